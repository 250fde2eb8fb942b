"""nca-preview --shader: any fragment shader, judged and run without a GPU."""

import json

import numpy as np
import pytest
from PIL import Image

from conftest import ROOT, contents, expect_refusal

GRADIENT = """#version 300 es
precision highp float;
uniform vec2 u_resolution;
uniform float u_time;
out vec4 color;
void main() { color = vec4(gl_FragCoord.xy / u_resolution, u_time, 1.0); }
"""


@pytest.fixture
def shader(tmp_path):
    """Writes a shader's text: `shader(text)`, and returns its path."""

    def shader(text, name="shader.frag"):
        path = tmp_path / name
        path.write_text(text)
        return path

    return shader


@pytest.fixture
def pixels(run):
    """Runs a shader: `pixels(path, ...)` gives a dictionary of arrays `[height, width, 4]`, bottom row first."""

    def pixels(path, *options):
        result = run("nca-preview", "--shader", path, "--pixels", "json", *options)
        assert result.returncode == 0, result.stderr
        return {name: np.array(rows, np.float64) for name, rows in json.loads(result.stdout)["pixels"].items()}

    return pixels


def test_a_picture_is_upright_and_pixels_count_from_the_bottom(run, shader, pixels, tmp_path):
    path = shader(GRADIENT)
    color = pixels(path, "--size", "4x2", "-o", "gradient.png")["color"]
    assert color.shape == (2, 4, 4)
    assert np.allclose(color[0, 0], [0.125, 0.25, 0, 1])
    picture = np.asarray(Image.open(tmp_path / "gradient.png").convert("RGBA"))
    assert picture.shape == (2, 4, 4)
    assert (picture[1, 0] == [32, 64, 0, 255]).all()


def test_time_goes_on_from_frame_to_frame(shader, pixels):
    assert pixels(shader(GRADIENT), "--size", "1", "--frames", "7", "--fps", "2")["color"][0, 0, 2] == 3


def test_a_shader_that_writes_nothing_has_no_pixels(run, shader, pixels):
    path = shader("#version 300 es\nvoid main() {}\n")
    assert pixels(path, "--size", "2x1") == {}
    expect_refusal(run("nca-preview", "--shader", path, "-o", "nothing.png"), "no output", code=2)


UNIFORMS = """#version 300 es
precision highp float;
struct Light { vec3 color; float power; };
uniform Light u_lights[2];
uniform mat2x3 u_matrix;
uniform bool u_on;
uniform uint u_bits;
uniform int u_list[3];
uniform Block { vec2 offset; };
layout(location = 0) out vec4 a;
layout(location = 1) out uvec2 b;
layout(location = 2) out int c;
void main() {
  a = vec4(u_lights[1].color, u_on ? u_matrix[1].z : 0.0);
  b = uvec2(u_bits, uint(offset.y));
  c = u_list[0] + u_list[2];
}
"""


def test_uniforms_of_every_kind_are_set_by_name(shader, pixels, tmp_path):
    values = {
        "u_lights[1].color": [0.25, 0.5, 0.75], "u_lights": [{"color": [9, 9, 9], "power": 1}] * 2, "u_matrix": [[1, 2, 3], [4, 5, 6]],
        "u_on": True, "u_bits": 4294967295, "u_list": [-5, 0, 2], "Block.offset": [1, 7]}
    (tmp_path / "values.json").write_text(json.dumps(values))
    outputs = pixels(shader(UNIFORMS), "--size", "1", "--uniforms", "values.json")
    assert outputs["a"][0, 0].tolist() == [0.25, 0.5, 0.75, 6]
    assert outputs["b"][0, 0].tolist() == [4294967295, 7, 0, 1]
    assert outputs["c"][0, 0].tolist() == [-3, 0, 0, 1]


@pytest.mark.parametrize("values, word", [
    ({"u_matrix": [1, 2]}, "mat2x3"), ({"u_bits": -1}, "u_bits"), ({"u_list": [0.5, 0, 0]}, "u_list"),
    ({"u_none": 1}, "u_none"), ({"u_lights[2].power": 1}, "u_lights"), ({"u_on": None}, "u_on"), ([1], "object")])
def test_uniforms_that_do_not_fit_are_wrong_use(run, shader, tmp_path, values, word):
    path = shader(UNIFORMS)
    (tmp_path / "values.json").write_text(json.dumps(values))
    before = contents(tmp_path)
    result = run("nca-preview", "--shader", path, "--uniforms", "values.json", "-o", "out.png")
    expect_refusal(result, word, code=2)
    assert contents(tmp_path) == before


TEXTURE = """precision mediump float;
uniform sampler2D u_photo;
void main() { gl_FragColor = texture2D(u_photo, gl_FragCoord.xy / 2.0); }
"""


def test_a_picture_is_bound_upright(shader, pixels, tmp_path):
    rows = np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [255, 255, 255]]], np.uint8)
    Image.fromarray(rows).save(tmp_path / "photo.png")
    color = pixels(shader(TEXTURE), "--size", "2", "--texture", "u_photo=photo.png")["gl_FragColor"]
    assert (color[::-1, :, :3] * 255 == rows).all()


