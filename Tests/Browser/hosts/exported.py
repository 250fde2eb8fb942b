"""Exported automata, their pages, and the hosts that have accepted them."""

import subprocess

import numpy as np
import pytest

from automaton import random_model
from conftest import BIN, pixels_of
from hosts.hosts import ISF, GlslViewer, Shadertoy, ThreePage

SIZE, SEED, STEPS = (48, 32), 7, 60
STATE_LIMIT = 4.0  # what random_model's states stay within
MODELS = {"4/8": (4, 8), "12/24": (12, 24)}
TEXTS = {"shadertoy": "shadertoy/shadertoy.json", "isf": "isf/automaton.fs",
         "glslviewer": "glslviewer/automaton.frag", "three": "three/automaton.js"}
HOSTS = {"shadertoy": Shadertoy, "isf": ISF, "glslviewer": GlslViewer, "three": ThreePage}
# What a frame asks for comes as the host's inputs; without any it takes a step.
ADAPTER = """(module, { THREE, renderer }) => {
  const automaton = new module.Automaton(THREE, renderer);
  const update = ({ inputs }) => {
    const calls = Object.entries(inputs);
    for (const [name, values] of calls) automaton[name](...values);
    if (calls.length === 0) automaton.step();
  };
  return { material: automaton.material, update };
}"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """`exported(model, "three", …)` is a folder with `page.html` and the dialects' folders."""

    def exported(model, *dialects, size=SIZE, precision="full", state="rgba32f"):
        folder = tmp_path_factory.mktemp("export")
        path = model.write(folder / "model.nca")
        options = ["--size", f"{size[0]}x{size[1]}", "--seed", str(SEED), "--precision", precision, "--state", state]
        for output in (["--html", "-o", folder / "page.html"], [*(f"--{name}" for name in dialects), "-o", folder]):
            subprocess.run([BIN / "nca-export", path, "--quiet", *output, *options], check=True)
        return folder

    return exported


@pytest.fixture
def open_host(browser):
    """`open_host("isf", folder, size=(48, 32), …)` is a host that has accepted an exported text."""
    hosts = []

    def open_host(dialect, folder, size=SIZE, **options):
        host = HOSTS[dialect](browser)
        hosts.append(host)
        if dialect == "three":
            options = {"main": "automaton.js", "adapter": ADAPTER} | options
        name = {"shadertoy": "json", "three": "automaton.js"}.get(dialect, "text")
        assert host.load({name: (folder / TEXTS[dialect]).read_text()}, size=size, **options) is None
        return host

    yield open_host
    for host in hosts:
        host.close()


def model_of(name, **options):
    return random_model(*MODELS[name], state_limit=STATE_LIMIT, **options)


def page_of(open_page, folder):
    page = open_page(folder / "page.html", paused=True)
    page.evaluate("seed => nca.reset(seed)", SEED)
    return page


def after(page, script, **values):
    """The page's picture after a script about `nca`."""
    page.evaluate(f"values => {{ {script} }}", values)
    picture = pixels_of(page)
    assert picture.std() > 5, "a flat picture would prove nothing"
    return picture


def difference(picture, expected):
    """The largest difference in 255ths of a picture that shows every cell by as many pixels as it has more."""
    rows, columns = (a // b for a, b in zip(picture.shape, expected.shape[:2]))
    larger = expected.repeat(rows, axis=0).repeat(columns, axis=1)
    assert (picture[..., 3] == 255).all()
    return np.abs(picture[..., :3].astype(int) - larger).max()
