"""nca-export: what it writes and what it refuses."""

import json

import pytest

from conftest import contents, expect_refusal


def test_writes_a_page_beside_the_model(run, model):
    run("nca-export", model, "--html", check=True)
    page = model.with_suffix(".html").read_text()
    assert page.startswith("<!doctype html>") and "{{" not in page.split("<script")[0]


def test_writes_shaders(run, model, tmp_path):
    run("nca-export", model, "--webgl2", "-o", "shaders", check=True)
    names = sorted(path.name for path in (tmp_path / "shaders/webgl2").iterdir())
    assert names == ["README.txt", "display.frag", "paint.frag", "screen.vert", "step.frag"]
    assert (tmp_path / "shaders/webgl2/step.frag").read_text().startswith("#version 300 es")


def test_writes_every_dialect_and_the_page_into_one_folder(run, model, tmp_path):
    run("nca-export", model, "--all", "--html", check=True)
    dialects = {"webgl2", "webgl1", "shadertoy", "glslviewer", "isf", "three", "godot", "touchdesigner"}
    assert {path.name for path in (tmp_path / "model-shaders").iterdir()} == dialects | {"model.html"}


def test_every_text_says_whose_it_is(run, model, tmp_path):
    document = json.loads(model.read_text())
    document["card"].update(name="Low tide", author="Somebody", credit="Weights: VGG16")
    model.write_text(json.dumps(document))
    terms = ["--author", "A. Painter", "--license", "CC BY 4.0", "--credit", "Photograph: B. Stone"]
    run("nca-export", model, "--all", "--html", "--element", *terms, "--output", "all", check=True)
    texts = {name: data.decode() for name, data in contents(tmp_path / "all").items()}
    assert len(texts) > 25
    for name, text in texts.items():
        for term in ("Low tide", "A. Painter", "CC BY 4.0", "Photograph: B. Stone", "Weights: VGG16"):
            assert term in text, f"{name} lacks {term}"
        assert "Somebody" not in text


def test_a_family_is_grafted_into_one_program(run, model, tmp_path):
    (tmp_path / "other.nca").write_text(model.read_text())
    run("nca-export", model, "other.nca", "--webgl2", "--shadertoy", "-o", "both", check=True)
    assert "u_map" in (tmp_path / "both/webgl2/update.frag").read_text()
    assert (tmp_path / "both/webgl2/map.frag").exists()
    expect_refusal(run("nca-export", *[model] * 5, "--webgl2"), "5 models are too many")


def test_an_exact_export_says_the_same_in_floats_and_half_floats(run, model, tmp_path):
    for state in ("rgba16f", "rgba32f"):
        run("nca-export", model, "--webgl2", "--exact", "--state", state, "-o", state, check=True)
    texts = [(tmp_path / state / "webgl2/step.frag").read_text() for state in ("rgba16f", "rgba32f")]
    assert texts[0] == texts[1] and "floor(clamp(" in texts[0]


def test_the_same_model_gives_the_same_page(run, model, tmp_path):
    for name in ("a.html", "b.html"):
        run("nca-export", model, "--html", "-o", name, check=True)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def change(model, edit):
    content = json.loads(model.read_text())
    edit(content)
    model.write_text(json.dumps(content))


DAMAGE = {
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-200]),
    "empty": lambda path: path.write_bytes(b""),
    "no JSON": lambda path: path.write_bytes(bytes(range(256))),
    "another JSON": lambda path: path.write_text("{}"),
    "unknown version": lambda path: change(path, lambda content: content.update(version=99)),
    "NaN weight": lambda path: path.write_text(path.read_text().replace('"b1": [', '"b1": [NaN, ')),
    "infinite weight": lambda path: path.write_text(path.read_text().replace('"b1": [', '"b1": [1e99, ')),
    "wrong shape": lambda path: change(path, lambda content: content["weights"]["w1"].pop()),
    "ragged row": lambda path: change(path, lambda content: content["weights"]["w2"][0].pop()),
    "three channels": lambda path: change(path, lambda content: content["architecture"].update(channels=3)),
    "a thousand channels": lambda path: change(path, lambda content: content["architecture"].update(channels=1000)),
    "no hidden units": lambda path: change(path, lambda content: content["architecture"].update(hidden=0)),
    "missing": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("target", [["--html"], ["--webgl2", "-o", "shaders"]])
def test_a_bad_model_is_refused_and_leaves_nothing(run, model, tmp_path, damage, target):
    (tmp_path / "model.html").write_text("an earlier page")
    DAMAGE[damage](model)
    before = contents(tmp_path)
    expect_refusal(run("nca-export", "model.nca", *target), "model.nca")
    assert contents(tmp_path) == before
    assert not (tmp_path / "shaders").exists()


@pytest.mark.parametrize("output", ["no/folder/a.html", "/proc/a.html", "model.nca", "."])
def test_an_impossible_output_is_refused(run, model, tmp_path, output):
    before = contents(tmp_path)
    expect_refusal(run("nca-export", "model.nca", "--html", "-o", output))
    assert contents(tmp_path) == before
