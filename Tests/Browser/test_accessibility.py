"""axe-core finds nothing serious in a page, its panel, its list of keys, and a gallery, in dark and in light."""

import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from automaton import random_model
from conftest import BIN, click_control

GRAVE = ("serious", "critical")


def findings(page):
    """What axe-core holds to be serious or worse, a line each."""
    violations = Axe().run(page).response["violations"]
    return [f"{found['id']}: {node['html'][:120]}" for found in violations if found["impact"] in GRAVE for node in found["nodes"]]


@pytest.fixture(params=["dark", "light"])
def scheme(request):
    return {"color_scheme": request.param}


def test_axe_would_find_something(open_page, page_file):
    page = open_page(page_file, paused=True)
    page.evaluate("document.body.append(Object.assign(document.createElement('img'), { src: 'data:,' }))")
    assert any(line.startswith("image-alt") for line in findings(page))


def test_the_page_has_no_serious_finding(open_page, page_file, scheme):
    page = open_page(page_file, paused=True, **scheme)
    assert findings(page) == []
    for summary in page.locator("summary:visible").all():
        click_control(page, "body")
        summary.click()
    assert findings(page) == []
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    assert findings(page) == []


def test_a_page_that_cannot_run_has_no_serious_finding(open_page, page_file, scheme):
    hide = "HTMLCanvasElement.prototype.getContext = () => null"
    page = open_page(page_file, before=hide, ready=False, **scheme)
    assert page.get_by_role("alert").is_visible()
    assert findings(page) == []


def test_a_gallery_has_no_serious_finding(browser, tmp_path, scheme):
    models = [random_model(4, 8, seed=seed, card={"name": f"Texture {seed}", "author": "A. Painter"}).write(tmp_path / f"{seed}.nca")
              for seed in (1, 2)]
    subprocess.run([BIN / "nca-export", *models, "--gallery", tmp_path / "site", "--size", "48x32", "--quiet"], check=True)
    context = browser.new_context(offline=True, **scheme)
    page = context.new_page()
    page.goto((tmp_path / "site/index.html").as_uri())
    assert findings(page) == []
    page.hover("a[href='1.html']")
    page.wait_for_selector("iframe.shown")
    assert findings(page) == []
    context.close()
