"""The bundled models: the right picture grows, and grows back."""

import json

import numpy as np
import pytest
from PIL import Image

from conftest import ROOT, pixels_of

NAMES = ["gravel", "tissue", "brick"]


@pytest.fixture
def grown(export, open_page):
    """A page with a bundled model on a 128×128 grid, a thousand steps old, and the picture it learnt."""

    def grown(name):
        page = open_page(export(ROOT / f"examples/models/small/{name}.nca", size=(128, 128)), paused=True)
        page.evaluate("nca.reset(1); nca.step(1000)")
        return page, target_of(name)

    return grown


def target_of(name):
    """The picture as the trainer saw it: its part at the size of the training grid, in 0 ... 1."""
    training = json.loads((ROOT / f"examples/models/small/{name}.nca").read_text())["card"]["training"]
    x, y, width, height = training["part"]
    picture = Image.open(ROOT / f"examples/images/{name}.png").convert("RGB").crop((x, y, x + width, y + height))
    return np.asarray(picture.resize(training["size"], Image.Resampling.BOX)) / 255


def statistics(picture, cells=None):
    """Mean and spread of each colour, and the mean contrast to the right and downwards: 8 numbers in 0 ... 1.

    `cells` is a mask of the cells that count; all of them unless given.
    """
    cells = np.ones(picture.shape[:2], bool) if cells is None else cells
    grey = picture.mean(axis=2)
    contrasts = [np.abs(np.roll(grey, -1, axis) - grey)[cells].mean() for axis in (1, 0)]
    return np.concatenate([picture[cells].mean(axis=0), picture[cells].std(axis=0), contrasts])


def histogram_distance(first, second, bins=8):
    """How much of the brightness would have to change bins, 0 ... 1."""
    counts = [np.histogram(picture.mean(axis=2), bins, (0, 1))[0] / picture[..., 0].size for picture in (first, second)]
    return np.abs(counts[0] - counts[1]).sum() / 2


@pytest.mark.parametrize("name", NAMES)
def test_page_grows_the_right_picture(measured, grown, screenshot, name):
    page, target = grown(name)
    picture = pixels_of(page) / 255
    screenshot(page, f"{name}-grown")
    difference = np.abs(statistics(picture) - statistics(target))
    distance = histogram_distance(picture, target)
    measured(f"{name}: statistics differ by {np.round(difference, 3)}, brightness by {distance:.3f}")
    assert difference[:3].max() < 0.12, "mean colour"
    assert difference[3:6].max() < 0.10, "spread of colour"
    assert difference[6:].max() < 0.08, "contrast between neighbours"
    assert distance < 0.35
    # Nearer to its own picture than to the others.
    for other in NAMES:
        if other != name:
            rival = target_of(other)
            assert difference.sum() < np.abs(statistics(picture) - statistics(rival)).sum(), other


def disc_at(x, y, radius, side=128):
    """A mask of the cells within a radius, on the torus."""
    rows, columns = np.mgrid[:side, :side] + 0.5
    dx, dy = np.abs(columns - x), np.abs(rows - y)
    return np.hypot(np.minimum(dx, side - dx), np.minimum(dy, side - dy)) < radius


@pytest.mark.parametrize("name", NAMES)
def test_erased_disc_regrows(measured, grown, screenshot, name):
    page, _ = grown(name)
    x, y, radius = 40, 70, 20
    disc = disc_at(x, y, radius)
    before = pixels_of(page) / 255
    page.evaluate("disc => nca.erase(...disc)", [x, y, radius])
    erased = pixels_of(page) / 255
    assert erased[disc].std() < 0.01
    screenshot(page, f"{name}-erased")
    page.evaluate("nca.step(400)")
    after = pixels_of(page) / 255
    screenshot(page, f"{name}-regrown")

    # What grows back is another piece of the same texture: as near to the whole as its other discs are.
    whole = statistics(before)
    distance = lambda picture, disc: np.abs(statistics(picture, disc) - whole).sum()
    places = np.mgrid[0:128:16, 0:128:16].reshape(2, -1).T
    natural = np.quantile([distance(before, disc_at(*place, radius)) for place in places], 0.95)
    wound, scar = distance(erased, disc), distance(after, disc)
    measured(f"{name}: the disc differs from the whole by {wound:.3f} when erased, {scar:.3f} after 400 steps, "
          f"others by up to {natural:.3f}")
    assert scar <= 1.1 * natural
    assert wound > 1.2 * natural
    assert after[disc].std() > 0.5 * before[disc].std()
