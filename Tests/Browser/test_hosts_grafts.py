"""Several models in one program: where a map gives cells to one model, they do what it does alone."""

import subprocess

import numpy as np
import pytest

from automaton import random_model
from conftest import BIN
from hosts.exported import SEED, SIZE, STATE_LIMIT, STEPS, after, difference, exported, open_host, page_of

SHAPES = {"one pass": (4, 9, "independent"), "two passes": (12, 20, "pair")}


@pytest.fixture(params=SHAPES)
def grafted(exported, tmp_path, request):
    """A folder with a module for three.js of two models, and one with a page for each model."""
    channels, hidden, mask = SHAPES[request.param]
    models = [random_model(channels, hidden + seed, seed=seed, mask=mask, state_limit=STATE_LIMIT) for seed in (3, 4)]
    paths = [model.write(tmp_path / f"{index}.nca") for index, model in enumerate(models)]
    subprocess.run([BIN / "nca-export", *paths, "--three", "-o", tmp_path, "--quiet", "--size", f"{SIZE[0]}x{SIZE[1]}",
                    "--seed", str(SEED), "--precision", "full", "--state", "rgba32f"], check=True)
    return tmp_path, [exported(model, "webgl2") for model in models]


def test_a_map_gives_all_cells_to_one_model(grafted, open_host, open_page, measured):
    folder, pages = grafted
    host = open_host("three", folder)
    width, height = SIZE
    alone = [after(page_of(open_page, page), f"nca.step({STEPS})") for page in pages]
    assert difference(host.run(STEPS), alone[0]) <= 1
    host.run(1, inputs={"graft": [1, 0.5, 0.5, width + height]})
    host.run(1, inputs={"reset": []})
    # Starting again gives the map back to the first model.
    assert difference(host.run(STEPS), alone[0]) <= 1
    host.run(1, inputs={"reset": []})
    host.run(1, inputs={"graft": [1, 0.5, 0.5, width + height]})
    found = difference(host.run(STEPS), alone[1])
    measured(f"three, two models of which one has every cell: largest difference after {STEPS} steps {found}/255")
    assert found <= 1
    assert np.abs(alone[0].astype(int) - alone[1]).max() > 20


def test_a_stroke_gives_the_cells_under_it_to_another_model(grafted, open_host, open_page):
    folder, pages = grafted
    host = open_host("three", folder)
    host.run(1, inputs={"graft": [1, 0.25, 0.5, 10]})
    # One step: nothing has come further than one cell.
    host.run(1)
    picture = host.run(1)[..., :3].astype(int)
    alone = [after(page_of(open_page, page), "nca.step(2)").astype(int) for page in pages]
    columns, rows = np.meshgrid(np.arange(SIZE[0]) + 0.5, np.arange(SIZE[1]) + 0.5)
    away = np.hypot(columns - SIZE[0] / 4, rows - SIZE[1] / 2)
    for expected, region in ((alone[1], away < 6), (alone[0], away > 14)):
        assert np.abs(picture - expected)[region].max() <= 1
    assert np.abs(alone[0] - alone[1])[away < 6].max() > 5
