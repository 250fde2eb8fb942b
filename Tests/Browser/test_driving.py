"""The light of a picture, a film or the camera drives the texture."""

import subprocess

import numpy as np
import pytest
from PIL import Image

from automaton import random_model
from conftest import ARGUMENTS, CHROMIUM, state_of, wait_for_frames, wait_for_steps
from test_fallback import ONLY_WEBGL_1
from test_painting import two  # noqa: F401

FAKE_CAMERA = ["--use-fake-device-for-media-stream"]


def half_dark(path, size=(48, 32), light=255):
    """A picture that is black in its left half and white or grey in its right."""
    picture = np.zeros((size[1], size[0], 3), np.uint8)
    picture[:, size[0] // 2 :] = light
    Image.fromarray(picture).save(path)
    return path


def choose(page, path, effect="erase"):
    page.evaluate("more.open = true")
    page.select_option("#effect", effect)
    with page.expect_file_chooser() as chooser:
        page.locator("#file").click(force=True)
    chooser.value.set_files(path)
    page.wait_for_function("() => file.getAttribute('aria-pressed') === 'true'")
    wait_for_frames(page)


@pytest.fixture
def grown(page_file, open_page):
    page = open_page(page_file, paused=True, viewport={"width": 480, "height": 640})
    page.evaluate("nca.reset(1); nca.step(40)")
    assert (state_of(page) != 0).any(axis=0).all()
    return page


def test_dark_cells_are_erased(grown, tmp_path):
    choose(grown, half_dark(tmp_path / "half.png"))
    state = state_of(grown)
    assert (state[:, :, :24] == 0).all()
    assert (state[:, :, 24:] != 0).any(axis=0).all()
    grown.click("#file", force=True)
    assert grown.get_attribute("#file", "aria-pressed") == "false"
    grown.evaluate("nca.step(60)")
    wait_for_frames(grown)
    assert (state_of(grown)[:, :, :24] != 0).any(axis=0).all(), "it heals once the picture is gone"


def test_picture_covers_the_grid_from_its_middle(grown, tmp_path):
    # Four times as wide as high: what covers the grid is its middle, with the border in it.
    choose(grown, half_dark(tmp_path / "wide.png", (400, 100)))
    assert (state_of(grown)[:, :, :24] == 0).all() and (state_of(grown)[:, :, 25:] != 0).any(axis=0).all()


def test_light_says_how_often_a_cell_updates(grown, tmp_path):
    choose(grown, half_dark(tmp_path / "half.png"), "speed")
    grown.evaluate("nca.reset(1); nca.step(12)")
    state = state_of(grown)
    assert (state[:, :, :24] == 0).all()
    assert (state[:, :, 24:] != 0).any(axis=0).all()
    grown.click("#file", force=True)
    grown.evaluate("nca.step(12)")
    assert (state_of(grown)[:, :, :24] != 0).any(axis=0).all(), "all cells update once the picture is gone"


@pytest.mark.parametrize("shape", [(4, 8), (12, 24)], ids=str)
@pytest.mark.parametrize("before", [None, ONLY_WEBGL_1], ids=["WebGL 2", "WebGL 1"])
def test_light_turns_each_cell(export, open_page, tmp_path, shape, before):
    path = export(random_model(*shape), state="rgba32f")
    light = 64
    states = []
    for angle in (None, 0, 2 * np.pi * light / 255):
        page = open_page(path, before=before, paused=True, viewport={"width": 480, "height": 640})
        page.evaluate("nca.reset(1); nca.step(40)")
        if angle is None:
            choose(page, half_dark(tmp_path / "half.png", light=light), "angle")
        else:
            page.evaluate("angle => nca.steer({ angle })", angle)
        page.evaluate("nca.step()")
        states.append(state_of(page))
    lit, dark, turned = states
    assert np.abs(lit[:, :, :24] - dark[:, :, :24]).max() < 1e-5
    assert np.abs(lit[:, :, 24:] - turned[:, :, 24:]).max() < 1e-5
    assert np.abs(dark - turned).max() > 1e-3


@pytest.mark.parametrize("before", [None, ONLY_WEBGL_1], ids=["WebGL 2", "WebGL 1"])
@pytest.mark.parametrize("model", [(4, 8, "pair"), (12, 24, "pair"), (12, 16, "independent")], ids=str)
def test_update_rate_is_the_share_of_updates_that_cells_take(export, open_page, model, before):
    page = open_page(export(random_model(*model[:2], mask=model[2])), before=before, paused=True)
    page.evaluate("nca.reset(1); nca.step(40)")

    def share():
        first = state_of(page)
        page.evaluate("nca.step()")
        return (state_of(page) != first).any(axis=0).mean()

    assert 0.45 < np.mean([share() for _ in range(4)]) < 0.55
    page.evaluate("rate.value = 25; rate.dispatchEvent(new Event('input'))")
    assert page.text_content("#rate-value") == "25%"
    assert 0.1 < np.mean([share() for _ in range(4)]) < 0.15
    page.evaluate("nca.reset(1); nca.step(40)")
    first = state_of(page)
    page.evaluate("nca.reset(1); nca.step(40)")
    assert (state_of(page) == first).all(), "the same seed and rate give the same film"


def test_light_chooses_textures(two, open_page, tmp_path):  # noqa: F811
    both, *alone = (open_page(path, paused=True, viewport={"width": 480, "height": 640}) for path in two)
    choose(both, half_dark(tmp_path / "half.png"), "model")
    states = []
    for page in (both, *alone):
        page.evaluate("nca.reset(1); nca.step(1)")
        states.append(state_of(page))
    assert (states[0][:, :, :24] == states[1][:, :, :24]).all()
    assert (states[0][:, :, 24:] == states[2][:, :, 24:]).all()
    assert (states[1] != states[2]).any()


def test_film_is_played(grown, tmp_path):
    film = tmp_path / "film.webm"
    source = "color=black:s=96x64:r=10:d=1[a];color=white:s=96x64:r=10:d=1[b];[a][b]concat"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-c:v", "libvpx", film], check=True)
    choose(grown, film)
    grown.wait_for_function("() => nca.state().every(value => value === 0)")
    grown.wait_for_function("() => { nca.step(8); return !nca.state().every(value => value === 0) }")


def test_file_that_is_no_picture_is_named(grown, tmp_path):
    path = tmp_path / "broken.png"
    path.write_bytes(b"no picture")
    grown.evaluate("more.open = true")
    with grown.expect_file_chooser() as chooser:
        grown.locator("#file").click(force=True)
    chooser.value.set_files(path)
    grown.wait_for_function("() => document.getElementById('status').textContent.startsWith('Not to be seen')")
    assert grown.get_attribute("#file", "aria-pressed") == "false"
    assert (state_of(grown) != 0).any(axis=0).all()


@pytest.fixture(scope="module")
def with_camera(browser):
    another = browser.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *FAKE_CAMERA])
    yield another
    another.close()


