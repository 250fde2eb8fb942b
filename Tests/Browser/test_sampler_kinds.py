"""Samplers of every kind read the same in Chromium and in the simulator: faces, slices, layers, depths, integers."""

import numpy as np
import pytest

from conftest import BIN
from shaders.chromium import Chromium
from shaders.program import Output, Program
from shaders.simulator import Simulator, command_path

SHAPES = {"Cube": (6, 8, 8), "3D": (3, 4, 8), "2DArray": (3, 4, 8), "2D": (4, 8)}

# Directions to all faces, some across their edges, and places around a picture; all off the borders of texels.
TEMPLATE = """#version 300 es
precision highp float;
precision highp int;
uniform highp {sampler} map;
out vec4 color;
void main() {{
  vec2 p = gl_FragCoord.xy - 16.0 + 0.13;
  float z = mod(gl_FragCoord.y, 2.0) < 1.0 ? 11.7 : -11.7;
  int turn = int(gl_FragCoord.x) % 3;
  vec3 direction = turn == 0 ? vec3(p, z) : turn == 1 ? vec3(z, p) : vec3(p.y, z, p.x);
  vec2 at = p / 13.0;
  vec3 place = vec3(at, mod(gl_FragCoord.x, 7.0) * 0.57 - 0.4);
  float depth = mod(gl_FragCoord.x * 5.0 + gl_FragCoord.y * 3.0, 11.0) * 0.13 - 0.1;
  color = vec4({read});
}}
"""
READS = [
    ("samplerCube", "texture(map, direction)"),
    ("samplerCube", "textureLod(map, direction, 0.0) + textureGrad(map, direction.zxy, p.xyx, p.yyx)"),
    ("samplerCube", "textureSize(map, 0), 0.0, 0.0"),
    ("isamplerCube", "texture(map, direction)"),
    ("usamplerCube", "textureLod(map, direction, 0.0)"),
    ("samplerCubeShadow", "texture(map, vec4(direction, depth))"),
    ("sampler3D", "texture(map, place)"),
    ("sampler3D", "textureProj(map, vec4(place * 2.0, 2.0)) + textureProjLod(map, vec4(place, -1.0), 0.0)"),
    ("sampler3D", "textureOffset(map, place, ivec3(2, -1, 1)) + textureLodOffset(map, place, 0.0, ivec3(-3, 0, 2))"),
    ("sampler3D", "textureProjOffset(map, vec4(place, 1.0), ivec3(1)) + textureGrad(map, place, place, place)"),
    ("sampler3D", "texelFetchOffset(map, ivec3(turn, turn, 1), 0, ivec3(1, 0, -1)) + vec4(textureSize(map, 0), 0.0)"),
    ("isampler3D", "texture(map, place)"),
    ("usampler3D", "texelFetch(map, ivec3(turn + 2, turn, turn), 0)"),
    ("sampler2DArray", "texture(map, place)"),
    ("sampler2DArray", "textureOffset(map, place, ivec2(2, -1)) + textureGradOffset(map, place, at, at, ivec2(0, 3))"),
    ("sampler2DArray", "textureLod(map, place.yxz, 0.0) + vec4(textureSize(map, 0), texelFetch(map, ivec3(turn), 0).x)"),
    ("isampler2DArray", "texture(map, place)"),
    ("usampler2DArray", "textureLod(map, place, 0.0)"),
    ("sampler2DArrayShadow", "texture(map, vec4(place, depth)), textureGrad(map, vec4(place, depth), at, at), 0.0, 1.0"),
    ("sampler2DShadow", "texture(map, vec3(at, depth)), textureLod(map, vec3(at, depth), 0.0), 0.0, 1.0"),
    ("sampler2DShadow", "textureProj(map, vec4(at, depth, 0.5)), textureProjLod(map, vec4(at, depth, 2.0), 0.0), 0.0, 1.0"),
    ("sampler2DShadow", "textureOffset(map, vec3(at, depth), ivec2(1, -2)), textureProjGrad(map, vec4(at, depth, 2.0), at, at), 0.0, 1.0"),
    ("sampler2D", "textureProj(map, vec3(at, 0.5)) + textureProjGradOffset(map, vec4(at, 9.0, -1.0), at, at, ivec2(1, 2))"),
    ("isampler2D", "texture(map, at) + textureProjLodOffset(map, vec3(at, 2.0), 0.0, ivec2(-1))"),
    ("usampler2D", "texture(map, at) + textureLodOffset(map, at, 0.0, ivec2(3, -3))"),
]


@pytest.fixture(scope="module")
def both(browser):
    """What a program's output is in Chromium and in the simulator."""
    command = command_path(BIN)
    if not command.exists():
        pytest.fail(f"{command} is missing: swift build -c release, or set NCA_BIN")
    chromium, simulator = Chromium(browser), Simulator(command)
    yield lambda program: (chromium.run(program)["color"], simulator.run(program)["color"])
    chromium.close()


@pytest.mark.parametrize("is_linear, wrap", [(False, "clamp"), (True, "repeat"), (True, "mirror")])
@pytest.mark.parametrize("sampler, read", READS)
def test_samplers_read_alike(both, sampler, read, is_linear, wrap):
    shape = next(shape for name, shape in SHAPES.items() if name in sampler)
    texels = np.random.default_rng(1).integers(0, 256, (*shape, 4)).astype(np.uint8)
    is_linear = is_linear and sampler[0] == "s"
    source = TEMPLATE.format(sampler=sampler, read=read)
    outputs, size = (Output("color", "float"),), (32, 32)
    program = Program(source, outputs, textures={"map": texels}, size=size, is_linear=is_linear, wrap=wrap)
    expected, actual = both(program)
    assert expected.std() > 0.01 or "Size" in read, "a flat picture would prove nothing"
    # Chromium's weights of texels have fewer bits; two reads may be added.
    assert np.abs(expected - actual).max() <= (0.02 if is_linear else 1e-6)
