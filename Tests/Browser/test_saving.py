"""Pictures, tile, clip, shader and snippet can be taken along."""

import html
import json
import re
import subprocess
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from automaton import random_model
from conftest import pixels_of, screen_of, state_of, wait_for_steps

CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } });
"""


@pytest.fixture
def opened(page_file, open_page):
    def opened(path=page_file, **options):
        page = open_page(path, **options)
        page.evaluate("more.open = true")
        return page

    return opened


def press(page, name):
    page.evaluate(f"document.getElementById('{name}').click()")


def saved(page, name):
    with page.expect_download() as download:
        press(page, name)
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_picture_is_what_the_canvas_shows(opened):
    page = opened(link="#paused&zoom=1.5")
    name, data = saved(page, "picture")
    assert name == "Test-texture.png"
    assert (np.asarray(Image.open(BytesIO(data)).convert("RGB")) == screen_of(page)).all()
    assert page.text_content("#status") == "Saved Test-texture.png"


def test_picture_of_a_running_page_is_not_empty(opened):
    page = opened()
    wait_for_steps(page, 60)
    _, data = saved(page, "picture")
    assert np.asarray(Image.open(BytesIO(data)).convert("RGB")).std() > 4


def test_tile_has_the_grid_s_size_and_pixels(opened):
    page = opened(link="#paused")
    name, data = saved(page, "tile")
    assert name == "Test-texture-tile.png"
    tile = np.asarray(Image.open(BytesIO(data)).convert("RGB"))
    assert tile.shape == (32, 48, 3)
    assert (tile == pixels_of(page)).all() and tile.std() > 4


def test_clip_is_a_film_that_moves(opened, tmp_path):
    page = opened()
    press(page, "clip")
    assert page.get_attribute("#clip", "aria-pressed") == "true"
    wait_for_steps(page, 60)
    name, data = saved(page, "clip")
    assert name == "Test-texture.webm"
    assert page.get_attribute("#clip", "aria-pressed") == "false"
    film = tmp_path / name
    film.write_bytes(data)
    command = ["ffmpeg", "-v", "error", "-i", film, "-vf", "scale=48:32", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    frames = np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, np.uint8).reshape(-1, 32, 48, 3)
    assert len(frames) > 3
    assert frames[-1].std() > 4 and (frames[-1] != frames[0]).any()


@pytest.mark.parametrize("before", ["delete window.MediaRecorder", "delete HTMLCanvasElement.prototype.captureStream"])
def test_clip_is_not_offered_where_nothing_records(opened, before):
    assert opened(before=before).is_hidden("#clip")


def test_shader_is_copied(opened, page_file):
    page = opened(before=CLIPBOARD)
    press(page, "shader")
    text = page.evaluate("copied")
    assert page.text_content("#status") == "Copied"
    model = json.loads(re.search('nca-model>(.*?)</script>', page_file.read_text(), re.S)[1])
    # In the page lines are joined, for readers they are broken.
    assert all("".join(text.split()).count("".join(shader.split())) == 1 for shader in model["shaders"].values())
    assert max(len(line) for line in text.splitlines()) < 1000


def test_shader_is_saved_where_nothing_can_be_copied(opened):
    page = opened(before="Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    name, data = saved(page, "shader")
    assert name == "Test-texture.glsl" and b"#version 300 es" in data


def test_snippet_embeds_the_page_as_it_is(opened, export, open_page, tmp_path):
    hostile = "\"><script>alert(1)</script> & 'x"
    path = export(random_model(4, 8, card={"name": hostile}))
    page = opened(path, before=CLIPBOARD, link="#seed=9&angle=30&paused")
    press(page, "embed")
    snippet = page.evaluate("copied")
    outer = tmp_path / "outer.html"
    outer.write_text(f'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">{snippet}')
    assert snippet.count("<") == 2
    outside = page.context.new_page()
    outside.goto(outer.as_uri())
    element = outside.wait_for_selector("iframe")
    assert element.get_attribute("title") == hostile
    assert html.unescape(element.get_attribute("sandbox")) == "allow-scripts"
    frame = element.content_frame()
    frame.wait_for_function("() => window.nca && nca.stepCount === 200")
    assert frame.evaluate("nca.seed") == 9
    assert (state_of(frame) == state_of(page)).all()
