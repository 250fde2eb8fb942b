"""The page opens, lives, and does what `window.nca` promises."""

import numpy as np
import pytest

from automaton import random_model
from conftest import pixels_of, screen_of, state_of, wait_for_frames, wait_for_steps


def test_page_opens_from_a_file_and_changes_over_time(page_file, open_page):
    page = open_page(page_file)
    before = pixels_of(page)
    wait_for_steps(page, 5)
    assert (pixels_of(page) != before).any()
    assert page.title().startswith("Test texture")


def test_members_have_the_promised_types(page_file, open_page):
    page = open_page(page_file)
    assert page.evaluate("nca.ready instanceof Promise")
    assert page.evaluate("nca.size") == [48, 32]
    assert page.evaluate("nca.channels") == 4
    assert page.evaluate("nca.stateFormat") == "rgba16f"
    assert page.evaluate("nca.paused") is False
    assert page.evaluate("nca.state() instanceof Float32Array && nca.state().length") == 4 * 32 * 48
    assert page.evaluate("nca.pixels() instanceof Uint8ClampedArray && nca.pixels().length") == 4 * 32 * 48


def test_paused_page_takes_only_the_steps_it_is_told(page_file, open_page):
    page = open_page(page_file, paused=True)
    page.evaluate("nca.reset(3)")
    wait_for_frames(page, 10)
    assert page.evaluate("nca.stepCount") == 0
    assert not state_of(page).any()
    page.evaluate("nca.step(7)")
    wait_for_frames(page, 10)
    assert page.evaluate("nca.stepCount") == 7
    page.evaluate("nca.step()")
    assert page.evaluate("nca.stepCount") == 8
    page.evaluate("nca.paused = false")
    wait_for_steps(page)


@pytest.mark.parametrize("state", ["rgba16f", "rgba32f"])
def test_same_seed_gives_the_same_bits(export, open_page, state):
    page = open_page(export(random_model(12, 24), state=state), paused=True)
    runs = []
    for seed in (5, 6, 5):
        page.evaluate("seed => { nca.reset(seed); nca.step(60) }", seed)
        runs.append(state_of(page))
    assert (runs[0] == runs[2]).all()
    assert (runs[0] != runs[1]).any()


def test_reset_without_a_seed_repeats_the_run(page_file, open_page):
    page = open_page(page_file, paused=True)
    page.evaluate("nca.reset(9); nca.step(20)")
    first = state_of(page)
    page.evaluate("nca.reset(); nca.step(20)")
    assert (state_of(page) == first).all()


def test_exported_seed_is_the_one_the_page_starts_with(export, open_page):
    page = open_page(export(random_model(4, 8), seed=4_000_000_000), paused=True)
    page.evaluate("nca.reset(); nca.step(20)")
    first = state_of(page)
    page.evaluate("nca.reset(4000000000); nca.step(20)")
    assert (state_of(page) == first).all()


def test_pixels_are_the_rounded_state(page_file, open_page):
    page = open_page(page_file, paused=True)
    page.evaluate("nca.step(30)")
    expected = np.clip(np.moveaxis(state_of(page)[:3], 0, -1).astype(float) + 0.5, 0, 1) * 255
    assert np.abs(pixels_of(page) - expected).max() <= 0.5 + 1e-4
    assert pixels_of(page).std() > 1, "a flat picture would prove nothing"


# Inside the grid, over the top left corner, over the bottom right corner, and far outside.
@pytest.mark.parametrize("x, y, radius", [(20, 9, 5), (2, 1, 6), (46.5, 30.5, 4), (20 - 3 * 48, 9 + 2 * 32, 5)])
def test_erase_sets_a_disc_on_the_torus_to_zero(export, open_page, x, y, radius):
    page = open_page(export(random_model(12, 24)), paused=True)
    page.evaluate("nca.reset(1); nca.step(40)")
    before = state_of(page)
    assert (before != 0).mean() > 0.99, "an empty state would prove nothing"
    page.evaluate("disc => nca.erase(...disc)", [x, y, radius])
    after = state_of(page)

    def torus_distance(position, size):
        distance = np.abs(np.arange(size) + 0.5 - position) % size
        return np.minimum(distance, size - distance)

    distance = np.hypot(torus_distance(y, 32)[:, None], torus_distance(x, 48)[None, :])
    inside = distance <= radius
    near = np.abs(distance - radius) < 1e-3  # where rounding decides
    assert (after[:, inside & ~near] == 0).all()
    assert (after[:, ~inside & ~near] == before[:, ~inside & ~near]).all()
    assert page.evaluate("nca.stepCount") == 40


@pytest.mark.parametrize("smooth", [False, True])
def test_screen_shows_the_grid_upright(export, open_page, smooth):
    """The middle of every cell of the view has the colour that pixels() says."""
    page = open_page(export(random_model(4, 8), size=(24, 16)), paused=True)  # cells of 20 pixels
    page.evaluate("nca.reset(1); nca.step(40)")
    if smooth:
        page.keyboard.press("s")
    wait_for_frames(page)
    shown = screen_of(page)
    expected = pixels_of(page).astype(int)
    # Pixel 10 of 20 lies half a pixel off the cell's middle: smooth mixes in 1/40 of the neighbours.
    middle = shown[10::20, 10::20].astype(int)
    tolerance = 14 if smooth else 1
    assert np.abs(middle - expected).max() <= tolerance
    assert expected.std(axis=(0, 1)).min() > 4