CUBE = """#version 300 es
precision highp float;
uniform samplerCube u_sky;
uniform highp isampler2DArray u_layers;
uniform highp sampler2DShadow u_depth;
out vec4 color;
void main() {
  color = vec4(texture(u_sky, vec3(-1.0, 0.9, 0.0)).rg, texelFetch(u_layers, ivec3(0, 1, 1), 0).b, texture(u_depth, vec3(0.3)));
}
"""


def test_faces_layers_and_depths_are_pictures_in_turn(shader, pixels, tmp_path):
    options = []
    for face in range(6):
        rows = np.full((2, 2, 3), 51 * face, np.uint8)
        rows[0] += 10
        Image.fromarray(rows).save(tmp_path / f"{face}.png")
        options += ["--texture", f"u_sky={face}.png"]
    for layer in (4, 5):
        options += ["--texture", f"u_layers={layer - 2}.png"]
    color = pixels(shader(CUBE), "--size", "1", *options, "--texture", "u_depth=2.png", "--filter", "nearest")["color"]
    # Upwards is a face's top row, and v = 1 the top of a layer. Red 102 / 255 is beyond a reference of 0.3.
    assert np.allclose(color[0, 0], [61 / 255, 61 / 255, 163, 1])


@pytest.mark.parametrize("names, word", [
    (["u_sky=a.png"], "square"), (["u_sky=b.png", "u_sky=b.png"], "six"), (["u_layers=a.png", "u_layers=b.png"], "one size"),
    (["u_depth=a.png"] * 2, "one picture"), (["u_none=a.png"], "u_none")])
def test_pictures_that_do_not_make_a_texture_are_wrong_use(run, shader, tmp_path, names, word):
    Image.new("RGB", (2, 1)).save(tmp_path / "a.png")
    Image.new("RGB", (2, 2)).save(tmp_path / "b.png")
    path = shader(CUBE)
    before = contents(tmp_path)
    options = [option for name in names for option in ("--texture", name)]
    expect_refusal(run("nca-preview", "--shader", path, "-o", "out.png", *options), word, code=2)
    assert contents(tmp_path) == before


COUNTER = """#version 300 es
precision highp float;
uniform highp sampler2D last;
out vec4 color;
void main() { color = texelFetch(last, ivec2(gl_FragCoord.xy), 0) + 1.0; }
"""


def test_feedback_shows_the_frame_before(shader, pixels):
    assert (pixels(shader(COUNTER), "--size", "3x2", "--frames", "5", "--feedback", "last")["color"] == 5).all()


def test_bytes_saturate_and_half_floats_round(shader, pixels):
    text = COUNTER.replace("texelFetch(last, ivec2(gl_FragCoord.xy), 0) + 1.0", "vec4(0.302, 3.0, -1.0, 1.0 / 3.0)").replace("uniform highp sampler2D last;", "")
    byte = pixels(shader(text), "--size", "1", "--format", "rgba8")["color"][0, 0]
    assert np.allclose(byte * 255, [77, 255, 0, 85], atol=1e-4)
    half = pixels(shader(text), "--size", "1", "--format", "rgba16f")["color"][0, 0]
    assert half[3] == float(np.float16(1 / 3))
    truncated = pixels(shader(text), "--size", "1", "--format", "rgba16f", "--truncate-half")["color"][0, 0]
    assert truncated[0] == 0.302 // 2**-12 * 2**-12 and truncated[0] != half[0]


def test_a_shadertoy_image_needs_no_main(shader, pixels):
    text = "void mainImage(out vec4 o, in vec2 p) { o = vec4(p / iResolution.xy, float(iFrame), 1.0); }\n"
    color = next(iter(pixels(shader(text), "--size", "2", "--frames", "3").values()))
    assert color[1, 0].tolist() == [0.25, 0.75, 2, 1]


def test_films_and_folders(run, shader, tmp_path):
    path = shader(GRADIENT)
    for output in ("film.gif", "film.mp4", "frames"):
        run("nca-preview", "--shader", path, "--size", "16", "--frames", "4", "--fps", "20", "-o", output, check=True)
    assert Image.open(tmp_path / "film.gif").n_frames == 4
    assert (tmp_path / "film.mp4").stat().st_size > 500
    assert sorted(file.name for file in (tmp_path / "frames").iterdir()) == [f"frame-{n:06}.png" for n in range(1, 5)]


WRONG = """#version 300 es
precision highp float;
out vec4 color;
void main() {
  int a = 1.0;
  color = vec3(0.0);
  color = b;
}
"""


def test_a_shader_that_is_wrong_is_rejected_with_all_errors(run, shader, tmp_path):
    before = contents(tmp_path) | {shader(WRONG).relative_to(tmp_path): WRONG.encode()}
    for options in (["--check"], ["-o", "out.png"]):
        result = run("nca-preview", "--shader", "shader.frag", *options)
        assert result.returncode == 1 and result.stdout == ""
        lines = result.stderr.splitlines()
        assert [line.split(":")[:2] for line in lines] == [["shader.frag", str(n)] for n in (5, 6, 7)]
        assert all(": error: " in line for line in lines)
    assert contents(tmp_path) == before


