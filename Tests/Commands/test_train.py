"""nca-train: what it writes, how it is stopped and goes on, what it refuses."""

import json
import signal
import struct
import subprocess
import zlib
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from conftest import BIN, IMAGES, QUICK, contents, expect_refusal, other_network, safetensors


def weights(path):
    return json.loads(path.read_text())["weights"]


def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_writes_a_model_a_log_pictures_and_a_checkpoint(run, tmp_path):
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, "--image-every", 2, check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tissue.nca", "tissue.run"]
    assert "iteration 3/3" in result.stdout and "left" in result.stdout and "wrote tissue.nca" in result.stdout
    folder = tmp_path / "tissue.run"
    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    assert [line["iteration"] for line in lines] == [1, 2, 3]
    for line in lines:
        assert set(line) == {
            "iteration", "seconds", "loss", "styleLoss", "overflowLoss", "steps", "learningRate"}
        assert line["seconds"] > 0 and 2 <= line["steps"] <= 4
        assert line["loss"] == pytest.approx(line["styleLoss"] + line["overflowLoss"])
    assert sorted(path.name for path in (folder / "images").iterdir()) == ["000002.png", "000003.png"]
    assert Image.open(folder / "images/000003.png").size[0] >= 2 * 24
    model = json.loads((tmp_path / "tissue.nca").read_text())
    assert model["format"] == "nca" and model["version"] == 1
    assert model["architecture"]["channels"] == 4 and model["architecture"]["hidden"] == 8
    assert model["card"]["training"]["image"] == "tissue.png"
    assert model["card"]["training"]["iterations"] == 3


def test_same_seed_same_model(run, tmp_path):
    for name, seed in [("a", 5), ("b", 5), ("c", 6)]:
        run("nca-train", IMAGES / "brick.png", *QUICK, "--seed", seed, "-o", f"{name}.nca", "--run", name, check=True)
    assert weights(tmp_path / "a.nca") == weights(tmp_path / "b.nca")
    assert weights(tmp_path / "a.nca") != weights(tmp_path / "c.nca")


def test_options_reach_the_training(run, tmp_path):
    options = ["--preset", "standard", "--channels", 5, "--hidden", 7, "--size", "32x16", "--batch", 1, "--pool", 2]
    options += ["--steps", "3...3", "--update-rate", 0.25, "--iterations", 2, "--lr", 0.01]
    options += ["--style-layers", "1,6", "--style-weights", "1,0.5", "--scale", 0.25, "--loss", "gram"]
    run("nca-train", IMAGES / "brick.png", *options, "--run", "r", check=True)
    model = json.loads((tmp_path / "brick.nca").read_text())
    assert (model["architecture"]["channels"], model["architecture"]["hidden"]) == (5, 7)
    assert model["update"] == {"mask": "independent", "rate": 0.25}
    training = model["card"]["training"]
    assert training["size"] == [32, 16] and training["steps"] == [3, 3] and training["batch"] == 1
    log = [json.loads(line) for line in (tmp_path / "r/log.jsonl").read_text().splitlines()]
    assert [line["steps"] for line in log] == [3, 3]
    assert log[0]["learningRate"] == pytest.approx(0.01)


def learning_rates(folder):
    return [json.loads(line)["learningRate"] for line in (folder / "log.jsonl").read_text().splitlines()]


@pytest.mark.parametrize(
    "schedule, expected",
    [
        ("steps", [0.01] * 4 + [0.003] * 2 + [0.0009] * 2), ("constant", [0.01] * 8),
        ("cosine", [0.01, 0.00951, 0.00814, 0.00615, 0.00395, 0.00196, 0.00059, 0.0001]),
        ("one-cycle", [0.0004, 0.01, 0.00933, 0.0075, 0.005, 0.0025, 0.00067, 1e-7]),
    ])
def test_schedules_change_the_learning_rate(run, tmp_path, schedule, expected):
    options = [*QUICK[:-1], 8, "--validations", 0, "--lr", 0.01, "--schedule", schedule]
    run("nca-train", IMAGES / "tissue.png", *options, check=True)
    assert learning_rates(tmp_path / "tissue.run") == pytest.approx(expected, abs=1e-5)


