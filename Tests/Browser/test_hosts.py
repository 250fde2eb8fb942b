"""Exported automata show in their hosts what the page shows, and names of strangers change nothing."""

import math

import numpy as np
import pytest

from automaton import perceive, random_model, update_mask
from hosts.exported import (
    HOSTS, MODELS, SEED, SIZE, STEPS, TEXTS, after, difference, exported, model_of, open_host, page_of)
from hosts.hosts import desktop_refusal

# Ends comments, strings, templates, lines and preprocessor conditions, where anybody lets it.
STRANGE = ("*/ void main() {} /* ` ${alert(1)} $` $& \\ // \n#error \r\n\u2028#error ??/\n"
           "\"}]}*/</script>\x00 ünïcode " * 2)
CASES = [("shadertoy", "rgba32f", {}), ("glslviewer", "rgba32f", {"contents": [7, -7, 7, 7]}),
         ("isf", "rgba8", {"host": "web"}), ("isf", "rgba8", {"host": "desktop"}),
         ("three", "rgba32f", {"webgl": 1}), ("three", "rgba32f", {"webgl": 2}), ("three", "rgba16f", {"webgl": 2})]


@pytest.mark.parametrize("name, precision", zip(MODELS, ["bytes", "full"]))
@pytest.mark.parametrize("dialect, state, options", CASES, ids=str)
def test_a_host_shows_what_the_page_shows(
    open_host, exported, open_page, measured, dialect, state, options, name, precision
):
    folder = exported(model_of(name), dialect, precision=precision, state=state)
    page = page_of(open_page, folder)
    assert page.evaluate("nca.stateFormat") == state
    expected = after(page, "nca.step(values.steps)", steps=STEPS)
    # Shadertoy's buffers are as large as the window: a cell of twelve channels needs three of its pixels.
    scale = math.ceil(MODELS[name][0] / 4) if dialect == "shadertoy" else 1
    host = open_host(dialect, folder, (SIZE[0] * scale, SIZE[1] * scale), **options)
    # ISF on the web shows what was there before the frame.
    picture = host.run(STEPS + (options.get("host") == "web"))
    found = difference(picture, expected)
    measured(f"{dialect} {options} {name} {precision} {state}: largest difference after {STEPS} steps {found}/255")
    assert found == 0


def test_shadertoy_s_tabs_are_its_json(open_host, exported):
    folder = exported(model_of("4/8"), "shadertoy")
    host = open_host("shadertoy", folder)
    expected = host.run(20)
    tabs = {"Common": "common", "Buffer A": "buffer-a", "Image": "image"}
    files = {tab: (folder / f"shadertoy/{name}.glsl").read_text() for tab, name in tabs.items()}
    assert host.load(files, size=SIZE) is None
    assert (host.run(20) == expected).all()


def test_shadertoy_s_mouse_erases_while_it_is_down_and_rewinding_grows_anew(open_host, exported, open_page):
    size = (96, 64)
    folder = exported(model_of("4/8"), "shadertoy", size=size)
    page = page_of(open_page, folder)
    host = open_host("shadertoy", folder, size)
    host.run(40)
    erased = host.run(1, mouse=(20, 12, True))
    # A frame takes its step, and the brush wins.
    expected = after(page, "nca.step(41); nca.erase(20, 12, 26)")
    assert difference(erased, expected) == 0
    assert (erased[12, 20, :3] == 128).all(), "the seed state is grey"
    expected = after(page, "nca.step(); nca.erase(60, 40, 26)")
    assert difference(host.run(1, mouse=(60, 40, True)), expected) == 0
    assert difference(host.run(19, mouse=(60, 40, False)), after(page, "nca.step(19)")) == 0
    host.restart()
    expected = after(page, "nca.reset(); nca.step(30)")
    assert difference(host.run(30), expected) == 0


def stepped(model, state, step):
    """The state after one more step, `[channels, height, width]`."""
    hidden = np.einsum("hp,pyx->hyx", model.w1, perceive(state)) + model.b1[:, None, None]
    change = np.einsum("ch,hyx->cyx", model.w2, np.maximum(hidden, 0))
    return state + update_mask(model, SEED, step, *state.shape[1:]) * change


@pytest.mark.parametrize("frames", [30, 31])
def test_shadertoy_s_resize_keeps_what_fits_and_the_torus_closes_there(open_host, exported, frames):
    # Without a state limit: floats that are not rounded are compared.
    model = random_model(4, 8)
    folder = exported(model, "shadertoy")
    host = open_host("shadertoy", folder)
    state = lambda frames, **options: np.moveaxis(host.run(frames, buffer="Buffer A", **options), -1, 0)
    before = state(30)
    # Shadertoy forgets which of a buffer's textures is the newest: after an odd frame the one before comes back.
    host.run(frames - 30)
    kept = before[:, :20, :30].astype(np.float64)
    smaller = state(1, size=(30, 20))
    assert np.abs(smaller - kept).max() > 0.01, "a state at rest would prove nothing"
    assert np.allclose(smaller, stepped(model, kept, frames), atol=1e-5)
    host.run(1)
    fits = state(0)
    assert np.isfinite(fits).all()
    larger = np.zeros((4, SIZE[1] + 8, SIZE[0] + 16))
    # What a larger window adds is the seed state; beyond the grid nothing grows.
    larger[:, :20, :30] = fits
    answer = state(1, size=(SIZE[0] + 16, SIZE[1] + 8))
    expected = stepped(model, larger[:, :SIZE[1], :SIZE[0]], frames + 2)
    assert np.allclose(answer[:, :SIZE[1], :SIZE[0]], expected, atol=1e-5)
    assert (answer[:, SIZE[1]:] == 0).all() and (answer[:, :, SIZE[0]:] == 0).all()


@pytest.mark.parametrize("dialect", HOSTS)
def test_a_stranger_s_name_changes_nothing_but_a_comment(open_host, exported, dialect):
    pictures = []
    for card in ({"name": "plain"}, {"name": STRANGE, "author": STRANGE, "license": STRANGE}):
        folder = exported(model_of("4/8", card=card), dialect)
        host = open_host(dialect, folder)
        dialogs = []
        host.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        pictures.append(host.run(30))
        assert dialogs == []
    assert pictures[0][..., :3].std() > 5
    assert (pictures[0] == pictures[1]).all()


@pytest.mark.parametrize("name", MODELS)
def test_glslviewer_s_text_is_what_a_desktop_compiles(exported, name):
    text = (exported(model_of(name, card={"name": STRANGE}), "glslviewer") / TEXTS["glslviewer"]).read_text()
    assert desktop_refusal(text) is None
    assert desktop_refusal(text, "DOUBLE_BUFFER_0") is None


def test_glslviewer_s_mouse_erases(open_host, exported, open_page):
    size = (96, 64)
    folder = exported(model_of("4/8"), "glslviewer", size=size)
    host, page = open_host("glslviewer", folder, size), page_of(open_page, folder)
    host.run(40)
    picture = host.run(1, mouse=(20, 12))
    assert difference(picture, after(page, "nca.step(41); nca.erase(20, 12, 26)")) == 0
    assert (picture[12, 20, :3] == 128).all()