def test_check_only_compiles(run, shader):
    result = run("nca-preview", "--shader", shader(GRADIENT), "--check")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


LOOP = """precision mediump float;
uniform float u_n;
void main() { float s = 0.0; while (s < u_n) s += 1.0; gl_FragColor = vec4(s); }
"""


def test_strictness_of_webgl_1_is_by_choice(run, shader):
    path = shader(LOOP)
    assert run("nca-preview", "--shader", path, "--check").returncode == 0
    result = run("nca-preview", "--shader", path, "--check", "--webgl1-strict")
    assert result.returncode == 1 and ":3:" in result.stderr


def test_an_endless_loop_hits_a_limit(run, shader):
    path = shader("precision mediump float; void main() { while (true) {} gl_FragColor = vec4(1); }".replace("vec4(1)", "vec4(1.0)"))
    result = run("nca-preview", "--shader", path, "--size", "1", "-o", "out.png")
    assert result.returncode == 3 and "does not end" in result.stderr


TRAPS = {
    "nan": ("color = vec4(sqrt(x - 1.0));", "all"),
    "division": ("color = vec4(1.0 / (x - 0.5));", "division"),
    "range": ("float a[2]; a[0] = a[1] = 0.0; color = vec4(a[int(x) + 2]);", "range"),
    "uninitialized": ("float f; if (x > 1.0) f = 1.0; color = vec4(f);", "uninitialized"),
    "argument": ("color = vec4(log(x - 1.0));", "argument"),
}


@pytest.mark.parametrize("kind", TRAPS)
def test_a_trap_names_line_pixel_and_values(run, shader, kind):
    statement, kinds = TRAPS[kind]
    text = f"#version 300 es\nprecision highp float;\nout vec4 color;\nvoid main() {{\n  float x = gl_FragCoord.x;\n  {statement}\n}}\n"
    path = shader(text)
    assert run("nca-preview", "--shader", path, "--size", "2", "-o", "free.png").returncode == 0
    result = run("nca-preview", "--shader", path, "--size", "2", "-o", "out.png", "--trap", kinds)
    assert result.returncode == 3, result.stderr
    assert "shader.frag:6:" in result.stderr and "at pixel 0, 0" in result.stderr


def test_precision_can_be_that_of_phones(shader, pixels):
    text = GRADIENT.replace("highp float", "mediump float").replace("u_time", "1.0 / 3.0").replace("uniform float 1.0 / 3.0;\n", "")
    assert pixels(shader(text), "--size", "1")["color"][0, 0, 2].astype(np.float32) == np.float32(1 / 3)
    assert pixels(shader(text), "--size", "1", "--precision", "float16")["color"][0, 0, 2] == float(np.float16(1 / 3))


def test_statistics_and_disassembly(run, shader):
    path = shader(GRADIENT)
    assert "ns a pixel" in run("nca-preview", "--shader", path, "--stats", check=True).stdout
    stats = json.loads(run("nca-preview", "--shader", path, "--stats", "--json", check=True).stdout.splitlines()[-1])
    assert stats["instructions"] > 0 and stats["nanosecondsPerPixel"] > 0
    assert "end" in run("nca-preview", "--shader", path, "--disassemble", check=True).stdout


@pytest.mark.parametrize("options", [
    [], ["--shader", "shader.frag"], ["model.nca", "--shader", "shader.frag", "-o", "a.png"],
    ["--shader", "shader.frag", "-o", "a.png", "--size", "0"], ["--shader", "shader.frag", "-o", "a.png", "--size", "9x9x9"],
    ["--shader", "shader.frag", "-o", "a.txt"], ["--shader", "shader.frag", "-o", "missing/a.png"],
    ["--shader", "missing.frag", "-o", "a.png"], ["--shader", ".", "-o", "a.png"],
    ["--shader", "shader.frag", "-o", "a.png", "--texture", "none=a.png"], ["--shader", "shader.frag", "-o", "a.png", "--feedback", "none"],
    ["--shader", "shader.frag", "-o", "a.png", "--steps", "3"], ["--shader", "shader.frag", "-o", "a.png", "--trap", "everything"],
    ["--shader", "shader.frag", "-o", "a.png", "--uniforms", "missing.json"]], ids=" ".join)
def test_wrong_use_is_told(run, shader, tmp_path, options):
    shader(GRADIENT)
    before = contents(tmp_path)
    expect_refusal(run("nca-preview", *options), code=2)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("text", [b"", b"\0", b"\xff\xfe#version", b"void main()", b"(" * 100000, b"#define A A A\n" * 3, b"#if 1"])
def test_any_bytes_give_an_error_and_no_crash(run, tmp_path, text):
    (tmp_path / "shader.frag").write_bytes(text)
    result = run("nca-preview", "--shader", "shader.frag", "--check")
    assert result.returncode == 1 and "error: " in result.stderr
