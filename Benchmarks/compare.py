"""Sets the trainer beside PyTorch and JAX on this machine, after all have computed the same."""

import argparse
import json
import os
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from subprocess import CalledProcessError

from comparison.memory import Memory
from comparison.peers import JAX, PYTORCH, SPEED_PARTS, Calibrations, check_agreement
from comparison.preview import Preview
from comparison.quality import Quality, QualityOptions
from comparison.scaling import Scaling
from comparison.settings import CHOICES, QUICK, Settings
from comparison.side import SideError
from comparison.speed import Speed
from comparison.stepping import Stepping
from comparison.styling import Styling, StylingOptions

PARTS = [*SPEED_PARTS, "scaling", "memory", "stylize", "quality", "preview", "stepping"]
EXAMPLES = Path(__file__).parents[1] / "examples" / "images"
CONTENT = str(EXAMPLES / "astronaut.jpg")
STYLES = [str(EXAMPLES / f"{name}.png") for name in ("stripes", "woven", "tissue")]
PICTURES = [str(EXAMPLES / "woven.png"), str(EXAMPLES / "tissue.png")]


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
        parser.add_argument(f"--{name}", type=type(value), choices=CHOICES.get(name), help=f"(default: {value})")
    parser.add_argument("--quick", action="store_true", help="tiny sizes: shows that everything runs, times nothing")
    parser.add_argument("--json", metavar="FILE", help="save all numbers")
    parser.add_argument("--bench", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--commands", type=Path, required=True, help=argparse.SUPPRESS)
    quality = parser.add_argument_group("quality")
    quality.add_argument(
        "--picture", action="append", help="a picture to learn; may be repeated (default: two of the examples)"
    )
    quality.add_argument(
        "--quality-loss",
        type=float,
        action="append",
        metavar="LOSS",
        help="each picture's goal (default: the best style loss that ours reaches in the first half of its time)",
    )
    quality.add_argument("--quality-iterations", type=int, help="of our training (default: 400, quick: 6)")
    quality.add_argument("--judge-every", type=int, help="iterations of each side (default: 25, quick: 2)")
    quality.add_argument(
        "--quality-limit", type=float, default=12, help="when PyTorch gives up, in our times (default: 12)"
    )
    parser.add_argument("--stylize-iterations", type=int, help="of a style transfer (default: 30, quick: 2)")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    arguments.rounds = arguments.rounds or (2 if arguments.quick else 5)
    if arguments.rounds < 1:
        parser.error("--rounds must be 1 or more")
    arguments.picture = arguments.picture or PICTURES
    if arguments.quality_loss and len(arguments.quality_loss) != len(arguments.picture):
        parser.error(f"--quality-loss is needed once for each of the {len(arguments.picture)} pictures")
    return arguments


def settings_of(arguments):
    standard = asdict(QUICK if arguments.quick else Settings())
    given = {name: getattr(arguments, name) for name in standard if getattr(arguments, name) is not None}
    return Settings(**standard | given)


def quality_options(arguments):
    return QualityOptions(
        pictures=arguments.picture,
        goals=arguments.quality_loss or [],
        iterations=arguments.quality_iterations or (6 if arguments.quick else 400),
        every=arguments.judge_every or (2 if arguments.quick else 25),
        limit=arguments.quality_limit,
    )


def styling_options(arguments):
    return StylingOptions(
        content=CONTENT,
        styles=STYLES,
        size=64 if arguments.quick else 512,
        iterations=arguments.stylize_iterations or (2 if arguments.quick else 30),
    )


def preview_of(arguments):
    chromium = os.environ.get("NCA_CHROMIUM", "/usr/bin/chromium")
    size, steps = (32, 20) if arguments.quick else (128, 200)
    return Preview(arguments.commands, chromium, arguments.rounds, size, steps)


def stepping_of(arguments):
    chromium = os.environ.get("NCA_CHROMIUM", "/usr/bin/chromium")
    return Stepping(arguments.commands, chromium, arguments.rounds, steps=8 if arguments.quick else 64)


def peers_of(parts):
    """The peers that some parts need."""
    needed = {PYTORCH: {*PYTORCH.parts, "memory", "stylize", "quality"}, JAX: set(JAX.parts)}
    return [peer for peer, names in needed.items() if names & parts]


def measure(arguments, settings, report):
    """Runs the wanted parts, prints each one's table when it is done and puts its numbers into the report."""
    bench, rounds = arguments.bench, arguments.rounds
    parts = set(arguments.parts or PARTS)
    calibrations = Calibrations()
    sections = {
        "speed": lambda: Speed(bench, parts, calibrations, rounds, settings),
        "scaling": lambda: Scaling(bench, rounds, settings),
        "memory": lambda: Memory(bench, arguments.picture[0], calibrations, settings),
        "stylize": lambda: Styling(bench, styling_options(arguments), calibrations, settings),
        "quality": lambda: Quality(bench, quality_options(arguments), calibrations, settings),
        "preview": lambda: preview_of(arguments),
        "stepping": lambda: stepping_of(arguments),
    }
    report["agreement"] = check_agreement(bench, peers_of(parts))
    for name, run in sections.items():
        if name in parts or (name == "speed" and parts & set(SPEED_PARTS)):
            section = run()
            print(f"\n{section.text()}\n", flush=True)
            report[name] = section.as_json()
    report["calibrations"] = calibrations.as_json()


def main():
    arguments = parse()
    settings = settings_of(arguments)
    host = machine()
    print(f"{host['processor']}, {host['threads']} threads", flush=True)
    report = {"machine": host, "settings": asdict(settings), "rounds": arguments.rounds}
    try:
        measure(arguments, settings, report)
    except (SideError, CalledProcessError) as error:
        sys.exit(str(error))
    finally:
        # What was measured before a failure is worth keeping.
        if arguments.json:
            Path(arguments.json).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    if arguments.quick:
        print("Tiny sizes: these times say nothing.")


if __name__ == "__main__":
    main()
