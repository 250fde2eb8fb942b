"""The page's step beside a plain one, a pass a layer with weights in textures, both in Chromium's SwiftShader."""

import json
import subprocess
import tempfile
from pathlib import Path
from statistics import median

from comparison.preview import CHROMIUM_ARGUMENTS, STEP, random_model
from comparison.table import markdown

PLAIN = Path(__file__).parents[1] / "plain" / "plain.html"
SHAPES, SIZES, STATE = [(4, 8), (12, 96)], [128, 256], "rgba16f"
# Both run the same automaton: after this many steps in floats their pictures must be the same.
AGREED_STEPS, AGREEMENT = 20, 1e-3


class Stepping:
    """Cells a second of the exported page and of both plain pages, taking turns."""

    def __init__(self, commands, chromium, rounds, steps):
        from playwright.sync_api import sync_playwright  # noqa: PLC0415

        self.steps, self.records = steps, []
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
            for shape in SHAPES:
                model = random_model(*shape, Path(folder) / "model.nca")
                self.check(commands, browser, model)
                for size in SIZES:
                    self.records.append(self.compare(commands, browser, model, shape, size, rounds))
            browser.close()

    def open(self, commands, browser, model, size, state, precision):
        file = model.with_suffix(".html")
        arguments = ["--size", f"{size}x{size}", "--state", state, "--precision", precision]
        subprocess.run([commands / "nca-export", model, "--html", "-o", file, *arguments], check=True, stdout=subprocess.DEVNULL)
        page = browser.new_page()
        page.goto(file.as_uri())
        page.evaluate("nca.ready")
        page.evaluate("nca.paused = true")
        page.evaluate("nca.reset(1)")
        return page

    def open_plain(self, browser, model, size, state):
        page = browser.new_page()
        page.goto(PLAIN.as_uri())
        make = """([model, size, state]) => {
          window.plain = [false, true].map((halves) => new Plain(model, [size, size], state, 1, halves));
        }"""
        page.evaluate(make, [json.loads(model.read_text()), size, state])
        return page

    def check(self, commands, browser, model, size=32):
        ours = self.open(commands, browser, model, size, "rgba32f", "full")
        plain = self.open_plain(browser, model, size, "rgba32f")
        ours.evaluate("steps => nca.step(steps)", AGREED_STEPS)
        state = ours.evaluate("Array.from(nca.state())")
        for halves in (0, 1):
            plain.evaluate("([halves, steps]) => plain[halves].step(steps)", [halves, AGREED_STEPS])
            texels = plain.evaluate("([halves, size]) => Array.from(plain[halves].read(size, size))", [halves, size])
            difference = max(abs(state[c * size * size + i] - texels[4 * i + c]) for c in range(4) for i in range(size * size))
            if not difference < AGREEMENT:
                raise RuntimeError(f"the plain page and ours differ by {difference}")
        ours.close()
        plain.close()

    def compare(self, commands, browser, model, shape, size, rounds):
        ours = self.open(commands, browser, model, size, STATE, "bytes")
        plain = self.open_plain(browser, model, size, STATE)
        few = max(2, self.steps // 8)
        rates = []
        for _ in range(rounds + 1):
            seconds = [ours.evaluate(STEP, self.steps) / self.steps]
            seconds += [plain.evaluate("([halves, steps]) => plain[halves].time(steps)", [h, few]) / few for h in (0, 1)]
            rates.append([size * size / s for s in seconds])
        ours.close()
        plain.close()
        rates = rates[1:]  # the first round warms up
        return {"channels": shape[0], "hidden": shape[1], "size": size, "rates": rates,
                "ratios": [median(r[0] / r[k] for r in rates) for k in (1, 2)]}

    def text(self):
        rows = [
            [f"{r['channels']}/{r['hidden']}", f"{r['size']}x{r['size']}",
             *(f"{median(rate[k] for rate in r['rates']) / 1e6:.2f}" for k in range(3)),
             *(f"{ratio:.1f}" for ratio in r["ratios"])]
            for r in self.records
        ]
        headings = ["model", "grid", "page (10^6 cells/s)", "plain", "plain, half of the cells", "page / plain", "page / plain half"]
        return f"Stepping in Chromium (SwiftShader), {STATE}\n\n" + markdown(headings, rows, left=("model", "grid"))

    def as_json(self):
        return {"steps": self.steps, "comparisons": self.records}
