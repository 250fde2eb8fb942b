"""nca-preview MODEL: an automaton's own shaders, run without a GPU."""

import json

import numpy as np
import pytest
from PIL import Image

from conftest import ROOT, contents, expect_refusal

BRICK = ROOT / "examples/models/small/brick.nca"


def test_writes_the_last_picture(run, tmp_path):
    run("nca-preview", BRICK, "--size", "48x32", "--steps", "200", "-o", "brick.png", check=True)
    picture = np.asarray(Image.open(tmp_path / "brick.png").convert("RGB"))
    assert picture.shape == (32, 48, 3) and picture.std() > 10


def test_the_seed_names_the_run(run, tmp_path):
    for name, seed in (("a.png", 1), ("b.png", 1), ("c.png", 2)):
        run("nca-preview", BRICK, "--size", "32", "--steps", "50", "--seed", seed, "-o", name, check=True)
    a, b, c = ((tmp_path / name).read_bytes() for name in ("a.png", "b.png", "c.png"))
    assert a == b != c


def test_films_sheets_and_folders(run, tmp_path):
    for output in ("film.gif", "film.mp4", "sheet.png", "frames"):
        run("nca-preview", BRICK, "--size", "32", "--steps", "30", "--every", "10", "-o", output, check=True)
    assert Image.open(tmp_path / "film.gif").n_frames == 4
    assert Image.open(tmp_path / "sheet.png").width > 32
    assert sorted(path.name for path in (tmp_path / "frames").iterdir()) == [f"frame-{n:06}.png" for n in (0, 10, 20, 30)]


@pytest.mark.parametrize("state", ["rgba32f", "rgba16f", "rgba8"])
def test_states_in_full_precision(run, state):
    result = run("nca-preview", BRICK, "--size", "8x4", "--steps", "3", "--state", state, "--pixels", "json", check=True)
    states = json.loads(result.stdout)["pixels"]
    count = json.loads(BRICK.read_text())["architecture"]["channels"]
    assert len(states) == (count + 3) // 4
    values = np.array(states["state0"])
    assert values.shape == (4, 8, 4) and np.isfinite(values).all() and values.std() > 0
    if state == "rgba8":
        assert np.allclose(values * 255, np.round(values * 255), atol=1e-4)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\0\1\2"])
def test_a_bad_model_is_rejected(run, tmp_path, damage):
    (tmp_path / "model.nca").write_bytes(damage)
    before = contents(tmp_path)
    expect_refusal(run("nca-preview", "model.nca", "-o", "a.png"), "model.nca")
    assert contents(tmp_path) == before


@pytest.mark.parametrize("options", [
    ["-o", "a.png", "--size", "3x3"], ["-o", "a.png", "--steps", "-1"], ["-o", "a.png", "--every", "0"], [],
    ["-o", "a.bmp"], ["-o", "a.png", "--frames", "3"], ["-o", "a.png", "--state", "rgb565"]], ids=" ".join)
def test_wrong_use_is_told(run, tmp_path, options):
    expect_refusal(run("nca-preview", BRICK, *options), code=2)
    assert contents(tmp_path) == {}
