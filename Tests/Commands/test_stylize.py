"""nca-stylize: what it writes, how it is stopped and goes on, what it refuses."""

import json
import signal
import subprocess

import numpy as np
import pytest
from PIL import Image

from conftest import BIN, IMAGES, contents, expect_refusal, other_network

# Seconds: what the options do, not how good it looks.
FEW = ["--size", 32, "--iterations", 3]
CONTENT = IMAGES / "astronaut.jpg"
STYLE = IMAGES / "stripes.png"


def pixels(path):
    return np.asarray(Image.open(path).convert("RGB"), dtype=float) / 255


def test_writes_a_picture_a_log_a_plot_and_pictures_of_the_way(run, tmp_path):
    result = run("nca-stylize", CONTENT, "--style", STYLE, *FEW, "--image-every", 2, "-o", "out.png", check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.png", "out.run"]
    assert "iteration 3/3" in result.stdout and "left" in result.stdout and "wrote out.png" in result.stdout
    assert Image.open(tmp_path / "out.png").size == (32, 32)
    folder = tmp_path / "out.run"
    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    assert [line["iteration"] for line in lines] == [1, 2, 3]
    for line in lines:
        assert set(line) == {
            "iteration", "seconds", "loss", "contentLoss", "styleLoss", "totalVariation", "width", "height",
            "learningRate"}
        assert line["loss"] == pytest.approx(line["contentLoss"] + line["styleLoss"] + line["totalVariation"])
    assert sorted(path.name for path in (folder / "images").iterdir()) == ["000002.png", "000003.png"]
    assert "<svg" in (folder / "loss.svg").read_text()
    # It is done: nothing is left to go on with.
    assert not (folder / "checkpoint.safetensors").exists()


def test_the_four_ways_of_the_manual(run, tmp_path):
    run("nca-stylize", CONTENT, "--style", STYLE, *FEW, check=True)
    run("nca-stylize", CONTENT, *FEW, "-o", "content.png", check=True)
    run("nca-stylize", "--style", STYLE, "--from", "noise", *FEW, check=True)
    run("nca-stylize", "--feature", "18:305", *FEW, check=True)
    names = ["astronaut-stylized.png", "content.png", "feature-18-305.png", "stripes-stylized.png"]
    assert sorted(path.name for path in tmp_path.glob("*.png")) == names
    start = tmp_path / "astronaut-stylized.png"
    run("nca-stylize", CONTENT, "--from", start, "--weight", "pixel=1", "--weight", "content=0", *FEW, check=True)


def test_pixel_loss_brings_noise_to_the_picture(run, tmp_path):
    for optimizer in ("adam", "lbfgs"):
        options = ["--from", "noise", "--weight", "content=0", "--weight", "variation=0", "--weight", "pixel=1"]
        run("nca-stylize", CONTENT, *options, "--iterations", 100, "--size", 256, "--optimizer", optimizer,
            "-o", "out.png", "--quiet", check=True)
        goal = Image.open(CONTENT).convert("RGB").resize((256, 256), Image.Resampling.BICUBIC)
        goal = np.asarray(goal, dtype=float) / 255
        # Both are resized: theirs in sRGB, ours in linear light.
        assert np.mean((pixels(tmp_path / "out.png") - goal) ** 2) < 2e-3
        log = [json.loads(line) for line in (tmp_path / "out.run/log.jsonl").read_text().splitlines()]
        assert log[-1]["pixelLoss"] < 1e-4 and log[-1]["width"] == 256


def test_same_seed_same_picture(run, tmp_path):
    for name, seed in [("a", 5), ("b", 5), ("c", 6)]:
        run("nca-stylize", "--style", STYLE, "--loss", "transport", *FEW, "--seed", seed, "-o", f"{name}.png", check=True)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    assert (tmp_path / "a.png").read_bytes() != (tmp_path / "c.png").read_bytes()


def test_quiet_prints_nothing_and_json_prints_objects(run):
    assert run("nca-stylize", CONTENT, *FEW, "--quiet", check=True).stdout == ""
    result = run("nca-stylize", CONTENT, *FEW, "--json", check=True)
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert [event["event"] for event in events][-2:] == ["progress", "finished"]
    assert events[-1]["picture"] == "astronaut-stylized.png" and events[-1]["iterations"] == 3


@pytest.mark.parametrize("optimizer", ["adam", "lbfgs"])
def test_interrupted_run_writes_its_picture_and_goes_on(run, tmp_path, optimizer):
    options = ["--style", STYLE, "--size", "260x48", "--iterations", 40, "--optimizer", optimizer, "--json"]
    words = [BIN / "nca-stylize", CONTENT, *map(str, options), "--output", "stopped.png"]
    process = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert json.loads(process.stdout.readline())["event"] == "progress"
    process.send_signal(signal.SIGINT)
    rest = process.communicate(timeout=120)[0].splitlines()
    assert process.returncode == 130
    result = json.loads(rest[-1])
    assert result["event"] == "interrupted" and result["iterations"] < 40
    assert Image.open(tmp_path / "stopped.png").size == (260, 48)

    run("nca-stylize", "--resume", "stopped.run", check=True)
    run("nca-stylize", CONTENT, *options, "--output", "whole.png", check=True)
    assert (tmp_path / "stopped.png").read_bytes() == (tmp_path / "whole.png").read_bytes()
    log = [json.loads(line)["iteration"] for line in (tmp_path / "stopped.run/log.jsonl").read_text().splitlines()]
    assert log == list(range(1, 41))


@pytest.mark.parametrize("name", ["film.gif", "sheet.png"])
def test_the_way_there_is_filmed(run, tmp_path, name):
    run("nca-stylize", CONTENT, *FEW, "--iterations", 6, "--image-every", 2, "--watch", name, check=True)
    picture = Image.open(tmp_path / name)
    if name.endswith("gif"):
        # The start, and after 2, 4 and 6 iterations.
        assert picture.n_frames == 4 and picture.size == (32, 32)
    else:
        assert picture.width >= 2 * 32 and picture.height >= 2 * 32


@pytest.mark.parametrize("options", [["--style", STYLE, "--optimizer", "adam"], ["--feature", "18:305"]])
def test_a_learning_rate_is_found(run, tmp_path, options):
    result = run("nca-stylize", *options, "--size", 48, "--find-lr", "-o", "out.png", "--json", check=True)
    found = json.loads(result.stdout.splitlines()[-1])
    assert found["event"] == "learningRate" and found["isComplete"] and found["plot"] == "out.lr.svg"
    rates = [rate for rate, _ in found["curve"]]
    assert rates == sorted(rates) and found["suggestion"] in rates
    assert [path.name for path in tmp_path.iterdir()] == ["out.lr.svg"]
    expect_refusal(run("nca-stylize", *options, "--find-lr", "-o", "no/out.png"), "no")


@pytest.mark.parametrize("schedule, last", [("constant", 0.02), ("cosine", 0.0002), ("steps", 0.0018), ("one-cycle", 2e-7)])
def test_schedules_change_the_learning_rate(run, tmp_path, schedule, last):
    options = ["--optimizer", "adam", "--lr", 0.02, "--schedule", schedule, "--iterations", 8, "--size", 32]
    run("nca-stylize", CONTENT, *options, "-o", "out.png", check=True)
    log = [json.loads(line) for line in (tmp_path / "out.run/log.jsonl").read_text().splitlines()]
    assert log[-1]["learningRate"] == pytest.approx(last, abs=1e-4)


def test_another_feature_network(run, tmp_path):
    options = [*other_network(tmp_path), "--size", 32, "-o", "out.png"]
    layers = ["--style-layers", "1,3", "--content-layers", 3]
    run("nca-stylize", CONTENT, "--style", STYLE, *options, *layers, "--iterations", 3, check=True)
    expect_refusal(run("nca-stylize", CONTENT, *options), "no layer 18", "0, 1, 2, 3")
    (tmp_path / "other.json").write_text('{"layers": ["pool"]}')
    expect_refusal(run("nca-stylize", CONTENT, *options), "other.json")


def test_pictures_of_any_shape_go_together(run, tmp_path):
    Image.new("RGB", (90, 30), "red").save(tmp_path / "wide.png")
    Image.new("RGB", (20, 70), "blue").save(tmp_path / "tall.jpg")
    options = ["--iterations", 2, "-o", "out.png", "--quiet"]
    run("nca-stylize", "wide.png", "--style", "tall.jpg", "--style", STYLE, "--style-mix", "3,1", *options, check=True)
    assert Image.open(tmp_path / "out.png").size == (90, 30)
    run("nca-stylize", "wide.png", "--style", "tall.jpg", "--size", "40x64", *options, check=True)
    assert Image.open(tmp_path / "out.png").size == (40, 64)


def test_a_picture_of_16_pixels(run, tmp_path):
    Image.open(CONTENT).resize((16, 16)).save(tmp_path / "small.png")
    run("nca-stylize", "small.png", "--style", "small.png", "--iterations", 2, "-o", "out.png", check=True)
    assert Image.open(tmp_path / "out.png").size == (16, 16)


def test_transparency_and_orientation_are_kept(run, tmp_path):
    Image.open(CONTENT).resize((48, 32)).save(tmp_path / "turned.jpg", exif=exif_of_orientation(6))
    run("nca-stylize", "turned.jpg", "--iterations", 2, "-o", "upright.png", check=True)
    assert Image.open(tmp_path / "upright.png").size == (32, 48)

    picture = Image.open(CONTENT).convert("RGBA").resize((40, 40))
    alpha = Image.new("L", (40, 40), 255)
    alpha.paste(0, (0, 0, 20, 40))
    picture.putalpha(alpha)
    picture.save(tmp_path / "half.png")
    run("nca-stylize", "half.png", "--style", STYLE, "--iterations", 2, "-o", "out.png", check=True)
    assert np.array_equal(np.asarray(Image.open(tmp_path / "out.png"))[..., 3], np.asarray(alpha))


def exif_of_orientation(value):
    exif = Image.Exif()
    exif[0x0112] = value
    return exif


def test_kept_colors_are_the_contents(run, tmp_path):
    run("nca-stylize", CONTENT, "--style", STYLE, "--keep-color", "--size", 64, "--iterations", 20, "-o", "out.png", check=True)
    goal = np.asarray(Image.open(CONTENT).convert("RGB").resize((64, 64), Image.Resampling.BICUBIC), dtype=float) / 255
    def chroma(rgb):
        return rgb - rgb.mean(axis=2, keepdims=True)
    assert np.abs(chroma(pixels(tmp_path / "out.png")) - chroma(goal)).mean() < 0.03


def test_bands_give_the_same_picture(run, tmp_path):
    options = ["--style", STYLE, "--size", "96x1200", "--levels", 1, "--iterations", 3, "--optimizer", "adam", "--quiet"]
    run("nca-stylize", CONTENT, *options, "-o", "whole.png", check=True)
    run("nca-stylize", CONTENT, *options, "--memory", 0.2, "-o", "bands.png", check=True)
    difference = np.abs(pixels(tmp_path / "whole.png") - pixels(tmp_path / "bands.png")) * 255
    # Adam makes steps of one size also of gradients that are all rounding.
    assert difference.mean() < 0.1 and difference.max() < 6


@pytest.mark.parametrize(
    "options, word",
    [
        (["--iterations", 0], "iterations"), (["--size", 8], "size"), (["--size", 99999], "size"),
        (["--levels", 0], "levels"), (["--lr", 0], "lr"), (["--lr", "nan"], "lr"), (["--memory", 0], "memory"),
        (["--weight", "content=0", "--weight", "variation=0"], "--weight"), (["--weight", "content=-1"], "content=-1"),
        (["--weight", "style=1"], "--style"), (["--weight", "activation=1"], "--feature"),
        (["--content-layers", "2"], "layer 2"), (["--content-layers", "18,18"], "content-layers"),
        (["--content-weights", "0,0"], "content-weights"), (["--content-weights", "1"], "content-weights"),
        (["--style", "none.png"], "none.png"), (["--style", STYLE, "--style-mix", "0"], "style-mix"),
        (["--style", STYLE, "--style-layers", "99"], "layer 99"), (["--style", STYLE, "--style-scale", 0], "style-scale"),
        (["--style", STYLE, "--style-weights", "0,0,0,0,0"], "style-weights"),
        (["--feature", "18:512"], "0 to 511"), (["--feature", "99:0"], "layer 99"), (["--from", "style"], "--from style"),
        (["--from", "none.png"], "none.png"), (["--features", "none.safetensors"], "none.safetensors"),
        (["--features", STYLE], "stripes.png"), (["--output", "no/such/folder/a.png"], "no/such/folder"),
        (["--output", "out.jpg"], ".png"), (["--output", "/proc/a.png"], "/proc/a.png"), (["--run", "/proc/x"], "/proc"),
        (["--watch", "film.xyz"], "film.xyz"), (["--watch", "no/film.gif"], "no/film.gif"), (["--jitter=-1"], "jitter"),
    ])
def test_impossible_options_are_refused_and_leave_nothing(run, tmp_path, options, word):
    given = [] if "--size" in options else ["--size", 32]
    result = run("nca-stylize", CONTENT, *given, *([] if "--iterations" in options else ["--iterations", 2]), *options)
    expect_refusal(result, word)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "options",
    [
        [], ["--weight", "love=1"], ["--weight", "style"], ["--feature", "x"], ["--loss", "love"], ["--color", "red"],
        ["--style-mix", "1,2"], ["--quiet", "--json"], ["--resume", "a.run", "--iterations", "3"],
        ["--parametrization", "plane"], ["--image-every", "0"],
    ])