def test_the_defaults_are_adam_and_steps(run, tmp_path):
    options = [*QUICK[:-1], 8, "--validations", 0, "--quiet"]
    run("nca-train", IMAGES / "tissue.png", *options, "-o", "plain.nca", check=True)
    named = ["--optimizer", "adam", "--schedule", "steps", "--lr", 0.002, "-o", "named.nca"]
    run("nca-train", IMAGES / "tissue.png", *options, *named, check=True)
    assert (tmp_path / "plain.nca").read_bytes() == (tmp_path / "named.nca").read_bytes()
    run("nca-train", IMAGES / "tissue.png", *options, "--optimizer", "lbfgs", "-o", "other.nca", check=True)
    assert weights(tmp_path / "other.nca") != weights(tmp_path / "plain.nca")
    assert learning_rates(tmp_path / "other.run")[0] == 1


@pytest.mark.parametrize("optimizer", ["adam", "lbfgs"])
def test_a_training_in_two_parts_equals_one_in_one(run, tmp_path, optimizer):
    # A constant rate: the others depend on how long a run is.
    options = ["--optimizer", optimizer, "--schedule", "constant", "--validations", 0, "--quiet"]
    picture = IMAGES / "tissue.png"
    run("nca-train", picture, *QUICK[:-1], 12, *options, "-o", "whole.nca", check=True)
    run("nca-train", picture, *QUICK[:-1], 7, *options, "-o", "parts.nca", check=True)
    run("nca-train", "--resume", "parts.run", "--iterations", 12, "--quiet", check=True)
    assert weights(tmp_path / "whole.nca") == weights(tmp_path / "parts.nca")
    # The plot knows the first part too.
    assert (tmp_path / "whole.run/loss.svg").read_bytes() == (tmp_path / "parts.run/loss.svg").read_bytes()


def test_a_run_from_before_there_were_optimizers_goes_on(run, tmp_path):
    run("nca-train", IMAGES / "tissue.png", *QUICK, "--validations", 0, check=True)
    path = tmp_path / "tissue.run/run.json"
    plan = json.loads(path.read_text())
    assert (plan["options"].pop("optimizer"), plan["options"].pop("schedule")) == ("adam", "steps")
    path.write_text(json.dumps(plan))
    run("nca-train", "--resume", "tissue.run", "--iterations", 5, check=True)
    assert json.loads((tmp_path / "tissue.nca").read_text())["card"]["training"]["iterations"] == 5


def svg_texts(path):
    return [element.text for element in ElementTree.parse(path).iter("{http://www.w3.org/2000/svg}text")]


def test_the_losses_are_drawn(run, tmp_path):
    (tmp_path / "a<&>b.png").write_bytes((IMAGES / "tissue.png").read_bytes())
    run("nca-train", "a<&>b.png", *QUICK, "--validations", 0, "--quiet", "--run", "r", check=True)
    texts = svg_texts(tmp_path / "r/loss.svg")
    assert {"Training on a<&>b.png", "iteration", "loss", "styleLoss"} <= set(texts)


@pytest.mark.parametrize("optimizer", ["adam", "lbfgs"])
def test_a_learning_rate_is_found(run, tmp_path, optimizer):
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, "--find-lr", "--optimizer", optimizer, "--json", check=True)
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert {event["event"] for event in events[:-1]} == {"progress"}
    found = events[-1]
    assert found["event"] == "learningRate" and found["isComplete"] and found["plot"] == "tissue.lr.svg"
    rates = [rate for rate, _ in found["curve"]]
    assert len(rates) > 5 and rates == sorted(rates) and rates[0] >= 1e-4 and rates[-1] <= 1
    if optimizer == "adam":
        assert found["suggestion"] in rates
    # No model, no run directory; the plot tells what was found.
    assert [path.name for path in tmp_path.iterdir()] == ["tissue.lr.svg"]
    texts = svg_texts(tmp_path / "tissue.lr.svg")
    assert "learning rate" in texts
    assert [text for text in texts if text.startswith("try ")] == (
        [f"try {found['suggestion']:.2g}"] if found["suggestion"] else [])


def test_the_plot_of_learning_rates_goes_where_the_result_would(run, tmp_path):
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, "--find-lr", "-o", "lawn.nca", check=True)
    assert "--lr " in result.stdout and "wrote lawn.lr.svg" in result.stdout
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, "--find-lr", "--run", "new/run", "--quiet", check=True)
    assert result.stdout == ""
    assert sorted(map(str, contents(tmp_path))) == ["lawn.lr.svg", "new/run/lr.svg"]
    # The same seed finds the same rate.
    assert (tmp_path / "lawn.lr.svg").read_bytes() == (tmp_path / "new/run/lr.svg").read_bytes()


