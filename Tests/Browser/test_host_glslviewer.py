"""glslViewer as we host it."""

import numpy as np
import pytest

from hosts.hosts import GlslViewer, desktop_refusal

HEAD = """#ifdef GL_ES
precision highp float;
#endif
uniform vec2 u_resolution;
uniform vec2 u_mouse;
uniform float u_time;
uniform float u_delta;
uniform int u_frame;
uniform vec4 u_date;
uniform float u_speed;
varying vec2 v_texcoord;
"""


def program(buffer, window="gl_FragColor = vec4(1.0);", size="", condition="#ifdef DOUBLE_BUFFER_0"):
    """A text whose double buffer holds `buffer`; `state` is what it held, at the same place."""
    return {"shader.frag": f"""{HEAD}uniform sampler2D u_doubleBuffer0; {size}
void main() {{
  vec4 state = texture2D(u_doubleBuffer0, v_texcoord);
{condition}
  {buffer}
#else
  {window}
#endif
}}"""}


COUNT = "gl_FragColor = state + vec4(1.0, 0.0, 0.0, 0.0);"


@pytest.fixture(scope="module")
def host(browser):
    host = GlslViewer(browser)
    yield host
    host.close()


def test_a_double_buffer_counts_and_the_window_sees_the_newest(host):
    assert host.load(program(COUNT, "gl_FragColor = vec4(state.rgb / 255.0, 1.0);")) is None
    picture = host.run(6)
    assert picture.shape == (48, 64, 4)
    assert (picture == [6, 0, 0, 255]).all()


def test_a_comment_fixes_the_size_and_the_resolution_stays_the_window_s(host):
    report = "gl_FragColor = vec4(u_resolution, gl_FragCoord.xy);"
    assert host.load(program(report, size="// 16x8"), size=(64, 48)) is None
    state = host.run(1, buffer="u_doubleBuffer0")
    assert state.shape == (8, 16, 4)
    assert (state[..., :2] == [64, 48]).all()
    assert state[7, 15, 2:].tolist() == [15.5, 7.5]
    host.load(program(report, size="// 0.5"), size=(64, 48))
    assert host.run(1, buffer="u_doubleBuffer0").shape == (24, 32, 4)


@pytest.mark.parametrize("condition, found", [
    ("#if defined(DOUBLE_BUFFER_0)", True), ("  #if defined( DOUBLE_BUFFER_0 )", True),
    ("#if defined(OTHER) || defined(DOUBLE_BUFFER_0)", False), ("#ifndef DOUBLE_BUFFER_0", False)])
def test_a_buffer_is_found_by_the_first_condition_of_a_line(host, condition, found):
    window = "gl_FragColor = vec4(state.rgb, 1.0);"
    assert host.load(program("gl_FragColor = vec4(1.0);", window, condition=condition)) is None
    assert (host.run(2)[..., 0] == 255).all() == (found or condition.startswith("#ifndef"))
    if not found:
        with pytest.raises(Exception):
            host.run(1, buffer="u_doubleBuffer0")


def test_buffers_are_linear_and_repeat(host):
    window = """float a = texture2D(u_doubleBuffer0, vec2(4.0, 0.5) / 8.0).x;
      float b = texture2D(u_doubleBuffer0, vec2(-0.5, 0.5) / 8.0).x;
      gl_FragColor = vec4(a, b, 0.0, 1.0);"""
    host.load(program("gl_FragColor = vec4(floor(gl_FragCoord.x) * 20.0 / 255.0);", window, "// 8x8"))
    assert np.abs(host.run(1)[0, 0, :2].astype(int) - [70, 140]).max() <= 1


def test_the_window_is_blended_over_black(host):
    host.load(program(COUNT, "gl_FragColor = vec4(1.0, 0.0, 0.0, 0.2);"))
    assert host.run(1)[0, 0].tolist() == [51, 0, 0, 255]


def test_buffers_are_not_blended(host):
    host.load(program("gl_FragColor = vec4(2.0, -3.0, 0.5, 0.0);"))
    assert (host.run(1, buffer="u_doubleBuffer0") == [2, -3, 0.5, 0]).all()


