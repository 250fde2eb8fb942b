"""Fixtures: the commands under test, run in an empty folder."""

import json
import os
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(os.environ.get("NCA_BIN", ROOT / ".build/release"))
IMAGES = ROOT / "examples/images"
# Trains in seconds: what the options do, not what is learnt.
QUICK = ["--preset", "tiny", "--size", "24x16", "--steps", "2...4", "--batch", "2", "--pool", "4", "--iterations", "3"]


@pytest.fixture
def run(tmp_path):
    """Runs a command in an empty folder: `run("nca-train", ...)`."""

    def run(command, *arguments, check=False, cwd=tmp_path, **options):
        words = [BIN / command if "/" not in str(command) else command, *map(str, arguments)]
        return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=check, **{"timeout": 300, **options})

    return run


@pytest.fixture
def model(run, tmp_path):
    """A model that was trained for three iterations."""
    run("nca-train", IMAGES / "tissue.png", *QUICK, "--quiet", "--output", "model.nca", check=True)
    return tmp_path / "model.nca"


def contents(folder):
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def expect_refusal(result, *words, code=1):
    """One clear line on standard error, nothing on standard output, the exit code."""
    assert result.returncode == code, result.stderr
    assert result.stdout == ""
    if code == 1:
        assert result.stderr.count("\n") == 1, result.stderr
    for word in words:
        assert word in result.stderr
    for crash in ("Fatal error", "Traceback", "Swift/"):
        assert crash not in result.stderr


def safetensors(header, body=b""):
    """The bytes of a safetensors file with this header, well-formed or not."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + body


def other_network(folder):
    """A small feature network: its weights, and the description beside them."""
    rng = np.random.default_rng(1)
    shapes = {"0.weight": [8, 3, 5, 5], "0.bias": [8], "3.weight": [6, 8, 3, 3], "3.bias": [6]}
    header, body = {}, b""
    for name, shape in shapes.items():
        values = rng.normal(0, 0.2, shape).astype("<f4").tobytes()
        header["features." + name] = {"dtype": "F32", "shape": shape, "data_offsets": [len(body), len(body) + len(values)]}
        body += values
    layers = [
        {"convolution": {"in": 3, "out": 8, "kernel": 5}}, "relu", "averagePool",
        {"convolution": {"in": 8, "out": 6, "stride": 2}}]
    (folder / "other.safetensors").write_bytes(safetensors(header, body))
    (folder / "other.json").write_text(json.dumps({"name": "other", "layers": layers}))
    return ["--features", "other.safetensors"]


def weights(path):
    """A model file's weights."""
    return json.loads(path.read_text())["weights"]
