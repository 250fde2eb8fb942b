"""Sets numbers out for reading."""

import math

# Stands where there is no number.
NOTHING = "-"


def seconds(value):
    """A time with three significant digits, without an exponent."""
    decimals = 2 - math.floor(math.log10(value)) if value > 0 else 0
    return f"{value:.{max(0, decimals)}f}"


def megabytes(value):
    return NOTHING if value is None else f"{value:.0f}"


def markdown(headings, rows, left=()):
    """A Markdown table of texts; columns named in `left` go to the left, numbers to the right."""
    lines = [headings, *rows]
    widths = [max(len(cells[column]) for cells in lines) for column in range(len(headings))]
    sides = ["<" if heading in left else ">" for heading in headings]

    def line(cells):
        return "| " + " | ".join(f"{cell:{side}{width}}" for cell, side, width in zip(cells, sides, widths)) + " |"

    ends = ["-" if side == "<" else ":" for side in sides]
    rule = "|" + "|".join("-" * (width + 1) + end for end, width in zip(ends, widths)) + "|"
    return "\n".join([line(lines[0]), rule, *map(line, lines[1:])])
