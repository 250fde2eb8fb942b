"""The page runs on what a device has: WebGL 2, WebGL 1, floats or bytes; without any it says so."""

import subprocess
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from automaton import random_model
from conftest import BIN, ROOT, pixels_of, screen_of, state_of, wait_for_frames, wait_for_steps

ONLY_WEBGL_1 = """
const original = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind === "webgl2" ? null : original.call(this, kind, ...rest);
};
"""
HIDE = """
for (const context of [WebGL2RenderingContext, WebGLRenderingContext]) {
  const original = context.prototype.getExtension;
  context.prototype.getExtension = function (name) { return HIDDEN.test(name) ? null : original.call(this, name); };
}
"""
NO_FLOATS = "const HIDDEN = /color_buffer|texture_(half_)?float/;" + HIDE
FEW_TARGETS = """
const parameter = WebGL2RenderingContext.prototype.getParameter;
WebGL2RenderingContext.prototype.getParameter = function (name) {
  return name === this.MAX_DRAW_BUFFERS ? 2 : parameter.call(this, name);
};
"""
DEVICES = {"WebGL 1": ONLY_WEBGL_1, "two targets": FEW_TARGETS}
BYTES = {"WebGL 2 without floats": NO_FLOATS, "WebGL 1 without floats": ONLY_WEBGL_1 + "{" + NO_FLOATS + "}"}
# 4 and 12 channels: one texel and three of a texture side by side. 33 is odd. A step of two passes and of one.
SHAPES = [(4, 8, "pair"), (12, 24, "pair"), (12, 16, "independent")]


