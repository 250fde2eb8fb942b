"""Times the trainer's parts and their PyTorch counterparts in turn, after both have computed the same."""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from comparison.rounds import compare
from comparison.side import Side, SideError
from comparison.table import header, table

# The matrix product comes first: the others are measured by it.
PARTS = ["matmul", "vgg-gram", "rollout-4-8", "rollout-12-96", "iteration-4-8", "iteration-12-96"]
PEER = [sys.executable, Path(__file__).parent / "torch_peer.py"]


@dataclass(frozen=True)
class Settings:
    """Sizes that both sides are given."""

    size: int = 128
    batch: int = 4
    steps: int = 64
    mask: str = "pair"

    @property
    def options(self):
        return [word for name, value in asdict(self).items() for word in (f"--{name}", str(value))]


QUICK = Settings(size=32, batch=2, steps=4)


def check_agreement(bench):
    """Ends the run when the two sides compute different things; returns what the peer says of each variant."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "agreement.safetensors"
        subprocess.run([bench, "check", file], check=True)
        peer = subprocess.run([*PEER, "check", file], stdout=subprocess.PIPE, text=True)
    records = [json.loads(line) for line in peer.stdout.splitlines()]
    for record in records:
        told = record.get("note") or f"largest relative error {record['largest']:.1e} ({record['of']})"
        print(f"same numbers, {record['variant']}: {told}", flush=True)
    if peer.returncode != 0:
        sys.exit("The two sides do not compute the same: nothing was timed.")
    return records


def choose_variant(part, settings):
    """Times the peer's variants in a process of their own, so that the measured one's memory is its own."""
    with Side([*PEER, "calibrate", *settings.options]) as side:
        record = side.run(part)
    times = [f"{name} {seconds:.3g} s" for name, seconds in record["variants"].items()]
    notes = [f"{name} failed ({note})" for name, note in record["notes"].items()]
    print(f"{part}: PyTorch's variants: {', '.join(times + notes)}", flush=True)
    return record


def measure(bench, parts, rounds, settings):
    """Compares the parts one by one, each in two fresh processes."""
    calibrations, comparisons = [], []
    for part in parts:
        calibration = choose_variant(part, settings)
        variant = calibration["variant"]
        ours = Side([bench, "serve", *settings.options])
        peer = Side([*PEER, "serve", *settings.options, "--variant", variant])
        with ours, peer:
            comparisons.append(compare(part, ours, peer, variant, rounds, settings))
        calibrations.append(calibration)
    return calibrations, comparisons


def peak_rates(product):
    """Rates of the matrix product in 10^9 operations a second, by implementation."""
    rates = {name: median(values) for name, values in product.gigaflops_per_second.items()}
    return rates | {"PyTorch": product.peer_rate}


def machine():
    """The processor's name and its threads."""
    name = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        name = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {"processor": name, "threads": threads}


def parse():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)} (default: all)")
    parser.add_argument("--rounds", type=int, help="runs of each side (default: 5, quick: 2)")
    for name, value in asdict(Settings()).items():
        choices = ["pair", "independent"] if name == "mask" else None
        parser.add_argument(f"--{name}", type=type(value), choices=choices, help=f"(default: {value})")
    parser.add_argument("--quick", action="store_true", help="tiny sizes: shows that everything runs, times nothing")
    parser.add_argument("--json", metavar="FILE", help="save all numbers")
    parser.add_argument("--bench", type=Path, required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    arguments.rounds = arguments.rounds or (2 if arguments.quick else 5)
    if arguments.rounds < 1:
        parser.error("--rounds must be 1 or more")
    return arguments


def main():
    arguments = parse()
    standard = asdict(QUICK if arguments.quick else Settings())
    given = {name: getattr(arguments, name) for name in standard if getattr(arguments, name) is not None}
    settings = Settings(**standard | given)
    wanted = arguments.parts or PARTS
    parts = [part for part in PARTS if part in wanted or part == "matmul"]
    try:
        agreement = check_agreement(arguments.bench)
        calibrations, comparisons = measure(arguments.bench, parts, arguments.rounds, settings)
    except SideError as error:
        sys.exit(str(error))
    rates = peak_rates(comparisons[0])

    host = machine()
    print()
    print(header(host, settings, arguments.rounds, rates))
    print()
    print(table(comparisons, max(rates.values())))
    if arguments.quick:
        print("\nTiny sizes: these times say nothing.")
    if arguments.json:
        report = {
            "machine": host,
            "settings": asdict(settings),
            "rounds": arguments.rounds,
            "agreement": agreement,
            "calibrations": calibrations,
            "matrixProductGigaflopsPerSecond": rates,
            "parts": [comparison.as_json() for comparison in comparisons],
        }
        Path(arguments.json).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
