"""A process that answers names of parts with their numbers."""

import json
import subprocess


class SideError(Exception):
    """A side ended, or said that it cannot run a part."""


class Side:
    """One of the processes that take turns; a context manager that ends it."""

    def __init__(self, command):
        self.command = [str(word) for word in command]

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def run(self, part):
        """Runs the part once and returns its record."""
        try:
            print(part, file=self.process.stdin, flush=True)
        except BrokenPipeError:
            raise SideError(f"{self.command[0]} ended before it ran {part}") from None
        line = self.process.stdout.readline()
        if not line:
            raise SideError(f"{self.command[0]} ended without numbers for {part}")
        record = json.loads(line)
        if "error" in record:
            raise SideError(f"{self.command[0]}: {part}: {record['error']}")
        return record
