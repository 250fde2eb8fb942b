"""Many random shaders in Chromium and in the simulator: scripts/compare-shaders."""

import argparse
import os
import sys
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import sync_playwright

from conftest import ARGUMENTS, BIN, CHROMIUM
from shaders.chromium import BATCH, Chromium
from shaders.comparison import compare, reduce
from shaders.generator import program_of
from shaders.simulator import Simulator, command_path


def parse():
    parser = argparse.ArgumentParser(prog="scripts/compare-shaders", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="programs (default: 2000)")
    parser.add_argument("--first-seed", type=int, default=1000, metavar="N", help="(default: 1000)")
    parser.add_argument("--keep", type=Path, default=Path("disagreements"), metavar="DIR",
                        help="receives the sources that disagree (default: disagreements)")
    parser.add_argument("--reduce", action="store_true", help="drop lines while the disagreement persists")
    parser.add_argument("--against-itself", action="store_true", help="Chromium on both sides: tests the comparison")
    return parser.parse_args()


class Summary:
    """Counts and the largest difference of each version and kind."""

    def __init__(self):
        self.verdicts = defaultdict(list)

    def add(self, program, verdict):
        self.verdicts[program.version, program.kind].append(verdict)

    def text(self):
        lines = ["| version | kind | programs | disagree | largest difference | of its tolerance |",
                 "|---|---|---:|---:|---:|---:|"]
        for (version, kind), verdicts in sorted(self.verdicts.items()):
            agreeing = [verdict for verdict in verdicts if verdict.message is None]
            largest = max((verdict.difference for verdict in agreeing), default=0)
            share = max((verdict.share for verdict in agreeing), default=0)
            lines.append(f"| {version} | {kind} | {len(verdicts)} | {len(verdicts) - len(agreeing)} "
                         f"| {largest:.2e} | {share:.1%} |")
        return "\n".join(lines)

    @property
    def disagreements(self):
        return sum(verdict.message is not None for verdicts in self.verdicts.values() for verdict in verdicts)


def verdict_of(program, chromium, simulator):
    return compare(program, *[runner.run_all([program])[0] for runner in (chromium, simulator)])


def main():
    arguments = parse()
    summary = Summary()
    seeds = range(arguments.first_seed, arguments.first_seed + arguments.count)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        chromium = Chromium(browser)
        simulator = chromium if arguments.against_itself else Simulator(command_path(BIN))
        for start in range(0, len(seeds), BATCH):
            programs = [program_of(seed) for seed in seeds[start : start + BATCH]]
            for program, theirs, ours in zip(programs, chromium.run_all(programs), simulator.run_all(programs)):
                verdict = compare(program, theirs, ours)
                summary.add(program, verdict)
                if verdict.message is None:
                    continue
                if arguments.reduce:
                    program = reduce(program, lambda p: disagrees_alike(verdict, verdict_of(p, chromium, simulator)))
                    verdict = verdict_of(program, chromium, simulator)
                arguments.keep.mkdir(parents=True, exist_ok=True)
                path = program.write(arguments.keep / f"seed{program.seed}.frag")
                print(f"\nseed {program.seed}, {path}:\n{verdict.message}", flush=True)
            done = min(start + BATCH, len(seeds))
            print(f"\r{done} of {len(seeds)}, {summary.disagreements} disagree", end="", file=sys.stderr, flush=True)
        browser.close()
    print(f"\n{summary.text()}")
    sys.exit(summary.disagreements > 0)


def disagrees_alike(first, now):
    """A smaller program counts when both still run and differ, or when one side still does not run it."""
    return now.message is not None and (now.difference == float("inf")) == (first.difference == float("inf"))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main()
