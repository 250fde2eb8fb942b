"""The trainer's parts in PyTorch, to be timed beside it.

torch_peer.py serve        reads a part's name a line, runs it once, prints its JSON line
torch_peer.py calibrate    the same, but times every variant and names the fastest
torch_peer.py check FILE   holds every variant to the numbers that `nca-bench check` wrote
"""

import argparse
import json
import os
import sys

import torch

from torch_recipe import agreement
from torch_recipe.automaton import MASKS
from torch_recipe.variants import Variant
from torch_recipe.workloads import PARTS, Settings

# Compiled functions and memory pools take more than one run to settle.
WARM_UP_RUNS = 2
CALIBRATION_RUNS = 3


def peak_memory():
    """The process's largest resident set so far in 10^6 bytes; None where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="utf-8") as status:
            line = next(line for line in status if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    except (OSError, StopIteration):
        return None


def reason(error):
    """What an error says, in a line."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


def warm(part, settings, variant):
    """The part, ready to be timed: memory is taken and functions are compiled."""
    workload = PARTS[part](settings, variant)
    for _ in range(WARM_UP_RUNS):
        workload.run()
    return workload


def calibrate(part, settings):
    """Times every variant; those that fail are left out with a note."""
    seconds, notes = {}, {}
    # Variants differ in convolutions only.
    for variant in [Variant.EAGER] if part == "matmul" else Variant:
        try:
            workload = warm(part, settings, variant)
            seconds[variant.value] = min(workload.run() for _ in range(CALIBRATION_RUNS))
        except Exception as error:  # a variant that this machine cannot run is no candidate
            notes[variant.value] = reason(error)
    if not seconds:
        raise RuntimeError(f"no variant runs: {notes}")
    return {"part": part, "variant": min(seconds, key=seconds.get), "variants": seconds, "notes": notes}


class Server:
    """Runs parts in one variant, or each in its fastest."""

    def __init__(self, settings, variant=None):
        self.settings = settings
        self.variant = variant
        self.workloads = {}

    def __call__(self, part):
        if part not in self.workloads:
            variant = self.variant or Variant(calibrate(part, self.settings)["variant"])
            self.workloads[part] = (variant, warm(part, self.settings, variant))
        variant, workload = self.workloads[part]
        return {
            "part": part,
            "variant": variant.value,
            "seconds": [workload.run()],
            "peakMemoryMB": peak_memory(),
        }


def answer_lines(answer):
    """Answers each line of the standard input, a part's name, with a line of JSON."""
    for line in sys.stdin:
        part = line.strip()
        try:
            if part not in PARTS:
                raise ValueError(f"no such part; there are {', '.join(PARTS)}")
            record = answer(part)
        except Exception as error:
            record = {"part": part, "error": reason(error)}
        print(json.dumps(record), flush=True)


def check(path):
    """Prints the largest relative error of each variant; false when one lies above the limit."""
    agrees = True
    for variant in Variant:
        record = {"variant": variant.value, "limit": agreement.LIMIT}
        try:
            errors = agreement.errors(path, variant)
            name = max(errors, key=errors.get)
            record |= {"largest": errors[name], "of": name, "errors": errors}
            # Written so that a NaN does not pass.
            agrees &= all(error < agreement.LIMIT for error in errors.values())
        except Exception as error:
            record["note"] = reason(error)
            agrees &= variant is Variant.COMPILED
        print(json.dumps(record), flush=True)
    return agrees


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ["serve", "calibrate"]:
        command = commands.add_parser(name)
        command.add_argument("--size", type=int, default=128)
        command.add_argument("--batch", type=int, default=4)
        command.add_argument("--steps", type=int, default=64)
        command.add_argument("--mask", choices=MASKS, default="pair")
        if name == "serve":
            names = ", ".join(variant.value for variant in Variant)
            command.add_argument("--variant", type=Variant, help=f"{names} (default: the fastest)")
    commands.add_parser("check").add_argument("file")
    arguments = parser.parse_args()

    torch.set_num_threads(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count())
    torch.manual_seed(1)
    if arguments.command == "check":
        sys.exit(0 if check(arguments.file) else 1)
    settings = Settings(arguments.size, arguments.batch, arguments.steps, arguments.mask)
    if arguments.command == "serve":
        answer_lines(Server(settings, arguments.variant))
    else:
        answer_lines(lambda part: calibrate(part, settings))


if __name__ == "__main__":
    main()
