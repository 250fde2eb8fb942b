"""Shadertoy as we host it: what its documentation promises, and where it surprises."""

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image

from hosts.hosts import Shadertoy

COUNTER = """
void mainImage(out vec4 color, in vec2 at) {
  color = texelFetch(iChannel0, ivec2(at), 0) + vec4(1.0, 0.0, 0.0, 0.0);
}"""
SHOW = "void mainImage(out vec4 color, in vec2 at) { color = texelFetch(iChannel0, ivec2(at), 0) / 255.0; }"
BLACK = "void mainImage(out vec4 color, in vec2 at) { color = vec4(0.0); }"
SAMPLING = {"filter": "nearest", "wrap": "clamp", "vflip": "false", "srgb": "false", "internal": "byte"}
SITE_IDS = {257: "4dXGR8", 258: "XsXGR8", 37: "4dfGRr"}


@pytest.fixture(scope="module")
def host(browser):
    host = Shadertoy(browser)
    yield host
    host.close()


def buffer_input(channel=0, id=257, **sampling):
    return {"id": id, "src": "/media/previz/buffer00.png", "ctype": "buffer", "channel": channel, "published": 1,
            "sampler": SAMPLING | sampling}


def shader(*passes):
    """The API's JSON of passes, each `(kind, code, inputs)`; the kind is "common", "image", 257 for Buffer A, ..."""
    listed = []
    for kind, code, inputs in passes:
        type = kind if isinstance(kind, str) else "buffer"
        outputs = [] if type == "common" else [{"id": 37 if type == "image" else kind, "channel": 0}]
        listed.append({"inputs": inputs, "outputs": outputs, "code": code, "name": str(kind), "description": "",
                       "type": type})
    return {"json": json.dumps({"Shader": {"ver": "0.1", "info": {}, "renderpass": listed}})}


def test_buffer_counts_its_frames_and_a_restart_clears_it(host):
    assert host.load({"Buffer A": COUNTER, "Image": SHOW}) is None
    picture = host.run(7)
    assert picture.shape == (48, 64, 4)
    assert (picture == [7, 0, 0, 255]).all()
    host.restart()
    assert (host.run(2)[..., 0] == 2).all()


def test_the_clock_is_the_frames(host):
    code = "void mainImage(out vec4 c, in vec2 f) { c = vec4(iTime, iTimeDelta, float(iFrame), iDate.w); }"
    host.load({"Buffer A": code, "Image": BLACK})
    values = host.run(31, buffer="Buffer A", date=[2026, 10, 25, 60.5])[0, 0]
    assert np.allclose(values, [0.5, 1 / 60, 30, 60.5])


def test_who_is_drawn_later_sees_what_is_new(host):
    first = """void mainImage(out vec4 c, in vec2 f) {
      c = vec4(float(iFrame) + 1.0, texelFetch(iChannel0, ivec2(f), 0).x, texelFetch(iChannel1, ivec2(f), 0).x, 0.0);
    }"""
    assert host.load({"Buffer A": first, "Buffer B": first, "Image": BLACK}, channels={
        "Buffer A": ["Buffer A", "Buffer B"], "Buffer B": ["Buffer A", "Buffer B"]}) is None
    # In A both are a frame old; B sees the new A and the old B: a state split over both would be torn.
    assert host.run(5, buffer="Buffer A")[0, 0, :3].tolist() == [5, 4, 4]
    assert host.run(0, buffer="Buffer B")[0, 0, :3].tolist() == [5, 5, 4]


def test_passes_are_drawn_in_the_order_of_the_list_and_the_image_last(host):
    read = "void mainImage(out vec4 c, in vec2 f) { c = vec4(texelFetch(iChannel0, ivec2(f), 0).x + 1.0); }"
    passes = ("image", SHOW), (258, read), (257, COUNTER)
    assert host.load(shader(*((kind, code, [buffer_input()]) for kind, code in passes))) is None
    # B stands before A: it sees the frame before.
    assert host.run(4, buffer="Buffer B")[0, 0, 0] == 4
    assert (host.run(1)[..., 0] == 5).all()


