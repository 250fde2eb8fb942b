"""A shader with everything that one run needs."""

import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from PIL import Image


@dataclass(frozen=True)
class Output:
    """A fragment output; components of implementations may differ by `tolerance`."""

    name: str
    base: str  # float, int or uint
    components: int = 4
    tolerance: float = 0.0


@dataclass(frozen=True)
class Program:
    source: str
    outputs: tuple
    uniforms: dict = field(default_factory=dict)  # the JSON of `nca-preview --uniforms`
    # name: bytes [height, width, 4], or floats; row 0 is at t = 0; [slices, height, width, 4] for other samplers
    textures: dict = field(default_factory=dict)
    size: tuple = (16, 8)
    seed: int | None = None
    kind: str = "given"  # exact, precise or loose: how far outputs may differ
    is_linear: bool = False
    wrap: str = "clamp"  # or repeat, or mirror

    @property
    def version(self):
        return "300 es" if re.match(r"\s*#version\s+300\s+es", self.source) else "100"

    def sampler(self, name):
        """The type that the source declares a sampler with."""
        found = re.search(rf"([iu]?sampler\w+)\s+{name}\b", self.source)
        # While a program is reduced it may lose the sampler before its texture.
        return found[1] if found else "sampler2D"

    def with_source(self, source):
        return replace(self, source=source)

    def write(self, path):
        """Writes the source and beside it a JSON file of everything else; returns the source's path."""
        path = Path(path)
        path.write_text(self.source)
        outputs = [vars(output) for output in self.outputs]
        run = {"size": self.size, "kind": self.kind, "seed": self.seed, "outputs": outputs, "uniforms": self.uniforms}
        run["textures"] = {name: texels.tolist() for name, texels in self.textures.items()}
        path.with_suffix(".json").write_text(json.dumps(run, indent=1) + "\n")
        return path

    @staticmethod
    def read(path):
        """Reads what `write` has written; without a JSON file the outputs are those that the source declares."""
        path = Path(path)
        source, run = path.read_text(), {}
        if path.with_suffix(".json").exists():
            run = json.loads(path.with_suffix(".json").read_text())
        outputs = tuple(Output(**output) for output in run["outputs"]) if "outputs" in run else declared(source)
        return Program(
            source=source,
            outputs=outputs,
            uniforms=run.get("uniforms", {}),
            textures={name: np.array(texels, np.uint8) for name, texels in run.get("textures", {}).items()},
            size=tuple(run.get("size", (16, 8))),
            seed=run.get("seed"),
            kind=run.get("kind", "given"),
        )


def declared(source):
    """The outputs that a source declares, by a pattern that is good enough for tests."""
    if not re.match(r"\s*#version\s+300\s+es", source):
        return (Output("gl_FragColor", "float"),)
    pattern = r"(?:^|;)\s*(?:layout\s*\([^)]*\)\s*)?out\s+(?:(?:high|medium|low)p\s+)?(float|u?int|[iu]?vec[234])\s+(\w+)\s*(?=;)"
    outputs = []
    for kind, name in re.findall(pattern, source, re.MULTILINE):
        base = {"i": "int", "u": "uint"}.get(kind[0], "float")
        outputs.append(Output(name, base, int(kind[-1]) if kind[-1].isdigit() else 1))
    return tuple(outputs)


SHADERTOY = """#version 300 es
precision highp float;
precision highp int;
uniform vec3 iResolution;
uniform float iTime;
uniform float iTimeDelta;
uniform int iFrame;
uniform vec4 iMouse;
uniform sampler2D iChannel0;
uniform sampler2D iChannel1;
uniform sampler2D iChannel2;
uniform sampler2D iChannel3;
out vec4 nca_color;
#line 1
{}
void main() {{
  vec4 color = vec4(0.0, 0.0, 0.0, 1.0);
  mainImage(color, gl_FragCoord.xy);
  nca_color = color;
}}
"""


def shadertoy(path, size, time=0.0):
    """A shader in Shadertoy's dialect, wrapped as the command does."""
    uniforms = {"iResolution": [*size, 1], "iTime": time, "iFrame": 0}
    return Program(SHADERTOY.format(Path(path).read_text()), (Output("nca_color", "float"),), uniforms, size=size)


def write_texture(texels, sampler, path):
    """Writes bytes as PNG files, a slice each, and returns their paths.

    A file's last row is at t = 0, where `--texture` expects the picture's bottom; that of a cube's face is its first.
    """
    slices = texels if texels.ndim == 4 else texels[None]
    paths = [path.with_stem(f"{path.stem}-{number}") for number in range(len(slices))]
    for rows, file in zip(slices, paths):
        upright = rows if "Cube" in sampler else rows[::-1]
        Image.fromarray(np.ascontiguousarray(upright, np.uint8), "RGBA").save(file)
    return paths
