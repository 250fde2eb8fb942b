"""The page is small, comes from its readable sources, asks for nothing, and the browser holds it to that."""

import re
import subprocess

import pytest

from automaton import random_model
from conftest import BIN, ROOT, wait_for_steps

WEB = ROOT / "web"
SOURCES = sorted(path for path in (WEB / "source").rglob("*") if path.is_file())


def test_minified_files_are_made_of_the_sources(tmp_path):
    subprocess.run([ROOT / "scripts/minify-page", tmp_path], check=True)
    names = sorted(path.name for path in (WEB / "minified").iterdir())
    assert names == sorted(path.name for path in tmp_path.iterdir())
    for name in names:
        assert (WEB / "minified" / name).read_text() == (tmp_path / name).read_text(), f"{name}: run scripts/minify-page"


def test_page_says_where_it_can_be_read(page_file):
    comments = re.findall("<!--(.*?)-->", page_file.read_text().split("<script")[0])
    assert len(comments) == 1 and "web/source" in comments[0]
    assert (WEB / "source/page.html").exists()


# The examples' models at the precision that is usual; those of 4/8 have no example.
@pytest.mark.parametrize("model, most", [
    (random_model(4, 8, card={"name": "Low tide", "author": "A. Painter", "license": "CC BY 4.0",
                              "credit": "After a photograph in the public domain. Feature weights: VGG16."}), 30 * 1024),
    *((path, 60 * 1024) for path in sorted((ROOT / "examples/models").glob("*.nca")))],
    ids=lambda value: getattr(value, "stem", value if isinstance(value, int) else "4/8"))
def test_page_is_small(measured, tmp_path, model, most):
    path = model if not hasattr(model, "write") else model.write(tmp_path / "model.nca")
    page = tmp_path / "page.html"
    subprocess.run([BIN / "nca-export", path, "--html", "-o", page], check=True)
    measured(f"{path.stem}: a page of {page.stat().st_size} bytes, {most} at most")
    assert page.stat().st_size <= most


def test_sources_hold_nothing_that_a_strict_policy_forbids():
    forbidden = ["innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "new Function", "fetch(",
                 "XMLHttpRequest", "localStorage", "sessionStorage", "indexedDB", "cookie", "import(", "http://",
                 "https://", "url(", "@import", " onclick", " onload", " style="]
    assert len(SOURCES) > 10
    # The page's own icon is an address that holds it.
    texts = {path.name: path.read_text().replace("url(${find(\"icon\").href})", "") for path in SOURCES}
    assert [(name, word) for name, text in texts.items() for word in forbidden if word in text] == []


VIOLATIONS = {
    "script-src": "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))",
    "script-src-attr": "document.body.setAttribute('onclick', 'window.ran = true'); document.body.click()",
    "script-src eval": "setTimeout(\"window.ran = true\")",
    "style-src": "document.body.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }))",
    "connect-src": "fetch('https://example.org/').catch(() => {})",
    "img-src": "new Image().src = 'https://example.org/picture.png'",
    "frame-src": "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' }))",
    "worker-src": "try { new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))) } catch (error) {}",
    "base-uri": "document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.org/' }))",
}


@pytest.mark.parametrize("directive", VIOLATIONS)
def test_policy_is_in_force(page_file, browser, directive):
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(page_file.as_uri())
    wait_for_steps(page)
    asked, blocked = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: blocked.append(request.url) if request.failure == "csp" else None)
    page.evaluate("addEventListener('securitypolicyviolation', event => { (window.violations ??= []).push(event.effectiveDirective) })")
    page.evaluate(f"() => {{ {VIOLATIONS[directive]} }}")
    page.wait_for_function("() => window.violations")
    assert page.evaluate("violations")[0].startswith(directive.split()[0])
    assert page.evaluate("window.ran") is None
    assert [url for url in asked if url not in blocked] == []
    context.close()


def test_page_that_runs_violates_nothing_and_asks_for_nothing(page_file, open_page):
    before = "addEventListener('securitypolicyviolation', event => { (window.violations ??= []).push(event.effectiveDirective) })"
    page = open_page(page_file, before=before)
    wait_for_steps(page, 10)
    for key in ["r", "s", "?", "Escape", "+", "]"]:
        page.keyboard.press(key)
    wait_for_steps(page)
    assert page.evaluate("window.violations") is None