def test_wrong_use_is_explained(run, tmp_path, options):
    result = run("nca-stylize", *([] if not options or options[0] == "--resume" else [CONTENT]), *options)
    expect_refusal(result, *([options[0].lstrip("-")] if options else []), code=64)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["missing.png", "text.png", "cut.jpg", "narrow.png", "folder.png"])
def test_bad_pictures_are_refused_and_leave_nothing(run, tmp_path, name):
    (tmp_path / "text.png").write_text("I am no picture.\n")
    (tmp_path / "cut.jpg").write_bytes(CONTENT.read_bytes()[:9000])
    Image.new("RGB", (300, 4)).save(tmp_path / "narrow.png")
    (tmp_path / "folder.png").mkdir()
    before = contents(tmp_path)
    expect_refusal(run("nca-stylize", name, "--iterations", 2), "300x4" if name == "narrow.png" else name)
    expect_refusal(run("nca-stylize", CONTENT, "--style", name, "--iterations", 2, "--style-scale", 0.1)
                   if name != "narrow.png" else run("nca-stylize", name), "size" if name == "narrow.png" else name)
    assert contents(tmp_path) == before


def test_a_damaged_run_directory_is_refused(run, tmp_path):
    expect_refusal(run("nca-stylize", "--resume", "none.run"), "none.run")
    (tmp_path / "bad.run").mkdir()
    (tmp_path / "bad.run/run.json").write_text("{}")
    expect_refusal(run("nca-stylize", "--resume", "bad.run"), "bad.run")


def test_an_output_that_cannot_be_written_keeps_what_was_there(run, tmp_path):
    (tmp_path / "out.png").write_text("precious")
    expect_refusal(run("nca-stylize", CONTENT, "--size", 32, "--content-layers", 99, "-o", "out.png"), "99")
    assert (tmp_path / "out.png").read_text() == "precious"