@pytest.mark.parametrize("frames", [3, 4])
def test_a_resize_copies_the_overlap_and_keeps_the_frame(host, frames):
    code = """void mainImage(out vec4 c, in vec2 f) {
      c = texelFetch(iChannel0, ivec2(f), 0) + vec4(1.0, 0.0, 0.0, 0.0);
      c.y = float(iFrame);
    }"""
    host.load({"Buffer A": code, "Image": BLACK}, size=(64, 48))
    host.run(frames)
    state = host.run(1, size=(80, 40), buffer="Buffer A")
    assert state.shape == (40, 80, 4)
    # After an odd number of frames the newest texture is forgotten: the state is that of the frame before.
    assert (state[:, :64, 0] == frames + 1 - frames % 2).all()
    assert (state[:, 64:, 0] == 1).all()
    assert (state[..., 1] == frames).all()


def sample_at(host, x, **sampling):
    """A buffer that holds the number of its column, 8 wide, read at texture coordinate x."""
    ramp = "void mainImage(out vec4 c, in vec2 f) { c = vec4(floor(f.x)); }"
    probe = f"void mainImage(out vec4 c, in vec2 f) {{ c = texture(iChannel1, vec2({x}, 0.5)); }}"
    passes = (257, ramp, []), (258, probe, [buffer_input(1, **sampling)]), ("image", BLACK, [])
    assert host.load(shader(*passes), size=(8, 8)) is None
    return host.run(1, buffer="Buffer B")[0, 0, 0]


def test_filter_and_wrap_are_each_input_s_own(host):
    assert sample_at(host, "3.25 / 8.0") == 3
    assert abs(sample_at(host, "3.25 / 8.0", filter="linear") - 2.75) < 1 / 256
    assert sample_at(host, "-1.5 / 8.0") == 0
    assert sample_at(host, "-1.5 / 8.0", wrap="repeat") == 6


def test_a_channel_picked_by_hand_is_linear(host):
    ramp = "void mainImage(out vec4 c, in vec2 f) { c = vec4(floor(f.x)); }"
    probe = "void mainImage(out vec4 c, in vec2 f) { c = texture(iChannel0, vec2(0.5, 0.5)); }"
    host.load({"Buffer A": ramp, "Buffer B": probe, "Image": BLACK}, size=(8, 8))
    assert abs(host.run(1, buffer="Buffer B")[0, 0, 0] - 3.5) < 1 / 256


def test_a_flip_turns_pictures_and_never_buffers(host):
    stripes = Image.fromarray(np.array([[[255, 0, 0]], [[0, 0, 255]]], np.uint8))
    file = io.BytesIO()
    stripes.save(file, "PNG")
    source = "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
    code = "void mainImage(out vec4 c, in vec2 f) { c = texture(iChannel0, f / iResolution.xy); }"
    ramp = "void mainImage(out vec4 c, in vec2 f) { c = vec4(step(4.0, f.y)); }"
    tops = {}
    for flip in ["true", "false"]:
        picture = buffer_input(vflip=flip) | {"id": 1, "ctype": "texture", "src": source}
        host.load(shader(("image", code, [picture])), size=(8, 8))
        tops["picture", flip] = host.run()[0, 0].tolist()
        host.load(shader((257, ramp, []), ("image", code, [buffer_input(vflip=flip)])), size=(8, 8))
        tops["buffer", flip] = host.run()[0, 0].tolist()
    assert tops["picture", "true"] == [255, 0, 0, 255]
    assert tops["picture", "false"] == [0, 0, 255, 255]
    assert tops["buffer", "true"] == tops["buffer", "false"] == [255, 255, 255, 255]


def test_the_mouse_tells_press_drag_and_release_by_signs(host):
    host.load({"Buffer A": "void mainImage(out vec4 c, in vec2 f) { c = iMouse; }", "Image": BLACK}, size=(64, 48))
    mouse = lambda *event: host.run(1, buffer="Buffer A", **({"mouse": event} if event else {}))[0, 0].tolist()
    assert mouse() == [0, 0, 0, 0]
    assert mouse(5, 5, False) == [0, 0, 0, 0]
    assert mouse(10.5, 8.5, True) == [10, 39, 10, 39]
    assert mouse() == [10, 39, 10, -39]
    assert mouse(20, 18, True) == [20, 30, 10, -39]
    assert mouse(20, 18, False) == [20, 30, -10, -39]
    assert mouse(40, 40, False) == [20, 30, -10, -39]


