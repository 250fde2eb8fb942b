"""Sets the numbers out for reading."""

import math
from statistics import median

HEADINGS = ["part", "ours (s)", "PyTorch (s)", "variant", "ratio", "% of peak", "ours (MB)", "PyTorch (MB)"]


def seconds(value):
    """A time with three significant digits, without an exponent."""
    decimals = 2 - math.floor(math.log10(value)) if value > 0 else 0
    return f"{value:.{max(0, decimals)}f}"


def megabytes(value):
    return "-" if value is None else f"{value:.0f}"


def row(comparison, peak):
    return [
        comparison.part,
        seconds(median(comparison.ours)),
        seconds(median(comparison.peer)),
        comparison.variant,
        f"{comparison.ratio:.2f}",
        f"{100 * comparison.rate / peak:.0f}",
        megabytes(comparison.our_memory_mb),
        megabytes(comparison.peer_memory_mb),
    ]


def table(comparisons, peak):
    """A Markdown table of the comparisons; `peak` is in 10^9 operations a second."""
    rows = [HEADINGS, *(row(comparison, peak) for comparison in comparisons)]
    widths = [max(len(cells[column]) for cells in rows) for column in range(len(HEADINGS))]
    # Text to the left, numbers to the right.
    sides = ["<" if heading in ("part", "variant") else ">" for heading in HEADINGS]

    def line(cells):
        return "| " + " | ".join(f"{cell:{side}{width}}" for cell, side, width in zip(cells, sides, widths)) + " |"

    ends = ["-" if side == "<" else ":" for side in sides]
    rule = "|" + "|".join("-" * (width + 1) + end for end, width in zip(ends, widths)) + "|"
    return "\n".join([line(rows[0]), rule, *map(line, rows[1:])])


def header(host, settings, rounds, rates):
    """What the table's numbers were measured on; `rates` of the matrix product by implementation."""
    products = ", ".join(f"{name} {rate:.0f}" for name, rate in rates.items())
    return (
        f"{host['processor']}, {host['threads']} threads; {settings.size}x{settings.size}, batch {settings.batch}, "
        f"{settings.steps} steps, {settings.mask} mask; median over rounds: {rounds}\n"
        f"matrix product: {products} GFLOP/s; the largest is the peak"
    )
