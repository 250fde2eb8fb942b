"""nca-train: what it writes, how it is stopped and goes on."""

import json
import math
import signal
import subprocess

import numpy as np
import pytest
from PIL import Image

from conftest import BIN, IMAGES, QUICK, contents, expect_refusal, safetensors, weights


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


@pytest.mark.parametrize("bytes_too", [False, True])
def test_exact_training_writes_a_model_of_powers_of_two(run, tmp_path, bytes_too):
    options = ["--exact", *(["--quantize"] if bytes_too else [])]
    result = run("nca-train", IMAGES / "tissue.png", *QUICK, *options, "--json", check=True)
    validation = json.loads(result.stdout.splitlines()[-1])["validation"]
    assert validation["floatStyleLoss"] > 0 and validation["styleLoss"] > 0
    model = json.loads((tmp_path / "tissue.nca").read_text())
    quantization = model["quantization"]
    assert quantization["hidden"] == {"unit": 2 ** -9, "levels": 4095}
    levels = 127 if bytes_too else 1023
    assert quantization["stateLimit"] == pytest.approx(levels * 2.0 ** (-7 if bytes_too else -9), rel=1e-6)
    assert quantization.get("stateLevels", 127) == levels
    for name, scale in quantization["scales"].items():
        assert math.frexp(np.float32(scale))[0] == 0.5
        rows = model["weights"][name]
        gains = np.tile([1, 8, 8, 8], len(rows[0]) // 4) if name == "w1" else 1
        codes = np.array(rows) * gains / scale
        assert np.allclose(codes, np.round(codes), atol=1e-4) and np.all(np.abs(codes) < 127.5)
    # Resumed, it is as exact as before; a model that only claims to be exact is refused.
    run("nca-train", "--resume", "tissue.run", "--iterations", 4, check=True)
    assert json.loads((tmp_path / "tissue.nca").read_text())["quantization"]["hidden"]
    model["weights"]["b1"][0] += 0.3 * quantization["scales"]["b1"]
    (tmp_path / "lie.nca").write_text(json.dumps(model))
    expect_refusal(run("nca-export", "lie.nca", "--html"), "not exact")


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


@pytest.mark.parametrize("options", [["--lr", "0.1"], ["--size", "32"], ["--channels", "5"], ["-o", "a.nca"], ["picture.png"], ["--quantize"], ["--exact"],
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
