"""The page in Firefox: the film that Chromium shows, with WebGL 2 and 1, under the mouse and by keys."""

import numpy as np
import pytest

import firefox
from automaton import random_model
from conftest import array_of, pixels_of

pytestmark = pytest.mark.skipif(not firefox.is_installed(), reason=f"needs {' and '.join(firefox.COMMANDS)}")

VERSIONS = {"WebGL 2": {}, "WebGL 1": {"webgl.enable-webgl2": False}}


@pytest.fixture(scope="module", params=VERSIONS)
def window(request, tmp_path_factory):
    window = firefox.Firefox(tmp_path_factory.mktemp("profile"), VERSIONS[request.param])
    yield window
    window.close()


@pytest.fixture(scope="module")
def page_file(export):
    """Floats: half floats are rounded in one browser and cut off in the other."""
    return export(random_model(4, 8), state="rgba32f")


@pytest.fixture
def page(window, page_file):
    window.open("about:blank")  # or another address behind the # would load nothing anew
    window.open(page_file.as_uri() + "#paused")
    window.evaluate("nca.ready")
    return window


def pixels(window):
    width, height = window.evaluate("nca.size")
    return array_of(window, "nca.pixels()", np.uint8).reshape(height, width, 4)[..., :3]


def test_firefox_shows_chromium_s_film(page, page_file, open_page, measured):
    chromium = open_page(page_file, paused=True)
    chromium.evaluate("nca.reset(3); nca.step(40)")
    page.evaluate("(nca.reset(3), nca.step(40))")
    expected, found = pixels_of(chromium).astype(int), pixels(page).astype(int)
    difference = np.abs(expected - found).max()
    measured(f"Firefox beside Chromium, floats: largest difference after 40 steps {difference}/255")
    assert expected.std() > 5 and difference <= 1


def test_it_runs_by_itself_and_pauses_by_a_key(page):
    page.key(" ")
    page.wait_for("nca.stepCount > 5")
    page.key(" ")
    assert page.evaluate("nca.paused")


def test_the_mouse_erases(page):
    page.evaluate("nca.step(60)")
    before = (pixels(page) == 128).all(axis=-1)
    page.press(400, 200)
    erased = (pixels(page) == 128).all(axis=-1)
    assert 4 < erased.sum() - before.sum() < erased.size / 2


def test_the_page_asks_for_nothing(page):
    assert page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !/^(data|blob):/.test(name))") == []
