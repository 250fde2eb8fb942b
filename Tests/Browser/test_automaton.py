"""The page computes the automaton that the model file describes, as the trainer does."""

import json
import subprocess

import numpy as np
import pytest

from automaton import random_model, rgb, run
from conftest import BIN, ROOT, state_of

SHAPES = [(4, 8, "pair", 0.5), (12, 16, "pair", 0.5), (4, 8, "independent", 0.3), (12, 16, "independent", 0.5),
          (5, 9, "independent", 1), (6, 16, "pair", 0.5)]
# Width and height differ; 33 is odd, so the last column of a pair mask has no partner.
GRIDS = [(40, 24), (33, 20)]


@pytest.mark.parametrize("size", GRIDS, ids=str)
@pytest.mark.parametrize("channels, hidden, mask, rate", SHAPES)
def test_page_steps_as_the_description_says(measured, export, open_page, channels, hidden, mask, rate, size):
    model = random_model(channels, hidden, seed=channels, mask=mask, rate=rate)
    seed, steps = 3_141_592_653, 8  # a seed that needs all 32 bits
    page = open_page(export(model, size=size, state="rgba32f"), paused=True)
    page.evaluate("([seed, steps]) => { nca.reset(seed); nca.step(steps) }", [seed, steps])
    assert page.evaluate("nca.stateFormat") == "rgba32f"
    expected = run(model, *size, seed, steps)
    difference = np.abs(state_of(page) - expected).max()
    measured(f"largest difference of any state after {steps} steps on {size}: {difference:.1e}")
    assert expected.std() > 0.01
    assert difference < 1e-5


@pytest.mark.parametrize("mask", ["pair", "independent"])
def test_hundred_steps_stay_on_the_trajectory(measured, export, open_page, mask):
    model = random_model(12, 24, mask=mask)
    page = open_page(export(model, size=(40, 24), state="rgba32f"), paused=True)
    page.evaluate("nca.reset(7); nca.step(100)")
    difference = np.abs(rgb(state_of(page)) - rgb(run(model, 40, 24, 7, 100))).max()
    measured(f"largest difference of rgb after 100 steps, {mask} mask: {difference * 255:.4f}/255")
    assert difference <= 1 / 255


def test_half_floats_stay_close_for_a_few_steps(measured, export, open_page):
    model = random_model(12, 24)
    page = open_page(export(model, size=(40, 24), state="rgba16f"), paused=True)
    page.evaluate("nca.reset(7); nca.step(8)")
    difference = np.abs(state_of(page) - run(model, 40, 24, 7, 8)).max()
    measured(f"largest difference of any state after 8 steps in half floats: {difference:.1e}")
    assert 0 < difference < 0.01


# The trainer's forward pass, by a tool that writes the states it ends with.

SIZE, STEPS, SEED = (96, 64), 200, 11
BUNDLED = sorted((ROOT / "examples/models/small").glob("*.nca"))


@pytest.fixture(scope="session")
def rollout(tmp_path_factory):
    tool = BIN / "nca-rollout"
    if not tool.exists():
        pytest.fail(f"{tool} is missing: swift build -c release, or set NCA_BIN")

    def rollout(path, *options):
        output = tmp_path_factory.mktemp("states") / "state.safetensors"
        size = f"{SIZE[0]}x{SIZE[1]}"
        arguments = ["--size", size, "--steps", str(STEPS), "--seed", str(SEED), "--states", output, *options]
        subprocess.run([tool, path, *arguments], check=True)
        return read_tensor(output, "state")

    return rollout


def read_tensor(path, name):
    """One float32 tensor of a safetensors file: a length, a JSON header, the numbers."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    entry = json.loads(data[8:start])[name]
    assert entry["dtype"] == "F32"
    first, last = entry["data_offsets"]
    return np.frombuffer(data[start + first : start + last], "<f4").reshape(entry["shape"])


def trajectory_models():
    # Calm rules: a chaotic one doubles a rounding error every few steps, on any two machines.
    shapes = [(4, 8, "pair"), (8, 32, "independent")]
    made = [pytest.param(random_model(c, h, seed=3, mask=m), id=f"{c}/{h} {m}") for c, h, m in shapes]
    return made + [pytest.param(path, id=path.stem) for path in BUNDLED]


@pytest.mark.parametrize("model", trajectory_models())
def test_trainer_and_browser_walk_together(measured, export, open_page, rollout, tmp_path, model):
    path = model if model in BUNDLED else model.write(tmp_path / "model.nca")
    expected = rgb(rollout(path))
    assert expected.std() > 0.01, "a flat picture would prove nothing"
    # How far the trainer's own kernels part when they only sum in another order: a chaotic rule doubles a
    # rounding error every few steps, and no two machines can walk it together for long.
    chaos = np.abs(rgb(rollout(path, "--kernels", "baseline")) - expected).max()
    differences = {}
    for state in ("rgba32f", "rgba16f"):
        page = open_page(export(path, size=SIZE, seed=SEED, state=state), paused=True)
        page.evaluate("([seed, steps]) => { nca.reset(seed); nca.step(steps) }", [SEED, STEPS])
        difference = np.abs(rgb(state_of(page)) - expected)
        differences[state] = difference.max()
        measured(f"{path.stem} {state}: largest rgb difference after {STEPS} steps on {SIZE[0]}x{SIZE[1]}: "
                 f"{difference.max() * 255:.4f}/255, mean {difference.mean() * 255:.4f}/255; "
                 f"between the trainer's own kernels {chaos * 255:.4f}/255")
    assert differences["rgba32f"] <= max(1 / 255, 4 * chaos)
