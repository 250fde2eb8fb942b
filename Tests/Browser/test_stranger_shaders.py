"""Shaders as strangers write them, in Shadertoy's dialect, show the same in Chromium and in the simulator."""

import numpy as np
import pytest

from conftest import BIN, ROOT
from shaders.chromium import Chromium
from shaders.program import shadertoy
from shaders.simulator import Simulator, command_path

FOLDER = ROOT / "examples/shaders"


@pytest.fixture(scope="module")
def pictures(browser):
    """Both pictures of a shader after some frames, `[height, width, 4]` each."""
    command = command_path(BIN)
    if not command.exists():
        pytest.fail(f"{command} is missing: swift build -c release, or set NCA_BIN")
    chromium = Chromium(browser)

    def pictures(name, size, frames=1):
        path = FOLDER / f"{name}.frag"
        program, feedback = shadertoy(path, size), "iChannel0" if frames > 1 else None
        expected = chromium.run(program, frames, feedback)["nca_color"]
        actual = Simulator(command).run(program, frames, feedback, source=path.read_text())["nca_color"]
        return expected, actual

    yield pictures
    chromium.close()


def test_life_is_the_same_after_200_generations(pictures):
    expected, actual = pictures("life", (64, 48), 200)
    assert 0.01 < (expected[..., 0] == 1).mean() < 0.5, "a dead or full board would prove nothing"
    # Counts and eighths: red is exact by construction, the trail shrinks by products of exact numbers.
    assert (expected[..., 0] == actual[..., 0]).all()
    assert np.abs(expected - actual).max() < 1e-6


def test_reaction_and_diffusion_stay_together(measured, pictures):
    expected, actual = pictures("reaction", (64, 48), 500)
    assert expected[..., 1].std() > 0.01, "a flat picture would prove nothing"
    difference = np.abs(expected - actual).max()
    measured(f"reaction-diffusion: largest difference after 500 frames {difference:.1e}")
    # Rounding adds some 4 ULP a frame, and a front amplifies it while it moves: 500 · 4 · 2^-24, a hundredfold.
    assert difference < 500 * 4 * 2.0**-24 * 100


def test_marched_scene_looks_the_same(measured, pictures):
    expected, actual = pictures("spheres", (128, 80))
    assert expected.std() > 0.05
    far = (np.abs(expected - actual) > 2 / 255).any(axis=-1).sum()
    pixels = expected.shape[0] * expected.shape[1]
    measured(f"ray-marched scene: {far} of {pixels} pixels differ by more than 2/255")
    # A ray that grazes a silhouette hits or misses by a rounding error.
    assert far <= pixels * 0.005
