"""Trainer, simulator and Chromium walk one trajectory of 1,000 steps."""

import json
import subprocess

import numpy as np
import pytest

from automaton import random_model, rgb
from conftest import BIN, state_of
from shaders.simulator import command_path
from test_automaton import read_tensor

SIZE, STEPS, SEED = (96, 64), 1000, 11
# Largest differences of rgb. Calm rules forget a rounding error at a fifth a step; where they do not, the trainer's
# own kernels part as far, and that is allowed on top. A half float's rounding is 2^-11 of a state of up to 4.
LIMITS = {"rgba32f": 1 / 255, "rgba16f": 24 / 255}


def simulate(model, size, steps, seed, state):
    """The simulator's state, `[channels, height, width]`, top row first."""
    arguments = ["--size", f"{size[0]}x{size[1]}", "--steps", str(steps), "--seed", str(seed), "--state", state]
    command = [command_path(BIN), model, *arguments, "--pixels", "json"]
    pixels = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["pixels"]
    textures = [np.array(pixels[name], np.float32) for name in sorted(pixels, key=lambda n: (len(n), n))]
    # The framebuffer's first row is the picture's top.
    channels = json.loads(model.read_text())["architecture"]["channels"]
    return np.moveaxis(np.concatenate(textures, axis=-1), -1, 0)[:channels]


def train(model, folder, *options):
    output = folder / "state.safetensors"
    arguments = ["--size", f"{SIZE[0]}x{SIZE[1]}", "--steps", str(STEPS), "--seed", str(SEED), "--states", output]
    subprocess.run([BIN / "nca-rollout", model, *arguments, *options], check=True)
    return read_tensor(output, "state")


@pytest.mark.parametrize("state", LIMITS)
@pytest.mark.parametrize("channels, hidden, mask", [(4, 8, "pair"), (8, 32, "independent")])
def test_three_walk_together(measured, export, open_page, tmp_path, channels, hidden, mask, state):
    path = random_model(channels, hidden, seed=3, mask=mask).write(tmp_path / "model.nca")
    page = open_page(export(path, size=SIZE, seed=SEED, state=state), paused=True)
    page.evaluate("([seed, steps]) => { nca.reset(seed); nca.step(steps) }", [SEED, STEPS])
    assert page.evaluate("nca.stateFormat") == state
    trainer = rgb(train(path, tmp_path))
    pictures = {"trainer": trainer, "simulator": rgb(simulate(path, SIZE, STEPS, SEED, state)),
                "Chromium": rgb(state_of(page))}
    assert trainer.std() > 0.01, "a flat picture would prove nothing"
    chaos = np.abs(rgb(train(path, tmp_path, "--kernels", "baseline")) - trainer).max()
    names = list(pictures)
    differences = {(a, b): np.abs(pictures[a] - pictures[b]).max() for a in names for b in names if a < b}
    table = ", ".join(f"{a} and {b} {difference * 255:.4f}/255" for (a, b), difference in differences.items())
    measured(f"{channels}/{hidden} {mask} {state} after {STEPS} steps: {table}; trainer's kernels {chaos * 255:.4f}/255")
    assert max(differences.values()) <= max(LIMITS[state], 4 * chaos)
