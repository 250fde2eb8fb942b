"""Mouse, touch, wheel and keyboard do what the page says they do."""

import numpy as np
import pytest

from automaton import random_model
from conftest import click_control, pixels_of, screen_of, state_of, wait_for_frames, wait_for_steps

# 48 × 32 cells on 480 × 320 pixels: a cell is 10 pixels wide.
CELL = 10
# What the panel holds, by the first words of the names.
CONTROLS = ["Pause", "Grow", "Speed", "Keys", "More", "Update", "Angle", "Scale", "Brush", "Smooth", "Light", "Picture", "Camera", "Save", "Tile", "Clip",
            "Copy", "Embed"]


@pytest.fixture
def still(page_file, open_page):
    """A paused page whose cells are all alive."""
    page = open_page(page_file, paused=True)
    page.evaluate("nca.reset(1); nca.step(40)")
    assert (state_of(page) != 0).any(axis=0).all()
    return page


def erased_cells(page):
    """Cells whose channels are all zero, `[height, width]`."""
    return (state_of(page) == 0).all(axis=0)


def test_space_pauses_and_goes_on(page_file, open_page):
    page = open_page(page_file)
    wait_for_steps(page)
    page.keyboard.press("Space")
    assert page.evaluate("nca.paused") is True
    assert page.get_attribute("#pause", "aria-pressed") == "true"
    page.keyboard.press("Space")
    assert page.evaluate("nca.paused") is False
    wait_for_steps(page)


def test_pause_button_answers_mouse_and_keyboard_once(page_file, open_page):
    page = open_page(page_file)
    click_control(page, "#pause")
    assert page.evaluate("nca.paused") is True
    page.keyboard.press("Space")  # on the focused button: one toggle, not two
    assert page.evaluate("nca.paused") is False


@pytest.mark.parametrize("act", ["r", "R", "button", "double click"])
def test_growing_anew_starts_from_zero_with_another_seed(still, act):
    still.evaluate("nca.reset(1); nca.step(40)")
    first = state_of(still)
    if act == "button":
        click_control(still, "#reseed")
    elif act == "double click":
        still.mouse.dblclick(400, 100)
    else:
        still.keyboard.press(act)
    assert still.evaluate("nca.stepCount") == 0
    assert not state_of(still).any()
    still.evaluate("nca.step(40)")
    assert (state_of(still) != first).any()


def test_full_stop_takes_one_step(still):
    still.keyboard.press(".")
    assert still.evaluate("nca.stepCount") == 41


def test_click_erases_the_cells_under_the_pointer(still):
    still.mouse.click(405, 52)
    rows, columns = np.nonzero(erased_cells(still))
    assert len(rows) > 4
    assert abs(columns.mean() + 0.5 - 405 / CELL) < 0.5
    assert abs(rows.mean() + 0.5 - 52 / CELL) < 0.5


def test_erased_cells_show_grey_where_the_pointer_was(still):
    still.mouse.click(405, 55)
    assert (np.abs(screen_of(still)[50:60, 400:410].astype(int) - 127.5) <= 1).all()


def test_fast_drag_leaves_no_gap(still):
    still.mouse.move(60, 40)
    still.mouse.down()
    still.mouse.move(420, 40)  # one event, 36 cells further
    still.mouse.up()
    still.mouse.move(420, 250)  # no button: erases nothing
    erased = erased_cells(still)
    assert erased[4, 6:42].all()
    assert not erased[10:].any()


def test_right_button_does_not_erase(still):
    still.mouse.click(300, 100, button="right")
    assert not erased_cells(still).any()


@pytest.fixture
def fingers(page_file, open_page):
    """A paused page and `send(kind, *points)`, which touches it."""
    page = open_page(page_file, paused=True, has_touch=True)
    page.evaluate("nca.reset(1); nca.step(40)")
    touch = page.context.new_cdp_session(page)

    def send(kind, *points):
        points = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return page, send


def test_touch_drag_erases(fingers):
    page, send = fingers
    send("touchStart", (100, 60))
    send("touchMove", (300, 60))
    send("touchEnd")
    page.wait_for_function("x => { const i = nca.size[0] * 6 + x; return nca.state()[i] === 0 }", arg=29)
    assert erased_cells(page)[6, 10:30].all()


def test_touch_erases_once_the_finger_leaves(fingers):
    page, send = fingers
    send("touchStart", (305, 65))
    wait_for_frames(page)
    assert not erased_cells(page).any(), "it may be the first of two"
    send("touchEnd")
    page.wait_for_function("() => nca.state()[nca.size[0] * 6 + 30] === 0")


