"""nca-train: schedules, optimizers, plots of losses and the search for a learning rate."""

import json
import signal
import subprocess
from xml.etree import ElementTree

import pytest

from conftest import BIN, IMAGES, QUICK, contents, expect_refusal, weights


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
