"""The command line that all peers have."""

import argparse
import sys

from peers import agreement
from peers.serving import Calibrator, Server, answer_lines
from peers.workload import Settings


def parser(description, recipe):
    """Commands `serve`, `calibrate` and `check`; a peer may add its own to the second result."""
    result = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = result.add_subparsers(dest="command", required=True)
    for name in ["serve", "calibrate"]:
        command = commands.add_parser(name)
        Settings.add_options(command)
        if name == "serve":
            names = ", ".join(variant.value for variant in recipe.variants)
            command.add_argument("--variant", type=recipe.variants, help=f"{names} (default: the fastest)")
    commands.add_parser("check").add_argument("file")
    return result, commands


def run(arguments, recipe, checks, optional=()):
    """Runs one of the shared commands."""
    if arguments.command == "check":
        sys.exit(0 if agreement.check(arguments.file, checks, recipe.variants, optional) else 1)
    settings = Settings.of(arguments)
    if arguments.command == "serve":
        answer_lines(Server(recipe, settings, arguments.variant))
    else:
        answer_lines(Calibrator(recipe, settings))
