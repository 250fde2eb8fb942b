"""ISF as we host it: by the specification, and with the ways of the renderer that shows it on the web."""

import base64
import io
import json

import numpy as np
import pytest
from PIL import Image

from hosts.hosts import ISF

STATE = {"TARGET": "state", "PERSISTENT": True, "FLOAT": True}
COUNT = """
void main() {
  vec4 state = IMG_THIS_PIXEL(state);
  gl_FragColor = PASSINDEX == 0 ? state + vec4(STEP, 0.0, 0.0, 1.0) : vec4(state.rgb, 1.0);
}"""


@pytest.fixture(scope="module")
def host(browser):
    host = ISF(browser)
    yield host
    host.close()


def shader(body, inputs=(), passes=None):
    header = {"ISFVSN": "2", "INPUTS": list(inputs)} | ({"PASSES": passes} if passes else {})
    return {"shader.fs": f"/*{json.dumps(header)}*/\n{body}"}


def counter(step, *extra):
    return shader(COUNT.replace("STEP", step), passes=[STATE | dict(extra), {}])


def test_a_state_of_bytes_counts_in_255ths(host):
    assert host.load(counter("1.0 / 255.0")) is None
    picture = host.run(9)
    assert picture.shape == (48, 64, 4)
    assert (host.run(0, buffer="state") == [9, 0, 0, 255]).all()
    # On the web a pass sees what was there before the frame.
    assert (picture == [8, 0, 0, 255]).all()


def test_on_the_desktop_a_later_pass_sees_the_same_frame(host):
    host.load(counter("1.0 / 255.0"), host="desktop")
    assert (host.run(9) == [9, 0, 0, 255]).all()


def test_floats_are_kept_on_the_desktop_alone(host):
    host.load(counter("0.0005"))
    assert (host.run(20, buffer="state")[..., 0] == 0).all()
    host.load(counter("0.0005"), host="desktop")
    assert np.allclose(host.run(20, buffer="state")[..., 0], 0.01, atol=1e-6)
    host.load(counter("0.0005", ("FLOAT", False)), host="desktop")
    assert (host.run(20, buffer="state")[..., 0] == 0).all()


@pytest.mark.parametrize("where, value", [("3.5", 60), ("4.0", 70), ("-1.0", 0), ("9.0", 140)])
def test_buffers_are_filtered_and_clamped(host, where, value):
    body = f"""void main() {{
      vec2 at = vec2({where} / 8.0, 0.5);
      gl_FragColor = PASSINDEX == 0 ? vec4(floor(gl_FragCoord.x) * 20.0 / 255.0) : IMG_NORM_PIXEL(ramp, at);
    }}"""
    host.load(shader(body, passes=[{"TARGET": "ramp"}, {}]), size=(8, 8))
    assert abs(int(host.run(2)[0, 0, 0]) - value) <= 1


@pytest.mark.parametrize("kind, value", [("web", 3), ("desktop", 7)])
def test_a_pixel_of_another_size_is_found_on_the_desktop_alone(host, kind, value):
    body = """void main() {
      vec2 at = vec2(7.5, 0.5);
      gl_FragColor = PASSINDEX == 0 ? vec4(floor(gl_FragCoord.x) / 255.0) : IMG_PIXEL(ramp, at);
    }"""
    passes = [{"TARGET": "ramp", "WIDTH": "8", "HEIGHT": "8"}, {}]
    assert host.load(shader(body, passes=passes), size=(16, 16), host=kind) is None
    assert host.run(2)[0, 0, 0] == value


def test_inputs_have_defaults_and_an_event_lasts_one_frame(host):
    inputs = [{"NAME": "go", "TYPE": "event"}, {"NAME": "on", "TYPE": "bool", "DEFAULT": True},
              {"NAME": "mode", "TYPE": "long", "VALUES": [3, 5], "LABELS": ["a", "b"], "DEFAULT": 5},
              {"NAME": "amount", "TYPE": "float", "MIN": 0, "MAX": 9, "DEFAULT": 2.0},
              {"NAME": "spot", "TYPE": "point2D", "DEFAULT": [0.2, 7]}, {"NAME": "bare", "TYPE": "float"},
              {"NAME": "tint", "TYPE": "color", "DEFAULT": [0.0, 0.0, 0.0, 9.0]}]
    body = """void main() {
      float rest = float(mode) + amount + spot.y + tint.a + bare;
      gl_FragColor = vec4(float(go), float(on), rest / 255.0, 1.0);
    }"""
    assert host.load(shader(body, inputs)) is None
    show = lambda **inputs: host.run(1, inputs=inputs)[0, 0, :3].tolist()
    assert show() == [0, 255, 5 + 2 + 7 + 9]
    assert show(go=True, on=False, mode=3, bare=1) == [255, 0, 3 + 2 + 7 + 9 + 1]
    assert show(spot=[0, 0]) == [0, 0, 3 + 2 + 9 + 1]


