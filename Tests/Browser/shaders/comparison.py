"""Sets two runs of a program side by side."""

from dataclasses import dataclass

import numpy as np

from shaders.chromium import Rejected


@dataclass(frozen=True)
class Verdict:
    """`message` is None where both agree; `share` is the largest difference over its tolerance, or itself."""

    message: str | None
    difference: float = 0.0
    share: float = 0.0


def compare(program, theirs, ours):
    """What Chromium gave (pixels or an exception) against what the simulator did."""
    if isinstance(theirs, Exception) or isinstance(ours, Exception):
        if isinstance(theirs, Rejected) and isinstance(ours, Rejected):
            return Verdict(None)
        told = [f"{type(x).__name__}: {x}" if isinstance(x, Exception) else "runs" for x in (theirs, ours)]
        return Verdict(f"Chromium: {told[0]}\nsimulator: {told[1]}", np.inf, np.inf)
    messages, largest, share = [], 0.0, 0.0
    for output in program.outputs:
        a, b = (np.asarray(side[output.name], np.float64) for side in (theirs, ours))
        with np.errstate(invalid="ignore"):
            distance = np.where((a == b) | (np.isnan(a) & np.isnan(b)), 0.0, np.abs(a - b))
        distance[np.isnan(distance)] = np.inf
        largest = max(largest, distance.max())
        share = max(share, distance.max() / output.tolerance if output.tolerance else distance.max())
        if (distance > output.tolerance).any():
            y, x, component = np.argwhere(distance > output.tolerance)[0]
            messages.append(
                f"{output.name}: pixel ({x}, {y}), component {component}: Chromium {a[y, x].tolist()}, "
                f"simulator {b[y, x].tolist()}, {np.count_nonzero(distance > output.tolerance)} values differ "
                f"by more than {output.tolerance}"
            )
    return Verdict("\n".join(messages) or None, float(largest), float(share))


def reduce(program, disagrees, patience=400):
    """Drops lines while `disagrees(program)` holds: first many at a time, then single ones."""
    lines = program.source.splitlines()
    size = len(lines) // 2
    while size and patience > 0:
        start = 0
        while start < len(lines) and patience > 0:
            shorter = lines[:start] + lines[start + size :]
            patience -= 1
            if disagrees(program.with_source("\n".join(shorter) + "\n")):
                lines = shorter
            else:
                start += size
        size //= 2
    return program.with_source("\n".join(lines) + "\n")
