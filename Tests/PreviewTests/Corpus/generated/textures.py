"""Texture functions over samplers and types of arguments (GLSL ES 3.00, 8.8; 1.00, 8.7)."""

from generated.program import inside

DIMENSIONS = {"2D": 2, "3D": 3, "Cube": 3, "2DArray": 3, "2DShadow": 3, "CubeShadow": 4, "2DArrayShadow": 4}
SAMPLERS = [
    *(f"{base}sampler{kind}" for kind in ("2D", "3D", "Cube", "2DArray") for base in ("", "i", "u")),
    "sampler2DShadow", "samplerCubeShadow", "sampler2DArrayShadow",
]  # fmt: skip
SUITES = {
    "texture": ["P", "P, 1.0", "P, 1", "P, 1u", "P, vec2(1)"],
    "textureProj": ["P", "P, 1.0", "vec3(0)", "vec4(0)", "vec3(0), 1", "vec4(0), 1.0", "ivec4(0)", "vec2(0)"],
    "textureLod": ["P", "P, 1.0", "P, 1", "P, 1.0, 1.0", "P, true"],
    "textureOffset": ["P, O", "P, O, 1.0", "P, O, 1", "P, vec2(0)", "P, 1", "P", "P, uvec2(0)", "P, -O", "P, n", "P, c"],
    "texelFetch": ["I, 0", "I, 0.0", "I, 0u", "P, 0", "I", "I, n", "U, 0"],
    "texelFetchOffset": ["I, 0, O", "I, 0", "I, 0, 1", "I, 0, c", "P, 0, O"],
    "textureProjOffset": ["vec3(0), O", "vec4(0), O", "vec4(0), O, 1.0", "vec4(0), O, 1", "vec3(0), c"],
    "textureLodOffset": ["P, 1.0, O", "P, 1, O", "P, O, 1.0", "P, O", "P, 1.0, c"],
    "textureProjLod": ["vec3(0), 1.0", "vec4(0), 1.0", "vec4(0), 1", "vec4(0)", "P, 1.0"],
    "textureProjLodOffset": ["vec3(0), 1.0, O", "vec4(0), 1.0, O", "vec4(0), O, 1.0", "vec4(0), 1, O"],
    "textureGrad": ["P, vec2(0), vec2(0)", "P, vec3(0), vec3(0)", "P, vec2(0)", "P, 0.0, 0.0", "P, vec2(0), vec3(0)"],
    "textureGradOffset": ["P, vec2(0), vec2(0), O", "P, vec3(0), vec3(0), O", "P, vec2(0), vec2(0), c", "P, O, O, O"],
    "textureProjGrad": ["vec3(0), vec2(0), vec2(0)", "vec4(0), vec2(0), vec2(0)", "vec4(0), vec3(0), vec3(0)", "P, O, O"],
    "textureProjGradOffset": ["vec3(0), vec2(0), vec2(0), O", "vec4(0), vec2(0), vec2(0), O",
                              "vec4(0), vec3(0), vec3(0), O", "vec4(0), vec2(0), vec2(0), c"],
    "textureSize": ["0", "", "0.0", "0u", "n", "P"],
    "texture2D": ["vec2(0)"], "textureCube": ["vec3(0)"],
    "texture2DLod": ["vec2(0), 1.0"],
}  # fmt: skip


def programs():
    for sampler in SAMPLERS:
        kind = sampler[sampler.index("sampler") + 7 :]
        size = DIMENSIONS[kind]
        flat = 3 if kind in ("3D",) else 2
        for function, suites in SUITES.items():
            for index, arguments in enumerate(suites):
                text = (arguments.replace("-O", f"ivec{flat}(-8)").replace("P", f"vec{size}(0)")
                        .replace("O", f"ivec{flat}(7)").replace("I", f"ivec{min(size, 3)}(0)")
                        .replace("U", f"uvec{min(size, 3)}(0)").replace(" n", " n").replace(" c", f" ivec{flat}(n)"))
                call = f"{function}(s{', ' if text else ''}{text});"
                yield inside(f"texture-functions/{sampler}-{function}-{index}", "8.8: texture functions", call,
                             declarations=["uniform int n;", f"uniform highp {sampler} s;"])
        for bound in (-9, -8, 7, 8):
            for function in ("textureOffset(s, P, O)", "texelFetchOffset(s, I, 0, O)", "textureLodOffset(s, P, 0.0, O)"):
                call = (function.replace("P", f"vec{size}(0)").replace("O", f"ivec{flat}({bound})")
                        .replace("I", f"ivec{min(size, 3)}(0)") + ";")
                name = f"texture-functions/{sampler}-{function.split('(')[0]}-bound-{'m' if bound < 0 else ''}{abs(bound)}"
                yield inside(name, "8.8: bounds of offsets", call, declarations=[f"uniform highp {sampler} s;"])
    legacy = ["texture2D", "texture2DProj", "texture2DLod", "texture2DProjLod", "textureCube", "textureCubeLod",
              "texture2DLodEXT", "texture2DProjLodEXT", "textureCubeLodEXT", "texture2DGradEXT", "texture2DProjGradEXT",
              "textureCubeGradEXT", "texture", "textureLod", "texture3D", "shadow2D", "texture1D"]  # fmt: skip
    for extension in ("", "#extension GL_EXT_shader_texture_lod : enable"):
        for sampler in ("sampler2D", "samplerCube"):
            for function in legacy:
                for index, arguments in enumerate(
                    ["vec2(0)", "vec3(0)", "vec4(0)", "vec2(0), 1.0", "vec3(0), 1.0", "vec4(0), 1.0", "vec2(0), 1",
                     "ivec2(0)", "0.0", "vec2(0), vec2(0), vec2(0)", "vec3(0), vec3(0), vec3(0)", "",
                     "vec3(0), vec2(0), vec2(0)", "vec2(0), 1.0, 1.0"]):  # fmt: skip
                    program = inside(
                        f"texture-functions/100-{sampler}-{function}-{index}{'-extended' if extension else ''}",
                        "8.7: texture functions", f"{function}(s{', ' if arguments else ''}{arguments});", 100,
                        [f"uniform {sampler} s;"])  # fmt: skip
                    if extension:
                        program.lines.insert(0, extension)
                    yield program
