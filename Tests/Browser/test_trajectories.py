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
STATE_LIMIT = 4.0  # what random_model's states stay within
# Largest differences of rgb that are allowed: of simulator and Chromium, and of either and the trainer.
# float32: the three differ in the order of sums alone, which these rules forget.
# Half floats: simulator and Chromium round alike, except where a sum lies between two halves and its own last bit
# decides. The trainer does not round: 2^-11 of a state of up to 4 comes in anew in every step, which only a rule that
# forgets quickly bears. Bytes: all three round to the same 255 levels.
LIMITS = {"rgba32f": (1 / 255, 1 / 255), "rgba16f": (1 / 255, 24 / 255), "rgba8": (1 / 255, 1 / 255)}
# A chaotic rule parts from itself wherever anything is rounded otherwise: its table is printed.
CALM, FORGETFUL, CHAOTIC = (4, 8, "independent", 5), (4, 8, "pair", 3), (12, 24, "pair", 1)


def simulate(model, size, steps, seed, state):
    """The simulator's state, `[channels, height, width]`, top row first."""
    arguments = ["--size", f"{size[0]}x{size[1]}", "--steps", str(steps), "--seed", str(seed), "--state", state]
    command = [command_path(BIN), model, *arguments, "--weights", "full", "--pixels", "json"]
    pixels = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["pixels"]
    textures = [np.array(pixels[name], np.float32) for name in sorted(pixels, key=lambda n: (len(n), n))]
    # The framebuffer's first row is the picture's top.
    channels = json.loads(model.read_text())["architecture"]["channels"]
    texels = np.moveaxis(np.concatenate(textures, axis=-1), -1, 0)[:channels]
    return texels if state != "rgba8" else (np.round(texels * 255) - 128) * np.float32(STATE_LIMIT / 127)


def train(model, folder, *options):
    output = folder / "state.safetensors"
    arguments = ["--size", f"{SIZE[0]}x{SIZE[1]}", "--steps", str(STEPS), "--seed", str(SEED), "--states", output]
    subprocess.run([BIN / "nca-rollout", model, *arguments, *options], check=True)
    return read_tensor(output, "state")


@pytest.mark.parametrize("state", LIMITS)
@pytest.mark.parametrize("rule", [CALM, FORGETFUL, CHAOTIC], ids=str)
def test_three_walk_together(measured, export, open_page, tmp_path, rule, state):
    channels, hidden, mask, seed = rule
    # Bytes for states are part of a model: the trainer rounds as the shaders do.
    limit = STATE_LIMIT if state == "rgba8" else None
    path = random_model(channels, hidden, seed=seed, mask=mask, state_limit=limit).write(tmp_path / "model.nca")
    page = open_page(export(path, size=SIZE, seed=SEED, state=state), paused=True)
    page.evaluate("([seed, steps]) => { nca.reset(seed); nca.step(steps) }", [SEED, STEPS])
    assert page.evaluate("nca.stateFormat") == state
    trainer = rgb(train(path, tmp_path))
    simulator, chromium = rgb(simulate(path, SIZE, STEPS, SEED, state)), rgb(state_of(page))
    assert trainer.std() > 0.01, "a flat picture would prove nothing"
    pairs = {"simulator and Chromium": (simulator, chromium), "simulator and trainer": (simulator, trainer),
             "Chromium and trainer": (chromium, trainer)}
    differences = {name: np.abs(a - b).max() for name, (a, b) in pairs.items()}
    table = ", ".join(f"{name} {difference * 255:.4f}/255" for name, difference in differences.items())
    measured(f"{channels}/{hidden} {mask} {state} after {STEPS} steps: {table}")
    shaders, against_trainer = LIMITS[state]
    if state == "rgba32f" or rule != CHAOTIC:
        assert differences.pop("simulator and Chromium") <= shaders
    if state != "rgba16f" and rule != CHAOTIC or rule == FORGETFUL:
        assert max(differences.values()) <= against_trainer