def test_an_interrupted_search_draws_what_it_has_seen(run, tmp_path):
    options = ["--preset", "tiny", "--size", 64, "--find-lr", "--json"]
    words = [BIN / "nca-train", IMAGES / "tissue.png", *map(str, options)]
    process = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert json.loads(process.stdout.readline())["event"] == "progress"
    process.send_signal(signal.SIGINT)
    found = json.loads(process.communicate(timeout=120)[0].splitlines()[-1])
    assert process.returncode == 130
    assert found["event"] == "learningRate" and not found["isComplete"] and found["suggestion"] is None
    assert [path.name for path in tmp_path.iterdir()] == ["tissue.lr.svg"]
    assert "learning rate" in svg_texts(tmp_path / "tissue.lr.svg")


@pytest.mark.parametrize(
    "options, word, code",
    [
        (["none.png"], "none.png", 1), (["--output", "no/a.nca"], "no", 1), (["--output", "taken.nca"], "taken.lr.svg", 1),
        (["--run", "file"], "file", 1), (["--run", "/proc/none"], "/proc", 1), (["--lr", 2], "lr", 1), (["--hidden", 0], "hidden", 1),
        (["--estimate"], "--estimate", 64), (["--resume", "a.run"], "new trainings", 64),
    ])
def test_a_search_that_cannot_end_well_is_refused_and_leaves_nothing(run, tmp_path, options, word, code):
    (tmp_path / "taken.lr.svg").mkdir()
    (tmp_path / "file").write_text("kept")
    picture = [] if options[0] in ("none.png", "--resume") else [IMAGES / "tissue.png"]
    expect_refusal(run("nca-train", *picture, *QUICK, "--find-lr", *options), word, code=code)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "taken.lr.svg"]
    assert contents(tmp_path / "taken.lr.svg") == {} and (tmp_path / "file").read_text() == "kept"


def test_quiet_prints_nothing_and_json_prints_objects(run):
    assert run("nca-train", IMAGES / "tissue.png", *QUICK, "--quiet", check=True).stdout == ""
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, "--json", check=True)
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert [event["event"] for event in events][-2:] == ["progress", "finished"]
    assert events[-1]["model"] == "tissue.nca" and events[-1]["iterations"] == 3


def test_interrupted_training_writes_its_model_and_goes_on(run, tmp_path):
    options = [*QUICK[:-1], "300", "--seed", "3", "--json"]
    words = [BIN / "nca-train", IMAGES / "tissue.png", *options, "--output", "stopped.nca"]
    process = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert json.loads(process.stdout.readline())["event"] == "progress"
    process.send_signal(signal.SIGINT)
    rest = process.communicate(timeout=120)[0].splitlines()
    assert process.returncode == 130
    result = json.loads(rest[-1])
    assert result["event"] == "interrupted" and result["iterations"] < 300
    assert weights(tmp_path / "stopped.nca")["w2"]

    run("nca-train", "--resume", "stopped.run", check=True)
    run("nca-train", IMAGES / "tissue.png", *options, "--output", "whole.nca", "--run", "whole", check=True)
    assert weights(tmp_path / "stopped.nca") == weights(tmp_path / "whole.nca")
    log = [json.loads(line)["iteration"] for line in (tmp_path / "stopped.run/log.jsonl").read_text().splitlines()]
    assert log == list(range(1, 301))


def test_finished_training_can_go_on_for_longer(run, tmp_path):
    run("nca-train", IMAGES / "tissue.png", *QUICK, "--validations", 0, check=True)
    run("nca-train", "--resume", "tissue.run", "--iterations", 5, check=True)
    assert json.loads((tmp_path / "tissue.nca").read_text())["card"]["training"]["iterations"] == 5


def test_the_model_is_judged_by_long_rollouts(run, tmp_path):
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, check=True)
    assert "fidelity" in result.stdout and "held up best" in result.stdout
    record = json.loads((tmp_path / "tissue.nca").read_text())["card"]["training"]["validation"]
    assert record["grids"] == [[24, 16], [48, 32]] and record["steps"] == 2000
    assert record["verdict"] in ("holds", "freezes", "dies", "drifts", "explodes")
    lines = [json.loads(line) for line in (tmp_path / "tissue.run/validation.jsonl").read_text().splitlines()]
    assert [line["iteration"] for line in lines] == [3] and lines[0]["validation"] == record
    names = sorted(path.name for path in (tmp_path / "tissue.run/validation").iterdir())
    assert names == ["000003-24x16.png", "000003-48x32.png"]
    assert (tmp_path / "tissue.run/best.nca").read_bytes() == (tmp_path / "tissue.nca").read_bytes()
    # The same model is judged the same, in another training and by another name.
    run("nca-train", IMAGES / "tissue.png", *QUICK, "-o", "again.nca", check=True)
    assert json.loads((tmp_path / "again.nca").read_text())["card"]["training"]["validation"] == record


