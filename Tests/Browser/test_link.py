"""What stands behind the # of the address: a link shows the same thing."""

import pytest

from automaton import random_model
from conftest import click_control, pixels_of, screen_of, state_of, wait_for_frames, wait_for_steps


def hash_of(page, wanted):
    page.wait_for_function("wanted => location.hash === wanted", arg=wanted)
    return page.evaluate("location.hash")


@pytest.mark.parametrize("link", ["#seed=7&angle=30&scale=0.8", "#seed=4000000000&speed=90&zoom=2", "#"])
def test_same_link_same_film(page_file, open_page, link):
    pictures, states = [], []
    for _ in range(2):
        page = open_page(page_file, link=link + "&paused")
        page.evaluate("nca.step(25)")
        assert page.evaluate("nca.stepCount") == 225, "a link that is paused starts with a grown still"
        pictures.append(screen_of(page))
        states.append(pixels_of(page))
    assert (pictures[0] == pictures[1]).all() and (states[0] == states[1]).all()
    other = open_page(page_file, link="#seed=8&paused")
    other.evaluate("nca.step(25)")
    assert (pixels_of(other) != states[0]).any()


def test_link_sets_what_it_says(page_file, open_page):
    page = open_page(page_file, link="#seed=12&speed=30&zoom=2.5&angle=-45&scale=0.75&smooth=1&paused&ui=0")
    assert page.evaluate("[nca.seed, nca.paused]") == [12, True]
    values = {name: page.input_value(f"#{name}") for name in ("speed", "angle", "scale")}
    assert values == {"speed": "30", "angle": "-45", "scale": "0.75"}
    assert page.is_checked("#smooth")
    assert page.is_hidden("#panel") and page.is_hidden("#ring")
    page.keyboard.press("+")
    assert "ui=0" in hash_of(page, "#seed=12&speed=30&zoom=3.125&angle=-45&scale=0.75&smooth=1&paused&ui=0")


def test_address_follows_the_controls_and_opens_the_same_view(page_file, open_page):
    page = open_page(page_file, paused=True)
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("s")
    link = hash_of(page, "#seed=1&speed=76&zoom=1.25&angle=5&smooth=1&paused")
    page.evaluate("nca.reset(); nca.step(225)")
    again = open_page(page_file, link=link)
    again.evaluate("nca.step(25)")
    assert (screen_of(again) == screen_of(page)).all()
    page.keyboard.press("0")
    hash_of(page, "#seed=1&speed=76&angle=5&smooth=1&paused")


def test_moved_view_comes_back(page_file, open_page):
    page = open_page(page_file, link="#paused&zoom=3")
    page.mouse.move(100, 100)
    page.mouse.down(button="middle")
    page.mouse.move(160, 130)
    page.mouse.up(button="middle")
    link = hash_of(page, "#seed=1&zoom=3&x=22&y=15&paused")
    assert (screen_of(open_page(page_file, link=link)) == screen_of(page)).all()


def test_growing_anew_writes_the_seed(page_file, open_page):
    page = open_page(page_file)
    page.keyboard.press("r")
    seed = page.evaluate("nca.seed")
    assert hash_of(page, f"#seed={seed}")


def test_opening_a_page_writes_nothing(page_file, open_page):
    page = open_page(page_file)
    wait_for_steps(page, 40)
    assert page.evaluate("location.href") == page_file.as_uri()


def test_another_address_starts_anew(page_file, open_page):
    page = open_page(page_file, link="#seed=3&angle=90&paused")
    first = state_of(page)
    page.evaluate("location.hash = '#seed=4&paused'")
    page.wait_for_function("() => nca.seed === 4 && nca.stepCount === 200")
    assert page.input_value("#angle") == "0", "what a link does not say is as usual"
    page.evaluate("location.hash = '#seed=3&angle=90&paused'")
    page.wait_for_function("() => nca.seed === 3 && nca.stepCount === 200")
    assert (state_of(page) == first).all()
    page.evaluate("location.hash = '#seed=3'")
    page.wait_for_function("() => !nca.paused")
    wait_for_steps(page)


@pytest.mark.parametrize("link", ["#seed=&speed=x&zoom=NaN&angle=Infinity&scale=-3&model=9&ui=1", "#%E0%A4%A", "#speed=1e99&zoom=1e99"])
def test_odd_links_are_harmless(page_file, open_page, link):
    page = open_page(page_file, link=link)
    wait_for_steps(page)
    assert page.is_visible("#panel")
    assert 1 <= int(page.input_value("#speed")) <= 1000
    assert screen_of(page).shape == (320, 480, 3)


def test_link_with_reduced_motion_is_still(page_file, open_page):
    page = open_page(page_file, link="#seed=5", reduced_motion="reduce")
    assert page.evaluate("[nca.paused, nca.stepCount, nca.seed]") == [True, 200, 5]
    click_control(page, "#pause")
    wait_for_steps(page)
