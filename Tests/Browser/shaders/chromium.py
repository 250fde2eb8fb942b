"""Runs shaders in Chromium, by WebGL 2 or WebGL 1 as their version asks."""

import base64
from pathlib import Path

import numpy as np

SCRIPT = Path(__file__).with_name("chromium.js").read_text()
TYPES = {"float": np.float32, "int": np.int32, "uint": np.uint32}
# By what a sampler's name says; "2DArray" comes before "2D".
TARGETS = {"Cube": "TEXTURE_CUBE_MAP", "3D": "TEXTURE_3D", "2DArray": "TEXTURE_2D_ARRAY", "2D": "TEXTURE_2D"}
# As many programs are handed to the page at a time; a page that has compiled thousands grows slow and large.
BATCH, PAGE_LIFE = 20, 400


class Rejected(Exception):
    """A compiler refuses the shader; the message is its log."""


class Failed(Exception):
    """The shader was accepted and did not run."""


class Chromium:
    """Runs programs in pages of a browser that playwright has launched."""

    def __init__(self, browser):
        self.browser = browser
        self.page = None
        self.count = 0

    def close(self):
        if self.page:
            self.page.close()
            self.page = None

    def run(self, program, frames=1, feedback=None):
        """`{output: [height, width, components]}`, bottom row first; raises Rejected or Failed."""
        result = self.run_all([program], frames, feedback)[0]
        if isinstance(result, Exception):
            raise result
        return result

    def run_all(self, programs, frames=1, feedback=None):
        """What `run` gives for each program, or the exception."""
        results = []
        for start in range(0, len(programs), BATCH):
            batch = programs[start : start + BATCH]
            answers = self.evaluate([job_of(program, frames, feedback) for program in batch])
            results += [result_of(program, answer) for program, answer in zip(batch, answers)]
        return results

    def evaluate(self, jobs):
        if self.page is None or self.count > PAGE_LIFE:
            self.close()
            self.page, self.count = self.browser.new_page(), 0
            self.page.add_script_tag(content=SCRIPT)
        self.count += len(jobs)
        return self.page.evaluate("jobs => runShaders(jobs)", jobs)


def job_of(program, frames, feedback):
    return {
        "version": program.version,
        "source": program.source,
        "size": list(program.size),
        "uniforms": program.uniforms,
        "outputs": [{"name": output.name, "base": output.base} for output in program.outputs],
        "textures": {name: texture_of(program, name) for name in program.textures},
        "frames": frames,
        "feedback": feedback,
    }


def texture_of(program, name):
    texels, sampler = program.textures[name], program.sampler(name)
    if "Shadow" in sampler:
        format = "depth16"
        # What a byte is of 255, of 65535: 257 times as much.
        texels = texels[..., :1].astype(np.uint16) * 257
    elif sampler[0] in "iu":
        format = {"i": "rgba16i", "u": "rgba8ui"}[sampler[0]]
        texels = texels.astype({"i": np.int16, "u": np.uint8}[sampler[0]])
    else:
        format = {"u1": "rgba8", "f4": "rgba32f"}[texels.dtype.str[1:]]
    depth, height, width = (1, *texels.shape)[-4:-1]
    target = next(target for suffix, target in TARGETS.items() if suffix in sampler)
    data = base64.b64encode(np.ascontiguousarray(texels).tobytes()).decode()
    return {
        "target": target, "width": width, "height": height, "depth": depth, "format": format, "data": data,
        "linear": program.is_linear, "wrap": program.wrap, "compares": "Shadow" in sampler}


def result_of(program, answer):
    if "refusal" in answer:
        return Rejected(answer["refusal"].replace("\0", ""))
    if "failure" in answer:
        return Failed(answer["failure"])
    width, height = program.size
    pixels = {}
    for output, data in zip(program.outputs, answer["pixels"]):
        values = np.frombuffer(base64.b64decode(data), TYPES[output.base])
        pixels[output.name] = values.reshape(height, width, 4)[..., : output.components]
    return pixels
