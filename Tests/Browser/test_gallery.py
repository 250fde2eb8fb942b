"""A gallery in Chromium: stills, one texture alive at a time, keys, light and dark, its policy."""

import subprocess

import pytest

from automaton import random_model
from conftest import BIN

COUNT = 5


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gallery")
    models = [random_model(4, 8, seed=seed, card={"name": f"Texture {seed}", "author": "A. Painter"}).write(folder / f"t{seed}.nca")
              for seed in range(1, COUNT + 1)]
    subprocess.run([BIN / "nca-export", *models, "--gallery", folder / "site", "--size", "64x48", "--quiet"], check=True)
    return folder / "site"


@pytest.fixture
def open_site(watched_page, site):
    """Opens the index, which may ask for what is in its folder."""

    def open_site(**options):
        page = watched_page(lambda url: url.startswith(site.as_uri()), **{"viewport": {"width": 900, "height": 700}, **options})
        page.goto((site / "index.html").as_uri())
        return page

    return open_site


def live(page):
    """Which textures live, by their links."""
    return page.evaluate("[...document.querySelectorAll('iframe')].map(frame => frame.closest('a').getAttribute('href'))")


def wait_for_live(page, name):
    page.wait_for_function("name => document.querySelector('iframe.shown')?.closest('a').getAttribute('href') === name", arg=name)


def test_stills_are_shown_and_nothing_lives_at_first(open_site, screenshot):
    page = open_site()
    page.wait_for_function("() => [...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert page.locator("img").count() == COUNT and live(page) == []
    screenshot(page, "gallery")


def test_one_texture_at_a_time_lives_under_the_pointer(open_site, screenshot):
    page = open_site()
    for name in ("t2", "t4"):
        page.hover(f"a[href='{name}.html']")
        wait_for_live(page, f"{name}.html")
        assert live(page) == [f"{name}.html"]
    frame = next(frame for frame in page.frames if "t4.html" in frame.url)
    frame.wait_for_function("() => nca.size.join() === '64,48' && nca.stepCount > 3")
    screenshot(page, "gallery-live")


def test_a_click_on_a_living_texture_opens_its_page(open_site):
    page = open_site()
    page.hover("a[href='t3.html']")
    wait_for_live(page, "t3.html")
    page.click("a[href='t3.html'] .frame")
    page.wait_for_url("**/t3.html")
    page.wait_for_function("() => nca.stepCount > 3")


def test_keys_go_from_texture_to_texture_and_focus_enlivens(open_site):
    page = open_site()
    page.keyboard.press("Tab")
    columns = page.evaluate("getComputedStyle(document.querySelector('ul')).gridTemplateColumns.split(' ').length")
    assert 1 < columns < COUNT
    for key, at in (("ArrowRight", 1), ("ArrowDown", 1 + columns), ("ArrowUp", 1), ("End", COUNT - 1), ("Home", 0), ("ArrowLeft", 0)):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.getAttribute('href')") == f"t{at + 1}.html"
    wait_for_live(page, "t1.html")
    page.keyboard.press("Enter")
    page.wait_for_url("**/t1.html")


def test_less_motion_keeps_stills(open_site):
    page = open_site(reduced_motion="reduce")
    page.hover("a[href='t2.html']")
    page.focus("a[href='t3.html']")
    # Longer than the rest that a texture waits for, by the page's own clock.
    page.evaluate("new Promise(done => setTimeout(done, 400))")
    assert live(page) == []


def test_a_touch_screen_enlivens_what_is_in_its_middle(open_site):
    page = open_site(viewport={"width": 390, "height": 640}, has_touch=True, is_mobile=True)
    page.wait_for_selector("iframe.shown")
    first = live(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("first => document.querySelector('iframe.shown')?.closest('a').getAttribute('href') !== first", arg=first[0])
    assert len(live(page)) == 1


def test_the_policy_blocks_what_is_not_the_index_s_own(open_site, browser, site):
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    blocked = page.evaluate("""() => new Promise(done => {
      addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.stranger = true";
      document.body.append(script);
    })""")
    assert blocked.startswith("script-src") and page.evaluate("window.stranger") is None
    context.close()
