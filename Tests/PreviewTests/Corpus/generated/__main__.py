"""Writes the generated cases as files: `python -m generated OUT_DIR`."""

import sys
from pathlib import Path

from generated import cases

if len(sys.argv) != 2:
    sys.exit("usage: python -m generated OUT_DIR")
for made in cases():
    path = Path(sys.argv[1]) / f"{made.name}.frag"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made.text)