def test_two_fingers_zoom_and_move_and_erase_nothing(fingers):
    page, send = fingers
    before = screen_of(page)
    send("touchStart", (200, 100))
    send("touchStart", (200, 100), (280, 100))
    for x in range(280, 361, 10):
        send("touchMove", (200, 100), (x, 100))
    wait_for_frames(page)
    closer = screen_of(page)
    assert edges(closer) < 0.75 * edges(before)
    assert (closer[100, 203] == before[100, 203]).all(), "what is under a finger stays there"
    send("touchMove", (200, 140), (360, 140))
    wait_for_frames(page)
    moved = screen_of(page)
    assert np.abs(moved[60:, 20:].astype(int) - closer[20:-40, 20:]).max(axis=2).mean() < 10
    send("touchEnd")
    wait_for_frames(page)
    assert not erased_cells(page).any()


def test_space_bar_that_is_let_go_elsewhere_moves_nothing(still):
    still.keyboard.down("Space")
    still.evaluate("dispatchEvent(new Event('blur'))")
    still.mouse.click(405, 52)
    assert erased_cells(still).any()
    still.keyboard.up("Space")
    assert still.evaluate("nca.paused") is True


@pytest.mark.parametrize("button", ["left", "middle"])
def test_space_or_middle_button_drag_moves_the_view(still, button):
    before = screen_of(still)
    still.mouse.move(100, 100)
    if button == "left":
        still.keyboard.down("Space")
    still.mouse.down(button=button)
    still.mouse.move(130, 150)
    still.mouse.up(button=button)
    if button == "left":
        still.keyboard.up("Space")
    assert still.evaluate("nca.paused") is True, "the space bar was used to move"
    assert not erased_cells(still).any()
    assert (screen_of(still)[60:300, 40:460] == before[10:250, 10:430]).all()
    still.keyboard.press("Space")
    assert still.evaluate("nca.paused") is False


def test_wheel_zooms_around_the_pointer(still):
    pointer = 133, 47
    before = screen_of(still)
    still.mouse.move(*pointer)
    still.mouse.wheel(0, -400)
    closer = screen_of(still)
    assert (closer[pointer[::-1]] == before[pointer[::-1]]).all(), "the cell under the pointer stays"
    assert edges(closer) < 0.75 * edges(before), "fewer cells on the screen"
    still.mouse.wheel(0, 400)
    assert np.abs(screen_of(still).astype(int) - before).max() <= 1


def edges(picture):
    return (np.diff(picture.astype(int), axis=1) != 0).any(axis=2).sum()


def test_zoomed_out_screen_repeats_the_grid(still):
    before = screen_of(still)
    for _ in range(4):
        still.keyboard.press("-")
    out = screen_of(still)
    assert edges(out) > 1.5 * edges(before)
    still.keyboard.press("0")
    assert (screen_of(still) == before).all()


def test_eraser_follows_zoom_and_wraps(still):
    """Zoomed out, the pointer's cell may lie on a copy of the grid."""
    for _ in range(4):
        still.keyboard.press("-")
    still.mouse.click(3, 3)
    rows, columns = np.nonzero(erased_cells(still))
    scale = CELL / 1.25**4
    # Cell under (3, 3) when the middle of the grid is the middle of the screen.
    x, y = (24 + (3 - 240) / scale) % 48, (16 + (3 - 160) / scale) % 32
    assert erased_cells(still)[int(y), int(x)]
    assert len(rows) > 20, "the brush has its size on the screen"


def test_smooth_switch_blends_cells(still):
    crisp = screen_of(still)
    click_control(still, "#more summary")
    click_control(still, "#smooth")
    smooth = screen_of(still)
    assert edges(smooth) > 3 * edges(crisp)
    click_control(still, "#more summary")  # out of the control, which keeps no letters
    still.keyboard.press("s")
    assert (screen_of(still) == crisp).all()
    assert not still.is_checked("#smooth")


def test_speed_slider_and_keys_set_steps_per_second(page_file, open_page):
    page = open_page(page_file)
    assert page.input_value("#speed") == "60"
    page.keyboard.press("ArrowUp")
    assert page.input_value("#speed") == "76"
    page.keyboard.press("ArrowDown")
    assert page.input_value("#speed") == "60"
    page.focus("#speed")
    page.keyboard.press("ArrowRight")
    assert page.input_value("#speed") == "61", "a focused slider keeps its arrows"
    page.keyboard.press("Home")
    assert page.text_content("#speed-value") == "1/s"


