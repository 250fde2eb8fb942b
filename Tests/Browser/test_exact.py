"""Exact models: trainer, simulator and Chromium hold the same bits after 1,000 steps."""

import json
import subprocess

import numpy as np
import pytest

from conftest import BIN, ROOT, state_of
from shaders.simulator import command_path
from test_automaton import read_tensor

MODEL = ROOT / "examples/models/exact/web.nca"
SIZE, STEPS, SEED = (96, 64), 1000, 11
GRID = ["--size", f"{SIZE[0]}x{SIZE[1]}", "--seed", SEED]
# Whole numbers of this are the states that textures of bytes hold; code 128 is zero.
BYTE_UNIT = 1 / 128


@pytest.fixture(scope="module")
def in_bytes(tmp_path_factory):
    """The same weights with states in bytes: an exact model of its own."""
    content = json.loads(MODEL.read_text())
    content["quantization"].update(stateLevels=127, stateLimit=127 * BYTE_UNIT)
    path = tmp_path_factory.mktemp("exact") / "bytes.nca"
    path.write_text(json.dumps(content))
    return path


def run(*words):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


def trainer(model, folder, steps, *options):
    """The trainer's state, `[channels, height, width]`."""
    output = folder / "state.safetensors"
    run(BIN / "nca-rollout", model, *GRID, "--steps", steps, "--states", output, *options)
    return read_tensor(output, "state")


def simulator(model, state, *options):
    """What the step shaders leave in the simulator's textures, whose first row is the picture's top."""
    output = run(command_path(BIN), model, *GRID, "--steps", STEPS, "--state", state, "--pixels", "json", *options)
    pixels = json.loads(output)["pixels"]
    texels = np.concatenate([np.array(pixels[f"state{i}"], np.float32) for i in range(len(pixels))], axis=-1)
    states = np.moveaxis(texels, -1, 0)
    return states if state != "rgba8" else (np.round(states * 255) - 128) * np.float32(BYTE_UNIT)


def chromium(page):
    page.evaluate("([seed, steps]) => { nca.reset(seed); nca.step(steps) }", [SEED, STEPS])
    return state_of(page)


@pytest.mark.parametrize("state", ["rgba16f", "rgba32f", "rgba8"])
def test_three_hold_the_same_bits(measured, export, open_page, in_bytes, tmp_path, state):
    model = in_bytes if state == "rgba8" else MODEL
    expected = trainer(model, tmp_path, STEPS)
    earlier = trainer(model, tmp_path, STEPS - 1)
    assert expected[:3].std() > 0.05 and (expected != earlier).mean() > 0.1, "a flat or still picture would prove nothing"
    unit = BYTE_UNIT if state == "rgba8" else 1 / 512
    assert (expected == np.round(expected / unit) * unit).all()

    page = open_page(export(model, size=SIZE, seed=SEED, state=state), paused=True)
    holders = {
        "the trainer's plain kernels": trainer(model, tmp_path, STEPS, "--kernels", "baseline"),
        "the simulator": simulator(model, state),
        "the simulator without fused multiply-add": simulator(model, state, "--separate-multiply-add"),
        "Chromium": chromium(page),
    }
    assert page.evaluate("nca.stateFormat") == state
    differing = {name: int((held != expected).sum()) for name, held in holders.items()}
    measured(f"exact model in {state}, {expected.size} states after {STEPS} steps, differing from the trainer's: {differing}")
    assert all(held.shape == expected.shape for held in holders.values())
    assert set(differing.values()) == {0}


def test_a_model_of_half_floats_is_rounded_to_bytes_alike(export, open_page, tmp_path):
    expected = trainer(MODEL, tmp_path, STEPS, "--exact", "--bytes")
    page = open_page(export(MODEL, size=SIZE, seed=SEED, state="rgba8"), paused=True)
    assert (simulator(MODEL, "rgba8") == expected).all()
    assert (chromium(page) == expected).all()
    assert expected[:3].std() > 0.05
