"""What a whole training takes of memory."""

import json
import subprocess
from dataclasses import replace

from comparison.peers import PYTORCH
from comparison.table import NOTHING, markdown, megabytes

PART = "iteration-12-96"
# Enough to visit every grid that a training grows through.
ITERATIONS = 6


class Memory:
    """Peak resident memory of trainings whose rollouts all have the longest length, each in a fresh process."""

    def __init__(self, bench, picture, calibrations, settings):
        self.settings = replace(settings, loss="transport")
        self.steps = settings.training_steps[1]
        self.ours = {size: self.training(bench, picture, size) for size in (settings.size, 2 * settings.size)}
        longest = replace(self.settings, steps=self.steps)
        variant = calibrations.variant(PYTORCH, PART, self.settings)
        with PYTORCH.serve(longest, variant) as side:
            self.peer = side.run(PART)["peakMemoryMB"]

    def training(self, bench, picture, size):
        """Of a few iterations of nca-train with its default options, long rollouts and files included."""
        steps = str(self.steps)
        options = ["--size", str(size), "--batch", str(self.settings.batch), "--iterations", str(ITERATIONS)]
        options += ["--minimum-steps", steps, "--maximum-steps", steps, "--validations", "1"]
        command = [bench, "learn", picture, "--preset", "standard", "--unjudged", "--every", str(ITERATIONS), *options]
        lines = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
        return json.loads(lines[-1]).get("peakMemoryMB")

    def text(self):
        rows = [
            [f"{size}x{size}", megabytes(ours), megabytes(self.peer) if size == self.settings.size else NOTHING]
            for size, ours in self.ours.items()
        ]
        return (
            f"Memory: training 12/96 with transport loss, batch {self.settings.batch}, {self.steps} steps; "
            f"PyTorch: {PART}\n\n" + markdown(["grid", "ours (MB)", f"{PYTORCH.name} (MB)"], rows)
        )

    def as_json(self):
        return {"steps": self.steps, "oursMB": self.ours, "PyTorchMB": self.peer}
