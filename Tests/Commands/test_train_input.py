"""nca-train: the pictures, options and feature networks that it takes, and those that it refuses."""

import json
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from conftest import IMAGES, QUICK, contents, expect_refusal, other_network, safetensors


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pictures(folder):
    """Pictures of every kind that people have, with whether they can be learnt."""
    rng = np.random.default_rng(1)
    noise = rng.integers(0, 256, (40, 60, 3), dtype=np.uint8)
    rgb = Image.fromarray(noise)
    rgb.save(folder / "wide.jpg")
    rgb.save(folder / "picture.webp")
    rgb.convert("RGBA").save(folder / "alpha.png")
    Image.fromarray(rng.integers(0, 65536, (40, 60), dtype=np.uint16)).save(folder / "grey16.png")
    rgb.convert("P").save(folder / "palette.png")
    rgb.convert("L").save(folder / "grey.jpg")
    rgb.convert("CMYK").save(folder / "cmyk.jpg")


@pytest.mark.parametrize(
    "name", ["wide.jpg", "picture.webp", "alpha.png", "grey16.png", "palette.png", "grey.jpg", "cmyk.jpg"])
def test_pictures_of_every_kind_are_learnt(run, tmp_path, name):
    pictures(tmp_path)
    run("nca-train", name, *QUICK, "--quiet", check=True)
    assert (tmp_path / name).with_suffix(".nca").exists()


def bad_pictures(folder):
    (folder / "text.png").write_text("I am no picture.\n")
    whole = (IMAGES / "tissue.png").read_bytes()
    (folder / "cut.png").write_bytes(whole[: len(whole) // 2])
    Image.open(IMAGES / "tissue.png").convert("RGB").save(folder / "whole.jpg")
    jpeg = (folder / "whole.jpg").read_bytes()
    (folder / "cut.jpg").write_bytes(jpeg[: len(jpeg) // 2])
    Image.new("RGB", (1, 1)).save(folder / "one.png")
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0))
    (folder / "huge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", b"") + png_chunk(b"IEND", b""))
    (folder / "empty.png").write_bytes(b"")
    (folder / "folder.png").mkdir()


@pytest.mark.parametrize(
    "name, word",
    [
        ("missing.png", "missing.png"), ("text.png", "text.png"), ("cut.png", "cut.png"), ("cut.jpg", "cut.jpg"),
        ("one.png", "too few"), ("huge.png", "20000"), ("empty.png", "empty.png"), ("folder.png", "folder.png"),
    ])
def test_bad_pictures_are_refused_and_leave_nothing(run, tmp_path, name, word):
    bad_pictures(tmp_path)
    before = contents(tmp_path)
    expect_refusal(run("nca-train", name, *QUICK), word)
    assert contents(tmp_path) == before
    assert not (tmp_path / name).with_suffix(".run").exists()


@pytest.mark.parametrize(
    "options, word",
    [
        (["--channels", 3], "channels is 3"), (["--steps", "9...3"], "steps"), (["--hidden", 0], "hidden"),
        (["--size", "8"], "size"), (["--size", "99999x16"], "size"), (["--batch", 0], "batch"), (["--pool", 1], "pool"),
        (["--update-rate", 0], "update-rate"), (["--update-rate", "nan"], "update-rate"), (["--lr", 0], "lr"),
        (["--iterations", 0], "iterations"), (["--small-grid", 1], "small-grid"), (["--validations", 101], "validations"),
        (["--from", "none.nca"], "none.nca"), (["--from", IMAGES / "tissue.png"], "tissue.png"), (["--style-layers", "2"], "layer 2"), (["--style-layers", "1,1"], "style-layers"),
        (["--style-weights", "1,2"], "style-weights"), (["--style-weights", "0,0,0,0,0"], "style-weights"),
        (["--crop", "500x500+0+0"], "500x500"), (["--scale", 0], "scale"), (["--scale", 0.01], "scale"),
        (["--features", "none.safetensors"], "none.safetensors"), (["--output", "no/such/folder/a.nca"], "no/such/folder"),
        (["--output", "."], "folder"), (["--output", "/proc/a.nca"], "/proc/a.nca"),
    ])
def test_impossible_options_are_refused_and_leave_nothing(run, tmp_path, options, word):
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, *options)
    expect_refusal(result, word)
    assert contents(tmp_path) == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "options", [["--steps", "a...b"], ["--size", "axb"], ["--preset", "huge"], ["--loss", "love"], ["--optimizer", "sgd"],
                ["--schedule", "never"], ["--quiet", "--json"]])
def test_wrong_use_is_explained(run, tmp_path, options):
    expect_refusal(run("nca-train", IMAGES / "tissue.png", *options), options[0].lstrip("-"), code=64)
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_written_keeps_what_was_there(run, tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken/keep").write_text("kept")
    expect_refusal(run("nca-train", IMAGES / "tissue.png", *QUICK, "--output", "taken"), "taken")
    assert (tmp_path / "taken/keep").read_text() == "kept"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"short", safetensors({}), safetensors(b"{broken"), struct.pack("<Q", 2**60) + b"{}",
        safetensors({"features.0.weight": {"dtype": "F32", "shape": [64, 3, 5, 5], "data_offsets": [0, 19200]}}, bytes(19200)),
        safetensors({"features.0.weight": {"dtype": "F32", "shape": [64, 3, 3, 3], "data_offsets": [0, 6912]}}),
    ])
def test_bad_feature_weights_are_refused(run, tmp_path, data):
    (tmp_path / "bad.safetensors").write_bytes(data)
    expect_refusal(run("nca-train", IMAGES / "tissue.png", *QUICK, "--features", "bad.safetensors"), "bad.safetensors")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.safetensors"]


def test_another_feature_network_is_trained_with(run, tmp_path):
    options = ["--style-layers", "0,1,3", "--validations", 1, *other_network(tmp_path)]
    run("nca-train", IMAGES / "tissue.png", *QUICK, *options, check=True)
    model = json.loads((tmp_path / "tissue.nca").read_text())
    # The credit is that of the bundled weights.
    assert "credit" not in model["card"]
    log = [json.loads(line) for line in (tmp_path / "tissue.run/log.jsonl").read_text().splitlines()]
    assert all(line["styleLoss"] > 0 for line in log)


def test_layers_and_descriptions_that_do_not_fit_are_named(run, tmp_path):
    options = other_network(tmp_path)
    expect_refusal(run("nca-train", IMAGES / "tissue.png", *QUICK, *options), "layer 6", "0, 1, 2, 3")
    description = tmp_path / "other.json"
    description.write_text(description.read_text().replace('"in": 8', '"in": 9'))
    expect_refusal(run("nca-train", IMAGES / "tissue.png", *QUICK, *options), "other.json", "layers[3]", "in is 9")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.json", "other.safetensors"]