def test_speed_is_in_seconds_not_in_frames(page_file, open_page):
    """Ten steps a second are ten, however many frames the screen draws."""
    page = open_page(page_file)
    page.fill("#speed", "10")
    steps, seconds = page.evaluate(
        """() => new Promise(done => {
          const start = performance.now(), first = nca.stepCount;
          const wait = () => nca.stepCount >= first + 20
            ? done([nca.stepCount - first, (performance.now() - start) / 1000]) : requestAnimationFrame(wait);
          wait();
        })"""
    )
    assert 6 < steps / seconds < 14


def test_slow_frames_are_not_caught_up(page_file, open_page):
    page = open_page(page_file)
    page.fill("#speed", "240")
    wait_for_steps(page)
    before = page.evaluate("nca.stepCount")
    page.evaluate("{ const end = performance.now() + 1500; while (performance.now() < end); }")
    wait_for_frames(page, 2)
    assert page.evaluate("nca.stepCount") - before <= 3 * 64


def test_question_mark_lists_the_keys(page_file, open_page):
    page = open_page(page_file, paused=True)
    page.keyboard.press("?")
    assert page.is_visible("#keys")
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    assert page.is_hidden("#keys")
    click_control(page, "#help")
    assert page.is_visible("#keys")
    page.click("text=Close")
    assert page.is_hidden("#keys")


def test_panel_leaves_while_idle_and_comes_back(page_file, open_page):
    page = open_page(page_file)
    page.wait_for_selector("html.idle", timeout=8000)
    page.mouse.move(200, 30)
    page.wait_for_selector("html:not(.idle)")
    page.wait_for_selector("html.idle", timeout=8000)
    page.keyboard.press("Tab")  # reaches the hidden panel and shows it
    page.wait_for_selector("html:not(.idle)")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")


def test_brush_has_the_size_that_slider_and_keys_set(still):
    def count(x, y):
        still.evaluate("nca.reset(1); nca.step(40)")
        still.mouse.click(x, y)
        return erased_cells(still).sum()

    small = count(405, 55)
    for _ in range(3):
        still.keyboard.press("]")
    assert 2.5 * small < count(405, 55) < 5.5 * small  # a radius 1.95 times as large
    assert still.locator("#ring").bounding_box()["width"] == pytest.approx(2 * 26 * 1.25**3, abs=1)
    assert still.text_content("#brush-value") == "51px"
    for _ in range(20):
        still.keyboard.press("[")
    assert count(405, 55) <= 5
    assert still.input_value("#brush") == "4"


def test_angle_and_scale_steer(still):
    def grown():
        still.evaluate("nca.reset(1); nca.step(40)")
        return state_of(still)

    straight = grown()
    for _ in range(6):
        still.keyboard.press("ArrowRight")
    turned = grown()
    assert still.text_content("#angle-value") == "30°"
    still.evaluate("nca.steer({ angle: Math.PI / 6 })")
    assert (grown() == turned).all() and (turned != straight).any()
    click_control(still, "#more summary")
    still.fill("#scale", "0.75")
    scaled = grown()
    assert still.text_content("#scale-value") == "0.75×"
    still.evaluate("nca.steer({ angle: Math.PI / 6, size: 0.75 })")
    assert (grown() == scaled).all() and (scaled != turned).any()


def test_every_control_is_reached_by_tab_and_named(page_file, open_page):
    page = open_page(page_file)
    page.evaluate("more.open = true")
    names = []
    for _ in range(page.locator("#panel :is(button, input, select, summary):visible").count()):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        names.append(focused.evaluate("e => e.title || e.labels?.[0]?.innerText || e.innerText").split()[0])
        assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert names == CONTROLS


@pytest.mark.parametrize("width, height, ratio", [(1280, 800, 1), (390, 844, 2), (390, 844, 3), (320, 200, 1)])
def test_canvas_follows_the_window_at_most_two_pixels_a_point(page_file, open_page, width, height, ratio):
    page = open_page(page_file, paused=True, device_scale_factor=ratio)
    page.evaluate("nca.reset(1); nca.step(40)")
    state = state_of(page)
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(
        "size => canvas.width === size[0] && canvas.height === size[1]",
        arg=[width * min(ratio, 2), height * min(ratio, 2)],
    )
    assert (state_of(page) == state).all(), "the grid does not change with the window"
    assert screen_of(page).std() > 4
    # The window shows part of one copy of the grid: its middle cell lies in the window's middle.
    middle = screen_of(page)[height * ratio // 2 + 4, width * ratio // 2 + 4].astype(int)
    assert np.abs(middle - pixels_of(page)[16, 24]).max() <= 1
