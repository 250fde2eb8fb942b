"""Answers the driver: which variant of a part is the fastest, and what it takes."""

import json
import math
import sys

from peers.process import peak_memory, reason

# Compiled functions and memory pools take more than one run to settle.
WARM_UP_RUNS = 2
CALIBRATION_RUNS = 3
# A variant that takes so many times as long as the best so far is not run again.
HOPELESS = 4


class Recipe:
    """A peer's parts, ready to be made in any of its variants.

    `parts` maps a name to a function that makes the part's workload from settings and a variant; `variants` is
    an enumeration whose first member stands for all of them in the parts named in `invariant`.
    """

    def __init__(self, parts, variants, invariant=()):
        self.parts = parts
        self.variants = variants
        self.invariant = invariant

    def warm(self, part, settings, variant):
        """The part, ready to be timed: memory is taken and functions are compiled."""
        workload = self.parts[part](settings, variant)
        for _ in range(WARM_UP_RUNS):
            workload.run()
        return workload

    def calibrate(self, part, settings):
        """Times every variant; those that fail are left out with a note."""
        seconds, notes = {}, {}
        for variant in list(self.variants)[:1] if part in self.invariant else self.variants:
            try:
                workload = self.warm(part, settings, variant)
                limit = HOPELESS * min(seconds.values(), default=math.inf)
                times = [workload.run()]
                while len(times) < CALIBRATION_RUNS and times[0] <= limit:
                    times.append(workload.run())
                seconds[variant.value] = min(times)
            except Exception as error:  # a variant that this machine cannot run is no candidate
                notes[variant.value] = reason(error)
        if not seconds:
            raise RuntimeError(f"no variant runs: {notes}")
        return {"part": part, "variant": min(seconds, key=seconds.get), "variants": seconds, "notes": notes}

    def check_part(self, part):
        if part not in self.parts:
            raise ValueError(f"no such part; there are {', '.join(self.parts)}")


class Server:
    """Runs parts in one variant, or each in its fastest."""

    def __init__(self, recipe, settings, variant=None):
        self.recipe = recipe
        self.settings = settings
        self.variant = variant
        self.workloads = {}

    def __call__(self, part):
        self.recipe.check_part(part)
        if part not in self.workloads:
            variant = self.variant or self.recipe.variants(self.recipe.calibrate(part, self.settings)["variant"])
            self.workloads[part] = (variant, self.recipe.warm(part, self.settings, variant))
        variant, workload = self.workloads[part]
        return {
            "part": part,
            "variant": variant.value,
            "seconds": [workload.run()],
            "peakMemoryMB": peak_memory(),
        }


class Calibrator:
    """Times every variant of parts."""

    def __init__(self, recipe, settings):
        self.recipe = recipe
        self.settings = settings

    def __call__(self, part):
        self.recipe.check_part(part)
        return self.recipe.calibrate(part, self.settings)


def answer_lines(answer):
    """Answers each line of the standard input with a line of JSON."""
    for line in sys.stdin:
        question = line.strip()
        try:
            record = answer(question)
        except Exception as error:
            record = {"part": question, "error": reason(error)}
        print(json.dumps(record), flush=True)
