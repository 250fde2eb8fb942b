"""Runs shaders by the command under test, `nca-preview --shader`."""

import json
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from shaders.chromium import TYPES, Failed, Rejected
from shaders.program import write_texture

LIMIT_SECONDS = 60


class Simulator:
    """Runs programs by a command, each in a process of its own."""

    def __init__(self, command, *options):
        self.command = command
        self.options = options

    def run(self, program, frames=1, feedback=None, source=None):
        """As `Chromium.run`; `source` is what the command is given where it wraps the text itself."""
        with tempfile.TemporaryDirectory() as folder:
            shader = Path(folder) / "shader.frag"
            shader.write_text(source or program.source)
            options = ["--size", f"{program.size[0]}x{program.size[1]}", "--pixels", "json", *self.options]
            # A wrapped source gets Shadertoy's uniforms from the command.
            if program.uniforms and source is None:
                uniforms = Path(folder) / "uniforms.json"
                uniforms.write_text(json.dumps(program.uniforms))
                options += ["--uniforms", uniforms]
            for name, texels in program.textures.items():
                for path in write_texture(texels, program.sampler(name), Path(folder) / f"{name}.png"):
                    options += ["--texture", f"{name}={path}"]
            if program.textures:
                options += ["--filter", "linear" if program.is_linear else "nearest", "--wrap", program.wrap]
            if frames > 1:
                options += ["--frames", str(frames)]
            if feedback:
                options += ["--feedback", feedback]
            return self.answer(program, [self.command, "--shader", shader, *options])

    def answer(self, program, command):
        try:
            process = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            raise Failed(f"still running after {LIMIT_SECONDS} s") from None
        if process.returncode == 1:
            raise Rejected(process.stderr)
        if process.returncode != 0:
            raise Failed(f"exit code {process.returncode}: {process.stderr}")
        return pixels_of(program, json.loads(process.stdout)["pixels"])

    def run_all(self, programs):
        """What `run` gives for each program, or the exception."""
        results = []
        for program in programs:
            try:
                results.append(self.run(program))
            except (Rejected, Failed) as error:
                results.append(error)
        return results


def pixels_of(program, written):
    """Arrays of the JSON's lists, where NaN is null and infinity 1e999."""
    pixels = {}
    for index, output in enumerate(program.outputs):
        values = written.get(output.name)
        if values is None and len(written) == len(program.outputs):
            values = list(written.values())[index]
        if values is None:
            raise Failed(f"no output {output.name} among {', '.join(written)}")
        texels = np.array(values, float)  # null becomes NaN
        texels = texels.astype(np.int64) if output.base != "float" else texels
        pixels[output.name] = texels.astype(TYPES[output.base])[..., : output.components]
    return pixels


def command_path(folder):
    return Path(folder) / "nca-preview"
