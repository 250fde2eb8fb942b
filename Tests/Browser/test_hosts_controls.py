"""What ISF's inputs and the methods of the module for three.js do is what the page's controls do."""

import numpy as np
import pytest

from conftest import pixels_of, state_of
from hosts.exported import (
    SEED, SIZE, STATE_LIMIT, STEPS, after, difference, exported, model_of, open_host, page_of)


def codes_of(host):
    """The states that ISF's four channels hold in bytes, `[4, height, width]`; 0 is the seed state."""
    bytes_ = np.moveaxis(host.run(0, buffer="automaton"), -1, 0).astype(int)
    return np.where(bytes_ == 0, 0, bytes_ - 128)


def page_codes(page, script):
    page.evaluate(f"() => {{ {script} }}")
    codes = np.round(state_of(page) * (127 / STATE_LIMIT)).astype(int)
    assert codes.any(), "an empty state would prove nothing"
    return codes


@pytest.fixture(params=["web", "desktop"])
def isf(open_host, exported, open_page, request):
    """A host of ISF and the page, both at their start."""
    folder = exported(model_of("4/8"), "isf", state="rgba8")
    return open_host("isf", folder, host=request.param), page_of(open_page, folder)


def test_isf_reseeds(isf):
    host, page = isf
    host.run(30)
    host.run(1, inputs={"reseed": True})
    assert (codes_of(host) == 0).all()
    host.run(20)
    assert (codes_of(host) == page_codes(page, "nca.step(31); nca.erase(0, 0, 1e5); nca.step(20)")).all()


def test_isf_erases_where_the_brush_is(isf):
    host, page = isf
    host.run(40)
    host.run(1, inputs={"erase": True, "brush": [0.25, 0.75], "radius": 6})
    assert (codes_of(host) == page_codes(page, "nca.step(41); nca.erase(12, 8, 6)")).all()
    assert (codes_of(host)[:, 8, 12] == 0).all()
    host.run(20, inputs={"erase": False})
    assert (codes_of(host) == page_codes(page, "nca.step(20)")).all()


def test_isf_s_speed_is_the_share_of_frames_that_step(isf):
    host, page = isf
    host.run(1, inputs={"speed": 0.5})
    first = codes_of(host)
    assert (first == page_codes(page, "nca.step()")).all()
    host.run(1)
    assert (codes_of(host) == first).all()
    host.run(118)
    assert (codes_of(host) == page_codes(page, "nca.step(59)")).all()


def test_isf_holds_at_speed_0_and_still_erases(isf):
    host, page = isf
    host.run(40)
    held = page_codes(page, "nca.step(40)")
    host.run(5, inputs={"speed": 0})
    assert (codes_of(host) == held).all()
    host.run(1, inputs={"erase": True, "brush": [0.5, 0.25], "radius": 5})
    assert (codes_of(host) == page_codes(page, "nca.erase(24, 24, 5)")).all()
    host.run(1, inputs={"erase": False, "speed": 1})
    assert (codes_of(host) != page_codes(page, "")).any()


def test_isf_that_starts_held_is_grey_and_grows_later(isf):
    host, _ = isf
    assert (host.run(3, inputs={"speed": 0})[..., :3] == 128).all()
    assert host.run(60, inputs={"speed": 1})[..., :3].std() > 5


@pytest.mark.parametrize("inputs, script", [
    ({"seed": 9}, "nca.reset(9)"), ({"size": 0.75}, "nca.steer({ size: 0.75 })"),
    ({"field": 1}, "nca.steer({ field: 1 })"), ({"field": 2}, "nca.steer({ field: 2 })")], ids=str)
def test_isf_s_inputs_do_what_the_page_s_controls_do(isf, inputs, script):
    host, page = isf
    host.run(STEPS, inputs=inputs)
    steered = codes_of(host)
    assert (steered == page_codes(page, f"{script}; nca.step({STEPS})")).all()
    assert (steered != page_codes(page, f"nca.steer({{}}); nca.reset({SEED}); nca.step({STEPS})")).any()


def test_isf_turns_by_an_angle(isf, measured):
    host, page = isf
    host.run(20, inputs={"angle": 30})
    # Sine and cosine come from the GPU here and from JavaScript there.
    turned = page_codes(page, "nca.steer({ angle: Math.PI / 6 }); nca.step(20)")
    found = np.abs(codes_of(host) - turned).max()
    measured(f"isf turned by 30 degrees: largest difference of states after 20 steps {found}/127")
    assert found <= 1
    assert np.abs(turned - page_codes(page, "nca.steer({}); nca.reset(); nca.step(20)")).max() > 5


@pytest.mark.parametrize("zoom", [0.5, 2])
def test_isf_zooms_about_the_middle(isf, zoom):
    host, page = isf
    host.run(STEPS)
    picture = host.run(1, inputs={"speed": 0, "zoom": zoom})
    page.evaluate(f"nca.step({STEPS})")
    expected = pixels_of(page)
    width, height = SIZE
    sides = [((np.arange(side) + 0.5 - side / 2) / zoom + side / 2) % side for side in (height, width)]
    rows, columns = (np.floor(side).astype(int) for side in sides)
    assert (picture[..., :3] == expected[np.ix_(rows, columns)]).all()


@pytest.fixture(params=["rgba16f", "rgba32f"])
def three(open_host, exported, open_page, request):
    """A page with three.js and the page of the same automaton; both run one script at a time."""
    folder = exported(model_of("4/8"), "three", state=request.param)
    host, page = open_host("three", folder), page_of(open_page, folder)

    def compare(script, *frames):
        for frame in frames:
            picture = host.run(frame) if isinstance(frame, int) else host.run(1, inputs=frame)
        assert difference(picture, after(page, script)) == 0
        return picture

    return compare


def test_three_erases_around_texture_coordinates(three):
    picture = three("nca.step(40); nca.erase(12, 8, 6)", 40, {"erase": [0.25, 0.75, 6]})
    assert (picture[8, 12, :3] == 128).all()
    three("nca.step(20)", 20)


def test_three_starts_again_from_a_seed(three):
    first = three("nca.step(30)", 30)
    other = three("nca.reset(0xfedcba98); nca.step(30)", {"reset": [0xFEDCBA98]}, 30)
    again = three("nca.step(10); nca.reset(7); nca.step(30)", 10, {"reset": [7]}, 30)
    assert (again == first).all() and (other != first).any()


@pytest.mark.parametrize("field", [0, 1, 2])
def test_three_steers(three, field):
    steering = {"angle": 0.7, "size": 0.8, "field": field}
    options = f"{{ angle: 0.7, size: 0.8, field: {field} }}"
    steered = three(f"nca.steer({options}); nca.step(40)", {"steer": [steering]}, 40)
    straight = three("nca.steer({}); nca.reset(); nca.step(40)", {"steer": [{}], "reset": []}, 40)
    assert (steered != straight).any()


def test_three_runs_several_steps_a_frame_and_asks_for_nothing(open_host, exported, open_page):
    folder = exported(model_of("12/24"), "three")
    host, page = open_host("three", folder), page_of(open_page, folder)
    picture = host.run(1, inputs={"step": [STEPS]})
    assert difference(picture, after(page, f"nca.step({STEPS})")) == 0
    assert host.requests == []