@pytest.mark.parametrize("size, value", [("// 16x16", 4), ("", 1)])
def test_a_resize_empties_what_has_no_size_of_its_own(host, size, value):
    host.load(program(COUNT, size=size))
    host.run(3)
    assert (host.run(1, size=(20, 20), buffer="u_doubleBuffer0")[..., 0] == value).all()


def test_what_nobody_has_drawn_may_hold_anything(host):
    host.load(program(COUNT), contents=[7, 0, 0, 1])
    assert (host.run(1, buffer="u_doubleBuffer0")[..., 0] == 8).all()


def test_a_driver_without_floats_keeps_sixteen_bits_from_0_to_1(host):
    host.load(program("gl_FragColor = vec4(-1.0, 2.0, 0.1, 0.5);"), format="unorm16")
    expected = np.float32([0, 1, round(0.1 * 65535) / 65535, 32768 / 65535])
    assert np.allclose(host.run(1, buffer="u_doubleBuffer0"), expected, atol=1e-7)


def test_uniforms_are_the_clock_the_pointer_and_what_the_user_types(host):
    host.load(program("gl_FragColor = vec4(u_mouse, u_time, float(u_frame));"), size=(64, 48))
    assert host.run(31, buffer="u_doubleBuffer0")[0, 0].tolist() == [0, 0, 0.5, 30]
    assert host.run(1, mouse=(10, 8), buffer="u_doubleBuffer0")[0, 0, :2].tolist() == [10, 40]
    host.load(program("gl_FragColor = vec4(u_delta * 60.0, u_date.x, u_speed, 1.0);"))
    values = host.run(1, uniforms={"u_speed": 3}, date=[2026, 1, 2, 3], buffer="u_doubleBuffer0")[0, 0]
    assert np.allclose(values, [1, 2026, 3, 1])


def test_a_second_buffer_sees_the_new_first_one(host):
    text = HEAD + """uniform sampler2D u_doubleBuffer0; // 4x4
uniform sampler2D u_doubleBuffer1; // 4x4
void main() {
  float a = texture2D(u_doubleBuffer0, v_texcoord).x;
  float b = texture2D(u_doubleBuffer1, v_texcoord).x;
#if defined(DOUBLE_BUFFER_0)
  gl_FragColor = vec4(float(u_frame) + 1.0, a, b, 1.0);
#elif defined(DOUBLE_BUFFER_1)
  gl_FragColor = vec4(float(u_frame) + 1.0, a, b, 1.0);
#else
  gl_FragColor = vec4(1.0);
#endif
}"""
    assert host.load({"shader.frag": text}) is None
    host.run(5)
    assert host.run(0, buffer="u_doubleBuffer0")[0, 0, :3].tolist() == [5, 4, 4]
    assert host.run(0, buffer="u_doubleBuffer1")[0, 0, :3].tolist() == [5, 5, 4]


def test_a_plain_buffer_does_not_see_itself(host):
    text = HEAD + """uniform sampler2D u_buffer0;
void main() {
  float before = texture2D(u_buffer0, v_texcoord).x;
#ifdef BUFFER_0
  gl_FragColor = vec4(before + 1.0);
#else
  gl_FragColor = vec4(before / 255.0, 0.0, 0.0, 1.0);
#endif
}"""
    host.load({"shader.frag": text})
    assert (host.run(5)[..., 0] == 1).all()


def test_a_text_is_refused_where_a_platform_refuses_it(host):
    text = program(COUNT)["shader.frag"]
    assert desktop_refusal(text) is None and desktop_refusal(text, "DOUBLE_BUFFER_0") is None
    assert "version" in host.load({"shader.frag": "#version 130\n" + text})
    broken = program("gl_FragColor = texelFetch(u_doubleBuffer0, ivec2(0), 0);")["shader.frag"]
    assert desktop_refusal(broken) is None
    assert "texelFetch" in desktop_refusal(broken, "DOUBLE_BUFFER_0")
    assert host.load({"shader.frag": broken}).startswith("DOUBLE_BUFFER_0: ")
    assert "precision" in host.load({"shader.frag": text.replace("precision highp float;", "")})
    assert desktop_refusal(text.replace("#ifdef GL_ES", "#if 1")) is not None
