"""Pictures of the page for people to look at: NCA_SCREENSHOTS=DIR scripts/python-tests Tests/Browser -k looks"""

import os

import pytest

from automaton import random_model
from conftest import ROOT, wait_for_frames

pytestmark = pytest.mark.skipif(not os.environ.get("NCA_SCREENSHOTS"), reason="NCA_SCREENSHOTS is not set")

CARD = {
    "name": "Low tide", "author": "A. Painter", "license": "CC BY 4.0",
    "credit": "After a photograph in the public domain.\nFeature weights: VGG16, CC BY 4.0.",
    "notes": "A rule with random weights.",
}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="session")
def path(export):
    bundled = ROOT / "examples/models/small/gravel.nca"
    return export(bundled if bundled.exists() else random_model(12, 24, card=CARD), size=(128, 128))


@pytest.mark.parametrize("device", ["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("part", ["panel", "more", "about", "keys", "cells", "bare", "smooth"])
def test_looks(path, open_page, screenshot, device, scheme, part):
    # Pictures are taken in software: a running page's frames can take longer than the panel stays.
    page = open_page(path, color_scheme=scheme, paused=part != "bare", **(DESKTOP if device == "desktop" else PHONE))
    page.evaluate("nca.step(300)")
    if part in ("more", "about"):
        page.evaluate(f"{part}.open = true")
    if part == "cells":
        for _ in range(12):
            page.keyboard.press("+")
    if part == "keys":
        page.keyboard.press("?")
    if part == "smooth":
        page.keyboard.press("s")
    if part == "bare":
        page.wait_for_selector("html.idle", timeout=8000)
        page.wait_for_function("() => getComputedStyle(panel).opacity === '0'")
    wait_for_frames(page)
    page.evaluate("nca.paused = false")
    screenshot(page, f"{device}-{scheme}-{part}")