def test_a_model_that_does_not_hold_up_is_said_to(run):
    # A learning rate at which weights, and with them states, grow without measure.
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, "--lr", 1, "--json", check=True)
    event = json.loads(result.stdout.splitlines()[-1])
    assert event["validation"]["verdict"] in ("explodes", "drifts", "dies")
    assert "does not hold" in run("nca-train", IMAGES / "tissue.png", *QUICK, "--lr", 1, check=True).stdout


def test_without_validations_the_last_model_is_written(run, tmp_path):
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, "--validations", 0, check=True)
    assert "fidelity" not in result.stdout
    model = json.loads((tmp_path / "tissue.nca").read_text())
    assert "validation" not in model["card"]["training"] and model["card"]["preview"]


def test_quantized_training_reports_both_losses(run, tmp_path):
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, "--quantize", "--json", check=True)
    validation = json.loads(result.stdout.splitlines()[-1])["validation"]
    assert validation["floatStyleLoss"] > 0 and validation["styleLoss"] > 0
    model = json.loads((tmp_path / "tissue.nca").read_text())
    scale = model["quantization"]["scales"]["w2"]
    for weight in np.ravel(model["weights"]["w2"]) / scale:
        assert weight == pytest.approx(round(weight), abs=1e-3) and abs(weight) < 127.5
    run("nca-export", "tissue.nca", "--html", check=True)


def test_a_child_starts_where_its_parent_ended(run, tmp_path):
    run("nca-train", IMAGES / "tissue.png", *QUICK, "-o", "parent.nca", check=True)
    options = [*QUICK[:-1], 1, "--lr", 1e-9, "--from", "parent.nca", "-o", "child.nca"]
    run("nca-train", IMAGES / "brick.png", *options, check=True)
    for name in ("w1", "b1", "w2"):
        parent, child = (np.ravel(sum(weights(tmp_path / f"{n}.nca")[name], []) if name != "b1" else
                                  weights(tmp_path / f"{n}.nca")[name]) for n in ("parent", "child"))
        assert child == pytest.approx(parent, abs=1e-6)
    expect_refusal(run("nca-train", IMAGES / "brick.png", *QUICK, "--hidden", 9, "--from", "parent.nca"), "hidden")


def test_an_estimate_tells_time_and_memory_and_writes_nothing(run, tmp_path):
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, "--estimate", check=True)
    assert result.stdout.startswith("about ") and "MB" in result.stdout
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, "--estimate", "--json", check=True)
    event = json.loads(result.stdout)
    assert event["event"] == "estimate" and event["seconds"] > 0
    assert 1e8 < event["estimate"]["memory"] < 4e9
    assert sum(stage["iterations"] for stage in event["estimate"]["stages"]) == 3
    assert contents(tmp_path) == {}
    expect_refusal(run("nca-train", "missing.png", "--estimate"), "missing.png")
    expect_refusal(run("nca-train", "--resume", "a.run", "--estimate"), "--estimate", code=64)


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


@pytest.mark.parametrize("options", [["--lr", "0.1"], ["--size", "32"], ["--channels", "5"], ["-o", "a.nca"], ["picture.png"], ["--quantize"],
                ["--optimizer", "lbfgs"], ["--schedule", "cosine"]])
def test_a_resumed_run_keeps_its_options(run, tmp_path, options):
    expect_refusal(run("nca-train", "--resume", "some.run", *options), "--resume", code=64)


@pytest.mark.parametrize("damage", ["missing", "plan", "checkpoint", "foreign"])
def test_a_damaged_run_is_not_resumed(run, tmp_path, damage):
    run("nca-train", IMAGES / "tissue.png", *QUICK, check=True)
    folder = tmp_path / "tissue.run"
    if damage == "plan":
        (folder / "run.json").write_text("{")
    elif damage == "checkpoint":
        (folder / "checkpoint.safetensors").write_bytes((folder / "checkpoint.safetensors").read_bytes()[:500])
    elif damage == "foreign":
        plan = json.loads((folder / "run.json").read_text())
        plan["options"]["hidden"] = 9
        (folder / "run.json").write_text(json.dumps(plan))
    before = contents(tmp_path)
    expect_refusal(run("nca-train", "--resume", "none.run" if damage == "missing" else "tissue.run", "--iterations", 9))
    assert contents(tmp_path) == before
