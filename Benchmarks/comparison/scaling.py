"""How our time grows with cells, steps and batch."""

from dataclasses import asdict, replace
from statistics import median

from comparison.side import Side
from comparison.table import markdown, seconds

PARTS = ("iteration-8-32", "rollout-12-96")


class Scaling:
    """Our time around some settings, one thing changed at a time."""

    def __init__(self, bench, rounds, settings):
        # As nca-train compares pictures.
        self.base = replace(settings, loss="transport")
        self.times = {changed: self.measure(bench, changed, rounds) for changed in self.variations()}

    def variations(self):
        """The base, then other sides, steps and batches; a batch is 1 or more."""
        base = self.base
        changed = [replace(base, size=base.size * factor // 2) for factor in (1, 4)]
        changed += [replace(base, steps=base.steps * factor // 2) for factor in (1, 4)]
        batches = sorted({max(1, base.batch * factor // 4) for factor in (1, 2, 8)} - {base.batch})
        return [base, *changed, *(replace(base, batch=batch) for batch in batches)]

    @staticmethod
    def measure(bench, settings, rounds):
        with Side([bench, "serve", *settings.options]) as side:
            return {part: median(side.run(part)["seconds"][0] for _ in range(rounds)) for part in PARTS}

    def relative(self, settings, part):
        """Time for a cell and step in units of the base's: 1 where cost is linear."""
        mine = self.times[settings][part] / settings.cell_steps
        return mine / (self.times[self.base][part] / self.base.cell_steps)

    def text(self):
        headings = ["side", "steps", "batch"]
        for part in PARTS:
            headings += [f"{part} (s)", "per cell and step"]
        rows = []
        for settings, times in self.times.items():
            row = [str(settings.size), str(settings.steps), str(settings.batch)]
            for part in PARTS:
                row += [seconds(times[part]), f"{self.relative(settings, part):.2f}"]
            rows.append(row)
        return "Scaling: our time, also for a cell and step in units of the first line's\n\n" + markdown(headings, rows)

    def as_json(self):
        return [
            asdict(settings) | {"seconds": times, "relative": {part: self.relative(settings, part) for part in PARTS}}
            for settings, times in self.times.items()
        ]