@pytest.fixture
def walk(export, open_page):
    """The state of a rule on a device after some steps and a stroke of the eraser, with the page."""

    def walk(shape, state="rgba32f", before=None):
        channels, hidden, mask = shape
        path = export(random_model(channels, hidden, mask=mask), size=(33, 20), seed=3_141_592_653, state=state)
        page = open_page(path, before=before, paused=True)
        page.evaluate("nca.reset(); nca.steer({ angle: 0.5, size: 0.9 }); nca.step(12); nca.erase(30, 2, 5); nca.step(2)")
        return state_of(page), page

    return walk


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("state", ["rgba32f", "rgba16f"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_other_ways_walk_the_same_trajectory(measured, walk, shape, state, device):
    expected, _ = walk(shape, state)
    found, page = walk(shape, state, DEVICES[device])
    difference = np.abs(found - expected).max()
    measured(f"{shape} {state} on {device}: largest difference after 14 steps {difference:.1e}")
    assert page.evaluate("nca.stateFormat") == state
    assert expected.std() > 0.01
    # Sums are written alike; a driver may still fuse them otherwise.
    assert difference < (1e-5 if state == "rgba32f" else 0.02)
    assert (screen_of(page)[10::20, 10::20].std(axis=(0, 1)) > 1).all()
    expected = np.clip(np.moveaxis(found[:3], 0, -1).astype(float) + 0.5, 0, 1) * 255
    assert np.abs(pixels_of(page) - expected).max() <= 0.51


@pytest.mark.parametrize("device", BYTES)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_bytes_stand_in_where_floats_cannot_be_written(walk, shape, device):
    expected, _ = walk(shape)
    found, page = walk(shape, before=BYTES[device])
    assert page.evaluate("nca.stateFormat") == "rgba8"
    limit = np.abs(found).max()
    assert 0 < limit <= 1
    codes = found * 127
    assert np.abs(codes - np.round(codes)).max() < 1e-3
    # The same cells have updated.
    assert ((found != 0).any(axis=0) <= (expected != 0).any(axis=0)).all()
    assert (screen_of(page)[10::20, 10::20].std(axis=(0, 1)) > 1).all()


@pytest.mark.parametrize("device", BYTES)
def test_pages_in_bytes_say_the_same_everywhere(walk, device):
    expected, _ = walk((12, 24, "pair"), "rgba8")
    found, _ = walk((12, 24, "pair"), "rgba16f", BYTES[device])
    assert (np.abs(found - expected) < 1e-6).mean() > 0.999


def test_half_floats_stand_in_where_floats_cannot_be_written(export, open_page):
    path = export(random_model(12, 24), state="rgba32f")
    full, half = open_page(path), open_page(path, before="const HIDDEN = /EXT_color_buffer_float/;" + HIDE)
    assert full.evaluate("nca.stateFormat") == "rgba32f"
    assert half.evaluate("nca.stateFormat") == "rgba16f"
    wait_for_steps(half)
    assert state_of(half).any()


@pytest.mark.parametrize("device", [ONLY_WEBGL_1, *BYTES.values()], ids=["WebGL 1", *BYTES])
def test_page_lives_on_weak_devices(page_file, open_page, device):
    page = open_page(page_file, before=device)
    wait_for_steps(page, 40)
    page.mouse.move(100, 100)
    page.mouse.down()
    page.mouse.move(300, 100)
    page.mouse.up()
    wait_for_steps(page, 10)
    assert screen_of(page).std() > 4


def test_lost_context_of_webgl_1_comes_back_reseeded(page_file, open_page):
    page = open_page(page_file, before=ONLY_WEBGL_1, paused=True)
    page.evaluate("nca.reset(5); nca.step(30)")
    first = state_of(page)
    page.evaluate("window.loss = canvas.getContext('webgl').getExtension('WEBGL_lose_context'); loss.loseContext()")
    wait_for_frames(page)
    page.evaluate("new Promise(done => { canvas.addEventListener('webglcontextrestored', done); loss.restoreContext() })")
    assert page.evaluate("nca.stepCount") == 0
    page.evaluate("nca.step(30)")
    assert (state_of(page) == first).all()


def message(page):
    page.wait_for_selector("#message", state="visible")
    return page.text_content("#message")


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_without_webgl_a_sentence_says_so(page_file, open_page, screenshot, scheme):
    page = open_page(page_file, before="HTMLCanvasElement.prototype.getContext = () => null", ready=False, color_scheme=scheme)
    assert "WebGL" in message(page)
    assert "WebGL" in page.evaluate("nca.ready.then(() => null, error => error.message)")
    assert page.text_content("#name") == "Test texture", "whose it is stays to be read"
    assert page.is_hidden("#controls") and page.is_hidden("#ring")
    screenshot(page, f"no-webgl-{scheme}")


@pytest.mark.parametrize("name", ["small/brick", "web", None], ids=["brick", "12/96", "4/8"])
@pytest.mark.parametrize("before", ["HTMLCanvasElement.prototype.getContext = () => null", FEW_TARGETS.replace(
    "MAX_DRAW_BUFFERS", "MAX_TEXTURE_SIZE")], ids=["no WebGL", "small textures"])
def test_where_it_cannot_run_a_still_shows_what_grows(export, open_page, screenshot, name, before):
    path = export(ROOT / f"examples/models/{name}.nca" if name else random_model(4, 8), state="rgba16f")
    page = open_page(path, before=before, ready=False)
    message(page)
    assert page.get_attribute("canvas", "aria-label").endswith(", a still")
    assert page.evaluate("getComputedStyle(canvas).backgroundImage === `url(\"${icon.href}\")`")
    picture = np.asarray(Image.open(BytesIO(page.screenshot())).convert("RGB"))
    assert len(np.unique(picture[:60].reshape(-1, 3), axis=0)) > 20, "above the sentence"
    screenshot(page, f"still-{name}".replace("/", "-"))


@pytest.mark.parametrize("name", ["small/brick", "web"])
def test_icon_is_grown_from_the_model(export, open_page, name):
    page = open_page(export(ROOT / f"examples/models/{name}.nca", size=(64, 64), state="rgba16f"), paused=True)
    page.evaluate("nca.reset(2); nca.step(400)")
    icon = np.asarray(Image.open(BytesIO(b64decode(page.get_attribute("link[rel=icon]", "href").split(",")[1]))))
    assert icon.shape[0] == icon.shape[1] >= 32
    grown = pixels_of(page).reshape(-1, 3)
    for of in (np.mean, np.std):
        assert np.abs(of(icon.reshape(-1, 3), axis=0) - of(grown, axis=0)).max() < 24


def test_too_small_a_device_is_named(export, open_page):
    before = FEW_TARGETS.replace("MAX_DRAW_BUFFERS", "MAX_TEXTURE_SIZE")
    page = open_page(export(random_model(12, 24)), before=before, ready=False)
    assert "too large for this device" in message(page)


def test_exact_model_that_bytes_cannot_hold_says_so(open_page, tmp_path):
    model = random_model(4, 8).write(tmp_path / "model.nca")
    page = tmp_path / "exact.html"
    subprocess.run([BIN / "nca-export", model, "--html", "--exact", "-o", page], check=True)
    assert "cannot write" in message(open_page(page, before=NO_FLOATS, ready=False))