@pytest.mark.parametrize("kind", ["web", "desktop"])
def test_sizes_are_equations_and_a_new_size_empties(host, kind):
    inputs = [{"NAME": "part", "TYPE": "float", "DEFAULT": 0.25}]
    body = """void main() {
      vec4 before = IMG_THIS_PIXEL(state);
      gl_FragColor = PASSINDEX == 0 ? vec4(RENDERSIZE, before.b * 255.0 + 1.0, 255.0) / 255.0 : vec4(1.0);
    }"""
    size = {"WIDTH": "floor($WIDTH * $part)", "HEIGHT": "max($HEIGHT - 8, 4)"}
    passes = [{"TARGET": "state", "PERSISTENT": True} | size, {}]
    assert host.load(shader(body, inputs, passes), size=(64, 48), host=kind) is None
    state = host.run(3, buffer="state")
    assert state.shape == (40, 16, 4)
    assert (state == [16, 40, 3, 255]).all()
    state = host.run(1, size=(32, 48), buffer="state")
    assert (state == [8, 40, 1, 255]).all()
    assert host.run(1, inputs={"part": 0.5}, buffer="state").shape == (40, 16, 4)


def test_the_web_knows_an_image_s_size_a_frame_late(host):
    body = """void main() {
      vec2 size = IMG_SIZE(state);
      gl_FragColor = PASSINDEX == 0 ? vec4(size.x == 8.0, 0.0, 0.0, 1.0) : vec4(size.x == 8.0);
    }"""
    files = shader(body, passes=[STATE | {"WIDTH": "8", "HEIGHT": "8"}, {}])
    for kind, known, first in [("web", 255, 0), ("desktop", 1, 1)]:
        assert host.load(files, host=kind) is None
        assert host.run(1, buffer="state")[0, 0, 0] == first
        assert host.run(1, buffer="state")[0, 0, 0] == known


def test_the_last_target_is_what_the_window_shows(host):
    body = "void main() { gl_FragColor = vec4(float(PASSINDEX + FRAMEINDEX) / 255.0, TIMEDELTA * 60.0, TIME, 1.0); }"
    host.load(shader(body, passes=[{"TARGET": "a"}, {"TARGET": "b"}]))
    assert host.run(1)[0, 0].tolist() == [1, 0, 0, 255]
    assert host.run(30)[0, 0].tolist() == [31, 255, 128, 255]


def test_a_picture_stands_upright(host):
    file = io.BytesIO()
    Image.fromarray(np.array([[[255, 0, 0]], [[0, 0, 255]]], np.uint8)).save(file, "PNG")
    source = "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
    host.load(shader("void main() { gl_FragColor = IMG_THIS_PIXEL(look); }", [{"NAME": "look", "TYPE": "image"}]))
    picture = host.run(1, inputs={"look": source})
    assert picture[0, 0].tolist() == [255, 0, 0, 255] and picture[-1, 0].tolist() == [0, 0, 255, 255]


@pytest.mark.parametrize("line", [
    "gl_FragColor = IMG_PIXEL(state, at) + IMG_PIXEL(state, at);",
    "gl_FragColor = IMG_PIXEL(state, vec2(1.5, 2.5));",
    "gl_FragColor = IMG_NORM_PIXEL(state, vec2(0.5, 0.5));",
    "gl_FragColor = IMG_PIXEL(state,\n      at);",
    "// $` in a name\n      gl_FragColor = vec4(1.0);",
])
def test_the_web_reads_one_simple_call_a_line(host, line):
    files = shader(f"void main() {{\n      vec2 at = gl_FragCoord.xy;\n      {line}\n    }}", passes=[STATE, {}])
    assert host.load(files, host="desktop") is None
    assert host.load(files) is not None


@pytest.mark.parametrize("text, words", [
    ("void main() {}", "comment"),
    ("/*{]*/ void main() {}", "JSON"),
    ('/*{"ISFVSN": "2"}*/ void main() {}', "INPUTS"),
    ('/*{"INPUTS": [{"NAME": "x", "TYPE": "double"}]}*/ void main() {}', "double"),
    ('/*{"INPUTS": [{"NAME": "x", "TYPE": "float"}]}*/ uniform float x; void main() {}', "x"),
    ('/*{"INPUTS": []}*/ uniform float TIME; void main() {}', "TIME"),
    ('/*{"INPUTS": []}*/ void main() { int a = 1 & 3; }', "&"),
    ('/*{"INPUTS": []}*/ #version 300 es\nvoid main() {}', "version"),
])
def test_what_isf_would_not_take_is_refused(host, text, words):
    assert words in host.load({"shader.fs": text})