ASKED = """
window.asked = 0;
const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (...wishes) => {
  window.asked++;
  if (window.refuses) throw new DOMException("Permission denied", "NotAllowedError");
  return window.stream = await original(...wishes);
};
// What each cell was told last.
window.told = new Set();
const upload = WebGL2RenderingContext.prototype.texImage2D;
WebGL2RenderingContext.prototype.texImage2D = function (...words) {
  if (words.at(-1) instanceof ImageData) window.told = new Set(words.at(-1).data.filter((_, i) => i % 4 === 0));
  return upload.apply(this, words);
};
"""


def test_camera_is_asked_for_on_a_click_and_left_on_another(with_camera, page_file):
    context = with_camera.new_context(permissions=["camera"], viewport={"width": 480, "height": 640})
    context.add_init_script(ASKED)
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("more.open = true")
    page.select_option("#effect", "speed")
    wait_for_steps(page, 20)
    assert page.evaluate("asked") == 0
    page.click("#camera", force=True)
    page.wait_for_function("() => camera.getAttribute('aria-pressed') === 'true'")
    page.wait_for_function("() => told.size > 1")
    assert page.evaluate("asked") == 1
    page.click("#camera", force=True)
    assert page.get_attribute("#camera", "aria-pressed") == "false"
    assert page.evaluate("stream.getTracks().every(track => track.readyState === 'ended')")
    assert page.evaluate("[...told].join()") == "255"
    context.close()


def test_refused_camera_is_named(with_camera, page_file):
    context = with_camera.new_context(viewport={"width": 480, "height": 640})
    context.add_init_script(ASKED + "window.refuses = true;")
    page = context.new_page()
    page.goto(page_file.as_uri())
    page.evaluate("more.open = true")
    page.click("#camera", force=True)
    page.wait_for_function("() => document.getElementById('status').textContent.includes('Permission denied')")
    assert page.get_attribute("#camera", "aria-pressed") == "false"
    wait_for_steps(page)
    context.close()
