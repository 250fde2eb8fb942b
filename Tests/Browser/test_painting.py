"""A page of several models: the brush paints with any of them, in any format."""

import subprocess

import numpy as np
import pytest

from automaton import random_model
from conftest import BIN, click_control, screen_of, state_of
from test_fallback import BYTES, ONLY_WEBGL_1

SIZE = (48, 32)
DEVICES = {"WebGL 2": None, "WebGL 1": ONLY_WEBGL_1, "bytes": BYTES["WebGL 2 without floats"]}


@pytest.fixture(scope="session")
def two(tmp_path_factory):
    """A page of two models, and a page of each alone."""
    folder = tmp_path_factory.mktemp("two")
    paths = [random_model(4, 8, seed=seed, card={"name": name}).write(folder / f"{name}.nca")
             for seed, name in [(1, "moss"), (2, "<b>sand</b>".replace("/", "|"))]]
    pages = []
    for models in (paths, paths[:1], paths[1:]):
        pages.append(folder / f"page{len(pages)}.html")
        arguments = ["--html", "--precision", "full", "-o", pages[-1], "--size", "48x32"]
        subprocess.run([BIN / "nca-export", *models, *arguments], check=True)
    return pages


def after(page, script):
    page.evaluate(f"() => {{ nca.reset(1); {script} }}")
    return state_of(page)


@pytest.mark.parametrize("device", DEVICES)
def test_cells_obey_the_model_that_was_painted(two, open_page, device):
    both, first, second = (open_page(path, before=DEVICES[device], paused=True) for path in two)
    alone = [after(page, "nca.step(30)") for page in (first, second)]
    assert (alone[0] != alone[1]).any()
    assert (after(both, "nca.step(30)") == alone[0]).all(), "unpainted cells obey the first"
    assert (after(both, "nca.paint(0, 0, 1e6, 1); nca.step(30)") == alone[1]).all()
    mixed = after(both, "nca.paint(0, 0, 1e6, 0); nca.paint(24, 16, 8, 1); nca.step(1)")
    one = [after(page, "nca.step(1)") for page in (first, second)]
    assert (mixed[:, 16, 24] == one[1][:, 16, 24]).all() and (mixed[:, 0] == one[0][:, 0]).all()


def test_brush_paints_what_is_chosen(two, open_page):
    page = open_page(two[0], paused=True)
    page.evaluate("nca.step(40)")
    page.evaluate("more.open = true")
    options = page.eval_on_selector_all("#ink option", "list => list.map(option => option.textContent)")
    assert options == ["nothing: erases", "moss", "<b>sand<|b>"]
    assert page.input_value("#ink") == "1", "with several models the brush paints another"
    assert page.input_value("#model") == "0"
    before = state_of(page)
    page.mouse.click(405, 52)
    assert (state_of(page) == before).all(), "painting changes the rule, not the state"
    page.keyboard.press("e")
    assert page.input_value("#ink") == "-1"
    page.mouse.click(405, 52)
    assert (state_of(page)[:, 5, 40] == 0).all()
    page.keyboard.press("1")
    assert page.input_value("#ink") == "0"
    page.select_option("#model", "1")
    second = open_page(two[2], paused=True)
    assert (after(page, "nca.step(30)") == after(second, "nca.step(30)")).all()
    page.wait_for_function("() => location.hash.includes('model=1')")
    linked = open_page(two[0], link="#model=1&paused")
    assert (after(linked, "nca.step(30)") == after(second, "nca.step(30)")).all()


def test_stroke_of_the_brush_grafts(two, open_page):
    page = open_page(two[0], paused=True)
    page.mouse.move(300, 40)
    page.mouse.down()
    page.mouse.move(460, 40, steps=3)
    page.mouse.up()
    painted = after(page, "nca.step(1)")
    one = [after(open_page(path, paused=True), "nca.step(1)") for path in two[1:]]
    assert (painted[:, 4, 32:44] == one[1][:, 4, 32:44]).all()
    assert (painted[:, 20] == one[0][:, 20]).all()


def test_lost_context_comes_back_with_the_chosen_texture(two, open_page):
    page = open_page(two[0], link="#model=1", paused=True)
    first = after(page, "nca.step(20)")
    page.evaluate("window.loss = canvas.getContext('webgl2').getExtension('WEBGL_lose_context'); loss.loseContext()")
    page.evaluate("new Promise(done => { canvas.addEventListener('webglcontextrestored', done); loss.restoreContext() })")
    assert (after(page, "nca.step(20)") == first).all()


def test_page_of_one_model_offers_no_choice(page_file, open_page):
    page = open_page(page_file, paused=True)
    click_control(page, "#more summary")
    assert page.is_hidden("#ink") and page.is_hidden("#model")
    page.keyboard.press("2")
    page.evaluate("nca.reset(1); nca.step(40)")
    assert np.abs(state_of(page)).min(axis=0)[5, 40] >= 0
    page.mouse.click(405, 52)
    assert (state_of(page)[:, 5, 40] == 0).all(), "it still erases"
    assert screen_of(page).std() > 4
