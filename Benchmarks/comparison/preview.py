"""The simulator beside Chromium's SwiftShader on the exported step shader."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from comparison.table import markdown

ROOT = Path(__file__).parents[2]
CHROMIUM_ARGUMENTS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
SHAPES, STATES = [(4, 8), (12, 96)], ["rgba32f", "rgba16f"]
# Chromium hands its work to another process: reading a pixel of the state that was drawn last waits for all steps.
STEP = """count => {
  const gl = document.querySelector("canvas").getContext("webgl2");
  const wait = () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, new Float32Array(4));
  nca.step(1);
  wait();
  const start = performance.now();
  nca.step(count);
  wait();
  return (performance.now() - start) / 1000;
}"""


def random_model(channels, hidden, path):
    """The browser tests' rule with random weights."""
    sys.path.insert(0, str(ROOT / "Tests" / "Browser"))
    from automaton import random_model as make  # noqa: PLC0415

    return make(channels, hidden).write(path)


class Preview:
    """Cells a second of both, in turns, on a grid of `size` squared."""

    def __init__(self, commands, chromium, rounds, size, steps):
        from playwright.sync_api import sync_playwright  # noqa: PLC0415

        self.size, self.steps, self.records = size, steps, []
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
            for shape in SHAPES:
                model = random_model(*shape, Path(folder) / "model.nca")
                for state in STATES:
                    self.records.append(self.compare(commands, browser, model, shape, state, rounds))
            browser.close()

    def compare(self, commands, browser, model, shape, state, rounds):
        page_file = model.with_suffix(".html")
        grid = ["--size", f"{self.size}x{self.size}"]
        export = [commands / "nca-export", model, "--html", "--output", page_file, *grid, "--state", state]
        subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
        page = browser.new_page()
        page.goto(page_file.as_uri())
        page.evaluate("nca.ready")
        page.evaluate("nca.paused = true")
        if (found := page.evaluate("nca.stateFormat")) != state:
            raise RuntimeError(f"Chromium keeps its state in {found}, not in {state}")
        preview = [commands / "nca-preview", model, *grid, "--state", state, "--stats", "--json"]

        def ours():
            done = subprocess.run([*preview, "--steps", str(self.steps)], check=True, capture_output=True, text=True)
            result = json.loads(done.stdout.splitlines()[-1])
            return result["steps"] * self.size**2 / result["seconds"]

        def theirs():
            return self.size**2 * self.steps / page.evaluate(STEP, self.steps)

        def start():
            begin = time.perf_counter()
            subprocess.run([*preview, "--steps", "0"], check=True, stdout=subprocess.DEVNULL)
            return time.perf_counter() - begin

        ours(), theirs(), start()
        pairs, starts = [], []
        for _ in range(rounds):
            time.sleep(0.3)
            pairs.append((ours(), theirs()))
            starts.append(start())
        page.close()
        return {"channels": shape[0], "hidden": shape[1], "state": state,
                "ours": [a for a, _ in pairs], "chromium": [b for _, b in pairs],
                "ratio": median(a / b for a, b in pairs), "start": median(starts)}

    def text(self):
        rows = [
            [f"{r['channels']}/{r['hidden']}", r["state"], f"{median(r['ours']) / 1e6:.2f}",
             f"{median(r['chromium']) / 1e6:.2f}", f"{r['ratio']:.2f}", f"{r['start'] * 1000:.0f}"]
            for r in self.records
        ]
        headings = ["model", "state", "ours (10^6 cells/s)", "SwiftShader (10^6 cells/s)", "ours / SwiftShader",
                    "our start and compile (ms)"]
        title = f"Preview: the exported step shader, {self.size}x{self.size}, {self.steps} steps"
        return f"{title}\n\n" + markdown(headings, rows, left=("model", "state"))

    def as_json(self):
        return {"size": self.size, "steps": self.steps, "comparisons": self.records}
