"""Damaged shaders: an error or a picture, never a crash or a hang."""

import os

from conftest import ROOT

# Hours by hand: NCA_FUZZ_SECONDS=7200 NCA_FUZZ_SEED=2 scripts/python-tests Tests/Commands/test_fuzz.py
SECONDS = float(os.environ.get("NCA_FUZZ_SECONDS", 90))
SEED = int(os.environ.get("NCA_FUZZ_SEED", 1))
CORPUS = [ROOT / "Tests/PreviewTests/Corpus", ROOT / "Tests/ShaderGenTests/Golden", ROOT / "examples/shaders"]


def test_no_damaged_shader_crashes_or_hangs(run, tmp_path):
    words = ["--seconds", SECONDS, "--seed", SEED, "--keep", tmp_path / "fuzz"]
    result = run("nca-fuzz", *CORPUS, *words, timeout=SECONDS + 120)
    left = tmp_path / "fuzz/current.frag"
    text = left.read_bytes() if left.exists() else b""
    assert result.returncode == 0, f"{result.stderr}\n{text!r}"
    print(result.stdout)