def test_a_key_is_held_hit_and_toggled(host):
    code = """void mainImage(out vec4 c, in vec2 f) {
      for (int row = 0; row < 3; row++) c[row] = texelFetch(iChannel0, ivec2(82, row), 0).x;
    }"""
    keys = buffer_input() | {"id": 33, "ctype": "keyboard"}
    host.load(shader((257, code, [keys]), ("image", BLACK, [])))
    look = lambda **options: host.run(1, buffer="Buffer A", **options)[0, 0, :3].tolist()
    assert look() == [0, 0, 0]
    assert look(keys=[82]) == [1, 1, 1]
    assert look() == [1, 0, 1]
    assert look(keys=[]) == [0, 0, 1]
    assert look(keys=[82]) == [1, 1, 0]


def test_resolutions_are_given_in_three_numbers(host):
    code = "void mainImage(out vec4 c, in vec2 f) { c = vec4(iResolution.xyz, iChannelResolution[1].y); }"
    host.load({"Buffer A": code, "Image": BLACK}, size=(30, 20), channels={"Buffer A": ["Buffer A", "Buffer A"]})
    assert host.run(1, buffer="Buffer A")[0, 0].tolist() == [30, 20, 1, 20]


def test_tabs_and_both_forms_of_json_show_the_same(host):
    common = "float stripe(vec2 at) { return fract(at.x * 0.11 + at.y * 0.07); }\n"
    code = """void mainImage(out vec4 c, in vec2 f) {
      c = 0.9 * texelFetch(iChannel0, ivec2(f), 0) + 0.1 * stripe(f + float(iFrame));
    }"""
    show = "void mainImage(out vec4 c, in vec2 f) { c = texelFetch(iChannel0, ivec2(f), 0); }"
    passes = ("common", common, []), (257, code, [buffer_input()]), ("image", show, [buffer_input()])
    api = shader(*passes)
    site = json.loads(api["json"])["Shader"]["renderpass"]
    for listed in site:
        for item in listed["inputs"] + listed["outputs"]:
            item["id"] = SITE_IDS[item["id"]]
        for item in listed["inputs"]:
            item["type"], item["filepath"] = item.pop("ctype"), item.pop("src")
    forms = [{"Common": common, "Buffer A": code, "Image": show}, api, {"json": json.dumps([{"renderpass": site}])}]
    pictures = []
    for files in forms:
        assert host.load(files) is None
        pictures.append(host.run(9))
    assert pictures[0].std() > 1
    assert (pictures[0] == pictures[1]).all() and (pictures[0] == pictures[2]).all()


def test_common_is_compiled_alone(host):
    refusal = host.load({"Common": "vec2 uv(vec2 at) { return at / iResolution.xy; }", "Image": BLACK})
    assert refusal.startswith("Common: ") and "iResolution" in refusal


@pytest.mark.parametrize("files, words", [
    ({"Buffer A": COUNTER}, "image"),
    ({"Buffer E": COUNTER, "Image": SHOW}, "Buffer E"),
    ({"Image": "#version 300 es\n" + BLACK}, "Image: "),
    ({"Image": "int iCh0;" + BLACK}, "Image: "),
    ({"json": "{"}, "not JSON"),
    ({"json": "{}"}, "renderpass"),
    (shader(("image", SHOW, [buffer_input(id=7)])), "7"),
    (shader(("image", SHOW, [buffer_input(filter="cubic")])), "cubic"),
    (shader(("image", SHOW, [buffer_input(vflip=True)])), "vflip"),
    (shader((37, COUNTER, []), ("image", SHOW, [])), "37"),
], ids=str)
def test_what_shadertoy_would_not_take_is_refused(host, files, words):
    assert words in host.load(files)
