"""`<nca-texture>` in a page of somebody else's: attributes, its script interface, several models, a policy, no WebGL."""

import subprocess

import numpy as np
import pytest

from automaton import random_model
from conftest import BIN, array_of, pixels_of, wait_for_frames

SIZE = (48, 32)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """A folder with the scripts of two models and the first one's page."""
    folder = tmp_path_factory.mktemp("element")
    for seed, name in ((1, "moss"), (2, "stone")):
        card = {"name": name.title(), "author": "*/ </script> A. Painter", "license": "CC0"}
        model = random_model(4, 8, seed=seed, card=card).write(folder / f"{name}.nca")
        options = ["--size", f"{SIZE[0]}x{SIZE[1]}", "--state", "rgba32f", "--quiet"]
        subprocess.run([BIN / "nca-export", model, "--element", "-o", folder / f"{name}.js", *options], check=True)
        subprocess.run([BIN / "nca-export", model, "--html", "-o", folder / f"{name}.html", *options], check=True)
    return folder


@pytest.fixture
def open_host(watched_page, scripts):
    """Opens a stranger's page with some elements: `open_host('<nca-texture seed=3>', "moss", …)`."""

    def open_host(body, *names, head="", before=None, **options):
        options = {"viewport": {"width": 500, "height": 400}, **options}
        page = watched_page(lambda url: url.startswith(scripts.as_uri()), before, **options)
        sources = "".join(f'<script src="{name}.js"></script>' for name in names)
        host = scripts / f"host{len(list(scripts.glob('host*')))}.html"
        host.write_text(f"<!doctype html><meta charset=utf-8>{head}<style>nca-texture {{ width: 240px }}</style>{body}{sources}")
        page.goto(host.as_uri())
        return page

    return open_host


def after(page, script, selector="nca-texture"):
    page.evaluate("selector => document.querySelector(selector).ready", selector)
    grown = f"(() => {{ const nca = document.querySelector('{selector}'); {script}; return nca.pixels() }})()"
    picture = array_of(page, grown, np.uint8).reshape(SIZE[1], SIZE[0], 4)[..., :3]
    assert picture.std() > 5, "a flat picture would prove nothing"
    return picture


def test_an_element_runs_what_the_page_runs(open_host, open_page, scripts):
    page = open_host('<nca-texture seed="9" paused></nca-texture>', "moss")
    element = after(page, "nca.step(50)")
    own = open_page(scripts / "moss.html", paused=True)
    own.evaluate("nca.reset(9); nca.step(50)")
    assert (element == pixels_of(own)).all()


def test_attributes_may_change_at_any_time(open_host):
    page = open_host("<nca-texture paused></nca-texture>", "moss")
    first = after(page, "nca.step(30)")
    element = page.locator("nca-texture")
    element.evaluate("element => element.setAttribute('seed', '5')")
    assert element.evaluate("element => [element.stepCount, element.seed]") == [0, 5]
    assert (after(page, "nca.step(30)") != first).any()
    element.evaluate("element => element.removeAttribute('paused')")
    page.wait_for_function("() => document.querySelector('nca-texture').stepCount > 33")
    element.evaluate("element => element.setAttribute('paused', '')")
    count = element.evaluate("element => element.stepCount")
    wait_for_frames(page)
    assert element.evaluate("element => element.stepCount") == count


def test_scripts_of_two_models_share_the_element(open_host):
    page = open_host('<nca-texture model="stone" paused></nca-texture><nca-texture id="other" paused></nca-texture>', "moss", "stone")
    stone, moss = after(page, "nca.step(40)"), after(page, "nca.step(40)", "#other")
    assert (stone != moss).any()
    page.evaluate("document.querySelector('nca-texture').setAttribute('model', 'moss')")
    assert (after(page, "nca.reset(1); nca.step(40)") == moss).all()


def test_only_an_interactive_element_is_touched(open_host):
    page = open_host('<nca-texture paused></nca-texture>', "moss")
    grown = after(page, "nca.step(60)")
    page.mouse.click(120, 90)
    assert (after(page, "") == grown).all()
    page.evaluate("document.querySelector('nca-texture').setAttribute('interactive', '')")
    page.mouse.move(60, 60)
    page.mouse.down()
    page.mouse.move(180, 120)
    page.mouse.up()
    erased = (after(page, "") == 128).all(axis=-1)
    assert erased.any() and not erased.all()
    page.focus("nca-texture")
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('nca-texture').stepCount > 63")


def test_a_lazy_element_starts_when_it_comes_near(open_host):
    page = open_host('<div style="height: 3000px"></div><nca-texture loading="lazy" poster="data:,"></nca-texture>', "moss")
    wait_for_frames(page)
    assert page.evaluate("document.querySelector('nca-texture').stage === undefined || document.querySelector('nca-texture').stage === null")
    page.evaluate("scrollTo(0, 3000)")
    page.evaluate("document.querySelector('nca-texture').ready")
    page.wait_for_function("() => document.querySelector('nca-texture').stepCount > 2")


def test_an_element_that_leaves_stops_and_starts_again_when_it_returns(open_host):
    page = open_host("<nca-texture></nca-texture>", "moss")
    page.evaluate("document.querySelector('nca-texture').ready")
    page.wait_for_function("() => document.querySelector('nca-texture').stepCount > 2")
    page.evaluate("window.kept = document.querySelector('nca-texture'); kept.remove()")
    assert page.evaluate("kept.stage === null && !kept.shadowRoot.querySelector('canvas')")
    page.evaluate("document.body.append(kept)")
    page.evaluate("kept.ready")
    page.wait_for_function("() => kept.stepCount > 2")


def test_a_strict_policy_of_the_host_is_no_hindrance(open_host):
    policy = "default-src 'none'; script-src file:; style-src 'unsafe-inline'"
    page = open_host("<nca-texture paused></nca-texture>", "moss", head=f'<meta http-equiv="Content-Security-Policy" content="{policy}">')
    after(page, "nca.step(40)")
    assert page.evaluate("getComputedStyle(document.querySelector('nca-texture')).display") == "block"


def test_without_webgl_the_poster_stays(open_host):
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="
    page = open_host(f'<nca-texture poster="{dot}"></nca-texture>', "moss", before="HTMLCanvasElement.prototype.getContext = () => null")
    assert "WebGL" in page.evaluate("document.querySelector('nca-texture').ready.then(() => '', (error) => error.message)")
    assert page.locator("nca-texture img").is_visible()
    assert page.locator("nca-texture").get_attribute("aria-label") is None or page.locator("nca-texture").get_attribute("role") == "img"


def test_less_motion_shows_a_grown_still(open_host):
    page = open_host("<nca-texture></nca-texture>", "moss", reduced_motion="reduce")
    page.evaluate("document.querySelector('nca-texture').ready")
    count = page.evaluate("document.querySelector('nca-texture').stepCount")
    assert count >= 100
    wait_for_frames(page)
    assert page.evaluate("document.querySelector('nca-texture').stepCount") == count


def test_a_stranger_s_words_are_comments(scripts):
    lines = (scripts / "moss.js").read_text().splitlines()
    assert lines[0].startswith("// Moss by * /") and lines[1] == "// CC0"
    assert all(line.startswith("//") for line in lines[:2]) and "</script>" not in "".join(lines[2:])
