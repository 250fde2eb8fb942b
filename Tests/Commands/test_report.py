"""nca-export --report and --safetensors: what a model costs and loses in each dialect, and its bare weights."""

import json
import signal
import subprocess

import pytest

from conftest import BIN, ROOT, contents, expect_refusal

DIALECTS = {
    "webgl2": ["rgba16f", "rgba32f", "rgba8"], "webgl1": ["rgba16f", "rgba32f", "rgba8"], "shadertoy": ["rgba32f"],
    "glslviewer": ["rgba32f"], "isf": ["rgba8"], "three": ["rgba16f", "rgba32f"], "godot": ["rgba8"],
    "touchdesigner": ["rgba32f"],
}
SMALL = ["--size", "12x8", "--quiet"]
GRAVEL = ROOT / "examples/models/small/gravel.nca"
EXACT = ROOT / "examples/models/exact/web.nca"


@pytest.fixture
def report(run):
    """The report's lines as objects: `report(model, "--isf")`."""

    def report(model, *options):
        result = run("nca-export", model, "--report", "--json", *SMALL, *options, check=True)
        assert result.stderr == ""
        return [json.loads(line) for line in result.stdout.splitlines()]

    return report


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The whole report of a small model, and the folder it was made in."""
    folder = tmp_path_factory.mktemp("report")
    words = [BIN / "nca-export", GRAVEL, "--report", "--json", *SMALL]
    text = subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in text.splitlines()], folder


def test_every_dialect_and_format_has_a_line(whole):
    lines, folder = whole
    assert [(line["dialect"], line["state"]) for line in lines] == [(d, s) for d in DIALECTS for s in DIALECTS[d]]
    assert contents(folder) == {}


def test_bytes_are_those_of_the_files(whole, run, tmp_path):
    lines, _ = whole
    for line in lines:
        run("nca-export", GRAVEL, f"--{line['dialect']}", "--state", line["state"], "-o", "out", "--size", "12x8", check=True)
        files = {path.name: len(path.read_bytes()) for path in (tmp_path / "out" / line["dialect"]).iterdir()}
        assert line["bytes"] == sum(files.values())
        step = {"webgl2": ["update.frag", "apply.frag"], "webgl1": ["update.frag", "apply.frag"],
                "shadertoy": ["common.glsl", "buffer-a.glsl"], "glslviewer": ["automaton.frag"], "isf": ["automaton.fs"],
                "godot": ["step.gdshader"], "touchdesigner": ["step.frag"]}.get(line["dialect"])
        # One pass where the rule is too small for two.
        names = [name for name in step or [] if name in files] or ["step.frag"]
        if step:
            assert line["stepBytes"] == sum(files[name] for name in names)
        assert 0 < line["stepBytes"] < line["bytes"]


def test_floats_stay_with_the_float_model_and_bytes_part_from_it(whole):
    for line in whole[0]:
        assert [difference["steps"] for difference in line["differences"]] == [10, 100, 1000]
        apart = line["differences"][0]["rgb"]
        # Ten steps from the seed; weights in bytes lose little, states in bytes more.
        assert (apart < 0.02) if line["state"] != "rgba8" else (0 < apart < 0.2)
        assert line["steps"] == 10_000


def test_full_weights_as_floats_are_the_float_model(report):
    lines = report(GRAVEL, "--webgl2", "--shadertoy", "--touchdesigner", "--state", "rgba32f", "--precision", "full")
    assert [line["dialect"] for line in lines] == ["webgl2", "shadertoy", "touchdesigner"]
    for line in lines:
        assert [difference["rgb"] for difference in line["differences"]] == [0, 0, 0]


def test_a_rounded_model_is_the_same_in_every_host(report):
    lines = report(GRAVEL, "--exact", "--webgl2", "--webgl1", "--glslviewer", "--three", "--godot", "--isf")
    halves = [line["differences"] for line in lines if line["state"] != "rgba8"]
    bytes_ = [line["differences"] for line in lines if line["state"] == "rgba8"]
    assert len(halves) == 7 and all(each == halves[0] for each in halves)
    assert len(bytes_) == 4 and all(each == bytes_[0] for each in bytes_)
    assert halves[0] != bytes_[0] and halves[0][0]["rgb"] > 0


def test_an_exact_model_is_its_own_float_model(report):
    (line,) = report(EXACT, "--webgl2", "--state", "rgba16f")
    assert [difference["rgb"] for difference in line["differences"]] == [0, 0, 0]


def damaged(model, path, edit):
    content = json.loads(model.read_text())
    edit(content["weights"])
    path.write_text(json.dumps(content))
    return path


def zero(weights):
    weights["w2"] = [[0 for _ in row] for row in weights["w2"]]


def grow(weights):
    # Every unit sees its bias alone, and all channels grow for ever.
    weights["w1"] = [[0 for _ in row] for row in weights["w1"]]
    weights["b1"] = [1 for _ in weights["b1"]]
    weights["w2"] = [[1 for _ in row] for row in weights["w2"]]


def test_a_model_that_shows_nothing_dies(report, tmp_path):
    model = damaged(GRAVEL, tmp_path / "zero.nca", zero)
    for line in report(model, "--webgl2"):
        assert (line["survival"], line["lives"]) == ("dies", False)


def test_a_model_that_runs_away_explodes_in_floats_and_shows_nothing_in_bytes(report, tmp_path):
    model = damaged(GRAVEL, tmp_path / "grow.nca", grow)
    lines = {line["state"]: line for line in report(model, "--webgl2")}
    for state in ("rgba16f", "rgba32f"):
        assert (lines[state]["survival"], lines[state]["lives"]) == ("explodes", False)
        assert lines[state]["differences"][2]["rgb"] is None
    assert lines["rgba8"]["survival"] == "dies"


def test_a_good_model_lives(report):
    (line,) = report(ROOT / "examples/models/web.nca", "--webgl2", "--state", "rgba16f", "--size", "32x32")
    assert (line["survival"], line["lives"]) == ("holds", True)


def test_the_table_says_what_the_lines_say(run, report):
    table = run("nca-export", GRAVEL, "--report", "--webgl2", *SMALL, check=True).stdout
    head, blank, *rows = table.splitlines()
    assert head == "gravel, 8/32, on 12x8 cells, seed 1" and blank == ""
    for row, line in zip(rows[2:], report(GRAVEL, "--webgl2"), strict=True):
        words = row.split()
        assert words[:4] == [line["dialect"], line["state"], str(line["bytes"]), str(line["stepBytes"])]
        assert float(words[4]) == pytest.approx(line["instructionsPerCell"], abs=0.051)
        for word, difference in zip(words[5:8], line["differences"], strict=True):
            assert float(word) == pytest.approx(difference["rgb"] * 255, abs=0.0051)
        assert words[8] == line["survival"]


def test_the_seed_names_the_run(report):
    one, same, other = (report(GRAVEL, "--isf", "--seed", str(seed)) for seed in (1, 1, 2))
    assert one == same and one != other


def test_output_goes_into_a_file_and_nowhere_else(run, report, tmp_path):
    lines = report(GRAVEL, "--isf")
    result = run("nca-export", GRAVEL, "--report", "--isf", "--json", *SMALL, "-o", "report.jsonl", check=True)
    assert result.stdout == "" and list(contents(tmp_path)) == [(tmp_path / "report.jsonl").relative_to(tmp_path)]
    assert [json.loads(line) for line in (tmp_path / "report.jsonl").read_text().splitlines()] == lines


def test_a_name_of_control_characters_does_no_harm(run, tmp_path):
    content = json.loads(GRAVEL.read_text())
    content["card"]["name"] = "\x1b[31mred\nline"
    (tmp_path / "m.nca").write_text(json.dumps(content))
    table = run("nca-export", "m.nca", "--report", "--isf", *SMALL, check=True).stdout
    assert table.startswith("?[31mred?line, 8/32")


def test_interruption_ends_at_once_and_writes_nothing(tmp_path):
    words = [BIN / "nca-export", ROOT / "examples/models/web.nca", "--report", "--size", "512x512", "-o", "report.txt"]
    process = subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    # The first line of progress comes after the first step, when signals are heard.
    assert process.stderr.readline() == "0 %\n"
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 130 and output == ""
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("words, message", [
    (["--html"], "--report goes with dialects alone"), (["--safetensors"], "--report goes with dialects alone"),
    (["--isf", "--state", "rgba32f"], "None of these dialects keeps states as rgba32f"), ([GRAVEL], "one model, not 2"),
])
def test_wrong_use_of_a_report_is_refused(run, words, message):
    expect_refusal(run("nca-export", GRAVEL, "--report", *words), message, code=64)


@pytest.mark.parametrize("output", ["model.nca", ".", "no/folder/report.txt"])
def test_an_impossible_output_is_refused_before_the_work(run, tmp_path, output):
    (tmp_path / "model.nca").write_text((ROOT / "examples/models/web.nca").read_text())
    before = contents(tmp_path)
    # Measured, this would take hours.
    result = run("nca-export", "model.nca", "--report", "--size", "4096x4096", "-o", output, timeout=60)
    expect_refusal(result)
    assert contents(tmp_path) == before


def test_safetensors_come_back_as_the_same_model(run, tmp_path):
    for model in (EXACT, GRAVEL):
        run("nca-export", model, "--safetensors", "-o", "weights.safetensors", check=True)
        header_bytes = (tmp_path / "weights.safetensors").read_bytes()
        header = json.loads(header_bytes[8 : 8 + int.from_bytes(header_bytes[:8], "little")])
        shape = json.loads(model.read_text())["architecture"]
        channels, hidden = shape["channels"], shape["hidden"]
        assert {name: entry["shape"] for name, entry in header.items() if name != "__metadata__"} == {
            "w1.weight": [hidden, 4 * channels], "w1.bias": [hidden], "w2.weight": [channels, hidden]}
        run("nca-import", "weights.safetensors", "-o", "back.nca", check=True)
        assert json.loads((tmp_path / "back.nca").read_text()) == json.loads(model.read_text())


def test_safetensors_stand_beside_the_model_and_with_others_in_a_folder(run, model, tmp_path):
    run("nca-export", model, "--safetensors", check=True)
    assert (tmp_path / "model.safetensors").exists()
    run("nca-export", model, "--safetensors", "--html", check=True)
    run("nca-export", model, "--safetensors", "--isf", "-o", "both", check=True)
    assert {path.name for path in (tmp_path / "model-shaders").iterdir()} == {"model.html", "model.safetensors"}
    assert {path.name for path in (tmp_path / "both").iterdir()} == {"isf", "model.safetensors"}
    weights = {(tmp_path / folder / "model.safetensors").read_bytes() for folder in (".", "model-shaders", "both")}
    assert len(weights) == 1


def test_impossible_safetensors_are_refused(run, model, tmp_path):
    (tmp_path / "other.nca").write_text(model.read_text())
    before = contents(tmp_path)
    expect_refusal(run("nca-export", model, "other.nca", "--safetensors"), "holds one model, not 2")
    expect_refusal(run("nca-export", model, "--safetensors", "-o", "model.nca"), "model.nca: is the model itself")
    expect_refusal(run("nca-export", model, "--safetensors", "--isf", "-o", "other.nca"), "not a folder")
    assert contents(tmp_path) == before
