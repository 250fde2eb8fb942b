"""Fixtures: models exported by the command under test, pages opened from file:// without a network."""

import os
import re
import subprocess
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import sync_playwright

from automaton import random_model

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(os.environ.get("NCA_BIN", ROOT / ".build/release"))
CHROMIUM = os.environ.get("NCA_CHROMIUM", "/usr/bin/chromium")
# A machine without a GPU renders in software; the bits are the same on every such machine.
ARGUMENTS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
# Chromium's remark that reading pixels waits for the GPU, which tests do all the time.
HARMLESS = re.compile(r"GPU stall due to ReadPixels")


# Long ones first: with two at work neither should end alone.
SLOW = ["test_corpus.py", "test_textures.py"]


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name not in SLOW)


def pytest_terminal_summary(terminalreporter):
    """What tests have measured is worth reading when they pass, too."""
    reports = [report for name in ("passed", "failed") for report in terminalreporter.stats.get(name, [])]
    lines = [line for report in reports for key, line in report.user_properties if key == "measured"]
    if lines:
        terminalreporter.section("measured")
        for line in lines:
            terminalreporter.line(line)


@pytest.fixture
def measured(request):
    """Prints a line at the end of the run: `measured("largest difference: …")`."""
    return lambda line: request.node.user_properties.append(("measured", line))


@pytest.fixture(scope="session")
def export(tmp_path_factory):
    """Exports a model (a Model or a path) as a page: `export(model, size=(48, 32), seed=1, state="rgba32f")`."""
    folder = tmp_path_factory.mktemp("pages")
    command = BIN / "nca-export"
    if not command.exists():
        pytest.fail(f"{command} is missing: swift build -c release, or set NCA_BIN")

    pages = {}

    def export(model, size=(48, 32), seed=1, state="rgba16f"):
        page = folder / f"page{len(pages)}.html"
        if not isinstance(model, Path):
            model = model.write(folder / f"model{len(pages)}.nca")
        wish = model.read_bytes(), size, seed, state
        if wish in pages:
            return pages[wish]
        pages[wish] = page
        arguments = ["--html", "--precision", "full", "--output", page, "--size", f"{size[0]}x{size[1]}", "--seed", str(seed)]
        subprocess.run([command, model, *arguments, "--state", state], check=True)
        return page

    return export


@pytest.fixture(scope="session")
def page_file(export):
    """A small page for everything that does not depend on the model."""
    return export(random_model(4, 8, card={"name": "Test texture", "author": "A. Painter"}))


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Watch:
    """What a page must not do: log an error, throw, ask for anything beyond itself."""

    def __init__(self, page, is_own):
        self.troubles = []
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.troubles.append(f"page error: {error}"))
        page.on("dialog", self.on_dialog)
        page.on("request", lambda request: self.on_request(request, is_own))

    def on_console(self, message):
        if message.type in ("error", "warning") and not HARMLESS.search(message.text):
            self.troubles.append(f"console: {message.text}")

    def on_dialog(self, dialog):
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def on_request(self, request, is_own):
        if not is_own(request.url) and not request.url.startswith(("data:", "about:", "blob:")):
            self.troubles.append(f"request: {request.url}")


@pytest.fixture
def watched_page(browser):
    """A blank page without a network: `watched_page(is_own, before="script", **context_options)`.

    Whatever a Watch objects to fails the test when it ends; `is_own` says which addresses may be asked for.
    """
    contexts, watches = [], []

    def watched_page(is_own, before=None, **options):
        context = browser.new_context(**{"offline": True, **options})
        contexts.append(context)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        watches.append(Watch(page, is_own))
        return page

    yield watched_page
    for context in contexts:
        context.close()
    troubles = [trouble for watch in watches for trouble in watch.troubles]
    assert troubles == []


@pytest.fixture
def open_page(watched_page):
    """Opens a page offline: `open_page(path, before="script", ready=True, link="#seed=2", **context_options)`."""

    def open_page(path, before=None, ready=True, paused=False, link="", **options):
        options = {"viewport": {"width": 480, "height": 320}, **options}
        page = watched_page(lambda url: url == path.as_uri(), before, **options)
        page.goto(path.as_uri() + link)
        if ready:
            page.evaluate("nca.ready")
        if paused:
            page.evaluate("nca.paused = true")
        return page

    return open_page


# Numbers one by one take a hundred times as long.
PACK = """array => {
  const bytes = new Uint8Array(array.buffer);
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}"""


def array_of(page, expression, kind):
    """A typed array in the page, which may be Firefox's."""
    return np.frombuffer(b64decode(page.evaluate(f"({PACK})({expression})")), kind).copy()


def state_of(page):
    """The page's state, `[channels, height, width]`."""
    width, height = page.evaluate("nca.size")
    return array_of(page, "nca.state()", np.float32).reshape(-1, height, width)


def pixels_of(page):
    """The page's picture, `[height, width, 3]` of bytes."""
    width, height = page.evaluate("nca.size")
    pixels = array_of(page, "nca.pixels()", np.uint8).reshape(height, width, 4)
    assert (pixels[..., 3] == 255).all()
    return pixels[..., :3]


def screen_of(page):
    """What the canvas shows, `[height, width, 3]` of bytes, without the panel."""
    wait_for_frames(page)
    # The page's policy lets nobody add a style, so what lies over the canvas is hidden by its attribute.
    over = page.evaluate_handle("[...document.querySelectorAll('#panel, #ring')].filter(e => !e.hidden)")
    over.evaluate("list => list.forEach(e => { e.hidden = true })")
    picture = page.screenshot()
    over.evaluate("list => list.forEach(e => { e.hidden = false })")
    return np.asarray(Image.open(BytesIO(picture)).convert("RGB"))


def click_control(page, selector):
    """Clicks something on the panel, which a moving pointer brings back in case it has left."""
    page.mouse.move(5, 5)
    page.mouse.move(6, 6)
    page.click(selector)


def wait_for_steps(page, more=3):
    """Waits until the page has run some more steps by itself."""
    page.wait_for_function("least => nca.stepCount >= least", arg=page.evaluate("nca.stepCount") + more)


def wait_for_frames(page, count=3):
    """Waits for animation frames: time enough for a running page to step, for a change to be drawn."""
    page.evaluate(
        """count => new Promise(done => {
          const next = () => count-- > 0 ? requestAnimationFrame(next) : done();
          next();
        })""",
        count,
    )


@pytest.fixture
def screenshot(request):
    """Saves a picture of a page into the folder that NCA_SCREENSHOTS names, if it names one."""

    def screenshot(page, name):
        folder = os.environ.get("NCA_SCREENSHOTS")
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png")

    return screenshot
