"""Strange models, strange places and weak devices: the page copes or says why not."""

import pytest

from automaton import random_model
from conftest import click_control, state_of, wait_for_frames, wait_for_steps

HOSTILE = {
    "name": "</script><script>alert(1)</script>",
    "author": "*/ <img src=x onerror=alert(2)> ${alert(3)} `${alert(4)}`",
    "license": "{{panel}} {{model}} <!-- <script>",
    "credit": "first line\nsecond line\u2028\"'\\ </style></title><svg onload=alert(5)>",
    "notes": "<b>bold</b> &lt; &amp; " + "very long text " * 4000 + "x" * 20000,
}


def test_hostile_texts_are_shown_and_run_nothing(export, open_page, screenshot):
    page = open_page(export(random_model(4, 8, card=HOSTILE)))
    wait_for_steps(page)
    texts = {name: page.text_content(f"#{name}") for name in ("name", "credit", "notes")}
    assert texts["name"] == HOSTILE["name"]
    assert texts["credit"] == " · ".join(HOSTILE[term] for term in ("name", "author", "license", "credit"))
    assert texts["notes"] == HOSTILE["notes"]
    assert page.evaluate("document.scripts.length") == 2
    assert page.locator("#panel :is(img, b, script, svg[onload])").count() == 0
    assert "<script>alert(1)" in page.title()
    click_control(page, "summary")
    panel = page.locator("#panel").bounding_box()
    assert panel["x"] >= 0 and panel["y"] >= 0
    assert panel["x"] + panel["width"] <= 480 and panel["y"] + panel["height"] <= 320
    screenshot(page, "hostile")


@pytest.mark.parametrize("name", ["", " ", "a\u202eb", "𝔘𝔫𝔦 🦠", "{{title}}"])
def test_odd_names_are_harmless(export, open_page, name):
    page = open_page(export(random_model(4, 8, card={"name": name})))
    wait_for_steps(page)
    assert page.title() or not name.strip()


def test_context_that_is_lost_comes_back_reseeded(page_file, open_page):
    page = open_page(page_file, paused=True)
    page.evaluate("nca.reset(5); nca.step(30)")
    first = state_of(page)
    page.evaluate("window.loss = canvas.getContext('webgl2').getExtension('WEBGL_lose_context'); loss.loseContext()")
    wait_for_frames(page)
    page.evaluate("nca.step(3); nca.erase(1, 1, 1); nca.reset(5)")  # harmless meanwhile
    assert "lost" in page.evaluate("(() => { try { nca.state() } catch (error) { return error.message } })()")
    page.evaluate("new Promise(done => { canvas.addEventListener('webglcontextrestored', done); loss.restoreContext() })")
    assert page.evaluate("nca.stepCount") == 0
    assert not state_of(page).any()
    page.evaluate("nca.step(30)")
    assert (state_of(page) == first).all()
    page.evaluate("nca.paused = false")
    wait_for_steps(page)


HIDE = """hidden => {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def test_hidden_page_rests_and_does_not_catch_up(page_file, open_page):
    page = open_page(page_file)
    wait_for_steps(page)
    page.evaluate(HIDE, True)
    wait_for_frames(page, 2)
    before = page.evaluate("nca.stepCount")
    wait_for_frames(page, 20)
    assert page.evaluate("nca.stepCount") == before
    page.evaluate(HIDE, False)
    wait_for_frames(page, 1)
    assert page.evaluate("nca.stepCount") - before < 15
    wait_for_steps(page)


def test_page_that_is_out_of_sight_rests(page_file, open_page):
    page = open_page(page_file)
    wait_for_steps(page)
    page.evaluate("canvas.hidden = true")
    wait_for_frames(page, 5)
    before = page.evaluate("nca.stepCount")
    wait_for_frames(page, 20)
    assert page.evaluate("nca.stepCount") == before
    page.evaluate("canvas.hidden = false")
    wait_for_steps(page)


# Chromium tells a frame of another origin so now and then, when it is busy.
HURRIED = """
  const { IntersectionObserver } = window;
  window.IntersectionObserver = class extends IntersectionObserver {
    constructor(listener, options) {
      const outOfSight = (entry) => ({ ...entry, target: entry.target, isIntersecting: false });
      super((entries, observer) => listener([...entries.map(outOfSight), ...entries], observer), options);
    }
  };
"""


def test_page_that_comes_into_sight_at_once_runs(page_file, open_page):
    wait_for_steps(open_page(page_file, before=HURRIED))


def test_reduced_motion_shows_a_grown_still(page_file, open_page):
    page = open_page(page_file, reduced_motion="reduce")
    assert page.evaluate("nca.paused") is True
    assert page.evaluate("nca.stepCount") == 200
    wait_for_frames(page, 10)
    assert page.evaluate("nca.stepCount") == 200
    page.keyboard.press("r")  # another still
    page.wait_for_function("() => nca.stepCount === 200")
    assert page.evaluate("nca.paused") is True
    page.keyboard.press("Space")
    wait_for_steps(page)


def test_script_interrupts_a_growing_still(page_file, open_page):
    page = open_page(page_file, reduced_motion="reduce", ready=False)
    page.evaluate("nca.paused = true; nca.reset(1)")
    page.evaluate("nca.ready")
    wait_for_frames(page, 10)
    assert page.evaluate("nca.stepCount") == 0


def test_page_runs_in_a_sandboxed_frame(page_file, open_page, tmp_path):
    outer = tmp_path / "outer.html"
    text = page_file.read_text().replace("&", "&amp;").replace('"', "&quot;")
    outer.write_text(f'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">'
                     f'<iframe sandbox="allow-scripts" width="400" height="300" srcdoc="{text}"></iframe>')
    page = open_page(outer, ready=False)
    frame = page.wait_for_selector("iframe").content_frame()
    frame.wait_for_function("() => window.nca && nca.stepCount > 5")
    assert frame.evaluate("origin") == "null"
    frame.evaluate("nca.paused = true; nca.reset(1); nca.step(40)")
    frame.click("#canvas", position={"x": 300, "y": 20})
    frame.focus("#pause")
    page.keyboard.press("?")
    assert frame.is_visible("#keys")


def message(page):
    page.wait_for_selector("#message", state="visible")
    return page.text_content("#message")


def test_shader_that_does_not_compile_is_named(page_file, open_page, tmp_path):
    broken = tmp_path / "broken.html"
    text = page_file.read_text()
    assert text.count("gl_FragCoord") >= 2
    broken.write_text(text.replace("gl_FragCoord", "gl_NoSuchThing", 1))
    page = open_page(broken, ready=False)
    assert "shader does not compile" in message(page) and "gl_NoSuchThing" in message(page)


def test_damaged_model_text_is_named(page_file, open_page, tmp_path):
    broken = tmp_path / "broken.html"
    broken.write_text(page_file.read_text().replace('"channels":4', '"channels":'))
    page = open_page(broken, ready=False)
    assert "cannot be shown" in message(page)
