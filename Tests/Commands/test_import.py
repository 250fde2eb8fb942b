"""nca-import: what it reads, what it writes and what it refuses."""

import base64
import json
import struct
import zlib

import numpy as np
import pytest

from conftest import contents, expect_refusal, safetensors, weights

CHANNELS, HIDDEN = 4, 8


def png(pixels):
    """A PNG file of RGBA bytes `[height, width, 4]`."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + row.tobytes() for row in pixels.astype(np.uint8))
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def texture_models(names, scales=(1.1, 0.1)):
    """A file of texture models with random bytes, side by side."""
    rng = np.random.default_rng(1)
    layers = []
    for scale, rows, outputs in zip(scales, (4 * CHANNELS + 1, HIDDEN + 1), (HIDDEN, CHANNELS)):
        tiles = rng.integers(0, 255, (rows, len(names) * outputs // 4, 4))
        url = "data:image/PNG;base64," + base64.b64encode(png(tiles)).decode()
        layers.append(dict(scale=scale, data=url, shape=[rows, outputs], layout=[len(names), 1], quant_scale_zero=[4, 0.5]))
    return {"model_names": names, "layers": layers}


def state(dtype="<f4", trailing=(), **changes):
    """A SimpleCA state as safetensors, and its arrays."""
    rng = np.random.default_rng(2)
    arrays = {
        "w1.weight": rng.normal(0, 0.2, (HIDDEN, 4 * CHANNELS) + trailing),
        "w1.bias": rng.normal(0, 0.2, (HIDDEN,)),
        "w2.weight": rng.normal(0, 0.02, (CHANNELS, HIDDEN) + trailing),
    }
    arrays = {name: array.astype(dtype) for name, array in (arrays | changes).items() if array is not None}
    kind = {"<f2": "F16", "<f4": "F32", "<f8": "F64", "<i4": "I32"}[dtype]
    header, body = {}, b""
    for name, array in arrays.items():
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [len(body), len(body) + array.nbytes]}
        body += array.tobytes()
    return safetensors(header, body), arrays


@pytest.fixture
def texture_file(tmp_path):
    (tmp_path / "textures.json").write_text(json.dumps(texture_models(["moss", "bark", "a/b\n<i>"])))
    return "textures.json"


@pytest.mark.parametrize("dtype", ["<f2", "<f4", "<f8"])
@pytest.mark.parametrize("trailing", [(), (1, 1)])
def test_reads_a_pytorch_state(run, tmp_path, dtype, trailing):
    data, arrays = state(dtype, trailing)
    (tmp_path / "rule.safetensors").write_bytes(data)
    result = run("nca-import", "rule.safetensors", check=True)
    assert result.stdout == "rule.nca  rule, 4/8\n"
    found = weights(tmp_path / "rule.nca")
    for name, tensor in (("w1", "w1.weight"), ("b1", "w1.bias"), ("w2", "w2.weight")):
        expected = arrays[tensor].astype(np.float32).reshape(np.array(found[name]).shape)
        assert (np.array(found[name], np.float32) == expected).all()
    assert json.loads((tmp_path / "rule.nca").read_text())["update"] == {"mask": "independent", "rate": 0.5}


def test_sorts_filter_major_columns(run, tmp_path):
    data, arrays = state()
    (tmp_path / "rule.safetensors").write_bytes(data)
    run("nca-import", "rule.safetensors", "--order", "filter", check=True)
    expected = arrays["w1.weight"].reshape(HIDDEN, 4, CHANNELS).transpose(0, 2, 1).reshape(HIDDEN, -1)
    assert (np.array(weights(tmp_path / "rule.nca")["w1"], np.float32) == expected).all()


def test_the_card_says_what_it_is_told(run, tmp_path):
    (tmp_path / "rule.safetensors").write_bytes(state()[0])
    words = ["--name", "Moss", "--author", "Ada", "--license", "CC0", "--credit", "a photo by Bo"]
    run("nca-import", "rule.safetensors", "-o", "moss.nca", *words, "--quiet", check=True)
    card = json.loads((tmp_path / "moss.nca").read_text())["card"]
    assert [card[key] for key in ("name", "author", "license", "credit")] == ["Moss", "Ada", "CC0", "a photo by Bo"]


@pytest.mark.parametrize("wanted", ["bark", "1"])
def test_takes_one_of_several_models(run, tmp_path, texture_file, wanted):
    result = run("nca-import", texture_file, "--model", wanted, "--json", check=True)
    (file,) = json.loads(result.stdout)["files"]
    assert file["path"] == "textures.nca" and file["name"] == "bark" and file["channels"] == CHANNELS
    model = json.loads((tmp_path / "textures.nca").read_text())
    assert model["card"]["name"] == "bark"
    assert model["quantization"]["stateLimit"] == pytest.approx(254 / 255)
    assert "one random half" in model["card"]["notes"]


def test_takes_all_models_under_harmless_names(run, tmp_path, texture_file):
    result = run("nca-import", texture_file, "--all", "-o", "out", check=True)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-b--i-.nca", "bark.nca", "moss.nca"]
    assert len(result.stdout.splitlines()) == 3
    assert json.loads((tmp_path / "out/a-b--i-.nca").read_text())["card"]["name"] == "a/b <i>"
    different = {json.dumps(weights(path)) for path in (tmp_path / "out").iterdir()}
    assert len(different) == 3


def test_what_is_imported_can_be_exported_and_run(run, tmp_path, texture_file):
    run("nca-import", texture_file, "--model", "moss", "-o", "moss.nca", check=True)
    run("nca-export", "moss.nca", "--html", check=True)
    run("nca-preview", "moss.nca", "--size", "16x16", "--steps", "20", "--state", "rgba8", "-o", "moss.png", check=True)


def test_plain_floats_have_no_limit(run, tmp_path, texture_file):
    run("nca-import", texture_file, "--model", "moss", "--float", check=True)
    model = json.loads((tmp_path / "textures.nca").read_text())
    assert "quantization" not in model and model["architecture"]["hidden"] == HIDDEN + 1


def damaged_textures(edit):
    models = texture_models(["moss"])
    edit(models)
    return json.dumps(models).encode()


PICTURE_BOMB = "data:image/png;base64," + base64.b64encode(
    b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">IIBBBBB", 60000, 60000, 8, 6, 0, 0, 0)).decode()
NAN = np.full(HIDDEN, np.nan)
BAD = {
    "empty": (b"", "neither a texture model"),
    "rubbish": (bytes(range(1, 256)), "neither a texture model"),
    "text": (b"hello", "neither a texture model"),
    "a PyTorch archive": (b"PK\x03\x04" + bytes(40), "weights_only=True"),
    "a pickle": (b"\x80\x02}q\x00.", "weights_only=True"),
    "a model of ours": (b'{"format": "nca", "version": 1}', "already"),
    "another JSON": (b'{"a": 1}', "layers is missing"),
    "deep JSON": (b'{"layers": ' + b"[" * 100000, "damaged"),
    "an infinite scale": (damaged_textures(lambda m: m["layers"][0].update(scale=float("inf"))), "damaged"),
    "a thousand channels": (damaged_textures(lambda m: m["layers"][1].update(shape=[HIDDEN + 1, 1000])), "channels is 1000"),
    "no hidden units": (damaged_textures(lambda m: m["layers"][0].update(shape=[17, 0])), "layers[0].shape"),
    "a layout that lies": (damaged_textures(lambda m: m["layers"][0].update(layout=[7, 3])), "layers[0].data"),
    "base64 rubbish": (damaged_textures(lambda m: m["layers"][0].update(data="data:image/png;base64,%%")), "layers[0].data"),
    "a picture bomb": (damaged_textures(lambda m: m["layers"][0].update(data=PICTURE_BOMB)), "60000x60000"),
    "a state cut off": (state()[0][:-5], "damaged safetensors"),
    "whole numbers": (state("<i4")[0], "I32"),
    "NaN": (state(**{"w1.bias": NAN})[0], "not finite"),
    "a thousand channels of tensors": (state(**{"w2.weight": np.zeros((1000, HIDDEN))})[0], "channels is 1000"),
    "no hidden tensors": (
        state(**{"w1.weight": np.zeros((0, 16)), "w1.bias": np.zeros(0), "w2.weight": np.zeros((4, 0))})[0], "hidden is 0"),
    "a tensor too few": (state(**{"w1.bias": None})[0], "no tensor w1.bias"),
    "a tensor too many": (state(**{"\x1b[31mconv\n": np.zeros(3)})[0], "no place for"),
    "a huge header": (struct.pack("<Q", 1 << 39) + b"{", "damaged safetensors"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_and_leaves_nothing(run, tmp_path, name):
    data, words = BAD[name]
    (tmp_path / "bad.file").write_bytes(data)
    (tmp_path / "bad.nca").write_text("an earlier model")
    before = contents(tmp_path)
    expect_refusal(run("nca-import", "bad.file"), "bad.file", words)
    expect_refusal(run("nca-import", "bad.file", "--all", "-o", "out"), "bad.file", words)
    assert contents(tmp_path) == before and not (tmp_path / "out").exists()


def test_a_file_of_several_asks_which(run, tmp_path, texture_file):
    before = contents(tmp_path)
    expect_refusal(run("nca-import", texture_file), "3 models", "--model", "moss, bark, a/b?<i>")
    for wanted in ("ash", "3", "-1", " "):
        expect_refusal(run("nca-import", texture_file, f"--model={wanted}"), "has no model", "moss")
    assert contents(tmp_path) == before


@pytest.mark.parametrize("output", ["no/folder/a.nca", "/proc/a.nca", "rule.safetensors", "./rule.safetensors", ".", ""])
def test_an_impossible_output_is_refused(run, tmp_path, output):
    (tmp_path / "rule.safetensors").write_bytes(state()[0])
    before = contents(tmp_path)
    expect_refusal(run("nca-import", "rule.safetensors", "-o", output))
    assert contents(tmp_path) == before


def test_a_folder_that_is_a_file_is_refused(run, tmp_path, texture_file):
    (tmp_path / "out").write_text("not a folder")
    before = contents(tmp_path)
    expect_refusal(run("nca-import", texture_file, "--all", "-o", "out"), "out", "not a folder")
    assert contents(tmp_path) == before


@pytest.mark.parametrize("source", ["missing.json", ".", "/dev/zero"])
def test_what_is_no_file_is_refused(run, tmp_path, source):
    expect_refusal(run("nca-import", source, "-o", "a.nca"), source)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("words", [["--all", "--model", "a"], ["--all", "--name", "a"], ["--quiet", "--json"], ["--order", "z"]])
def test_contradictory_options_are_wrong_use(run, tmp_path, words):
    result = run("nca-import", "a.json", *words)
    assert result.returncode == 64 and "Error" in result.stderr
