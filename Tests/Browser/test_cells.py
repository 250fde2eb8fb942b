"""At high zoom the cells show their channels."""

import numpy as np
import pytest

from automaton import random_model
from conftest import screen_of, state_of
from test_fallback import BYTES, ONLY_WEBGL_1

DEVICES = {"WebGL 2": None, "WebGL 1": ONLY_WEBGL_1, "bytes": BYTES["WebGL 2 without floats"]}


def columns(cell, channels):
    """The middle columns of a cell's bars: the plate spans 80 % of the cell, a bar 75 % of its share."""
    side = cell.shape[0]
    return [round(side * (0.1 + 0.8 * (channel + 0.37) / channels)) for channel in range(channels)]


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("channels", [4, 6, 12])
def test_bars_are_the_channels(export, open_page, channels, device):
    page = open_page(export(random_model(channels, 24), size=(24, 16)), before=DEVICES[device], link="#paused&zoom=4.8")
    state = state_of(page)
    picture = screen_of(page).astype(int)
    # A cell of 96 pixels; the grid's middle lies in the window's.
    assert picture.shape == (320, 480, 3)
    checked = 0
    for row, column in [(7, 11), (8, 12), (8, 10)]:
        top, left = 160 + (row - 8) * 96, 240 + (column - 12) * 96
        cell = picture[top : top + 96, left : left + 96]
        for channel, x in enumerate(columns(cell, channels)):
            bright = np.nonzero(cell[10:86, x].max(axis=1) > 200 if channel > 2 else cell[10:86, x, channel] > 225)[0]
            value = np.clip(state[channel, row, column] / 2, -0.5, 0.5) * 76.8  # in pixels, upwards
            plate = abs(value) < 2
            if plate or cell[12, x].max() > 200:  # a bar too short, or a plate too bright to tell
                continue
            checked += 1
            assert abs(len(bright) - abs(value)) <= 2.5
            assert (bright.mean() < 38) == (value > 0)
    assert checked > 3


def test_bars_appear_with_large_cells_only(page_file, open_page):
    page = open_page(page_file, link="#paused")  # cells of 10 pixels

    def is_plain():
        """Whether the cell right of and below the window's middle has one colour."""
        cell = screen_of(page)[163:187, 243:267]
        return (cell == cell[0, 0]).all()

    for _ in range(5):
        page.keyboard.press("+")
    assert is_plain(), "a cell of 31 pixels"
    page.keyboard.press("+")
    assert not is_plain(), "a cell of 38 pixels"
    page.keyboard.press("-")
    assert is_plain()
