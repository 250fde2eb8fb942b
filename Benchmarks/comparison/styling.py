"""A style transfer of the same iterations on both sides."""

import json
import subprocess
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from comparison.peers import PYTORCH
from comparison.rounds import SETTLE_SECONDS
from comparison.table import markdown, megabytes, seconds

PART = "stylize"


@dataclass(frozen=True)
class StylingOptions:
    """A content picture, style pictures no larger than the result, its side in pixels, and iterations."""

    content: str
    styles: list[str]
    size: int
    iterations: int


@dataclass
class Transfer:
    """One style's records: dicts with seconds, losses and peakMemoryMB."""

    style: str
    ours: dict
    peer: dict

    @property
    def ratio(self):
        return self.peer["seconds"] / self.ours["seconds"]

    def row(self):
        names = ("styleLoss", "contentLoss")
        cells = [Path(self.style).stem]
        for record in (self.ours, self.peer):
            cells += [seconds(record["seconds"]), *(f"{record['losses'][name]:.3g}" for name in names)]
        return [*cells, f"{self.ratio:.2f}", megabytes(self.ours["peakMemoryMB"]), megabytes(self.peer["peakMemoryMB"])]


class Styling:
    """Transfers of some styles, the sides in turn, each in a fresh process."""

    def __init__(self, bench, options, calibrations, settings):
        self.options = options
        variant = calibrations.variant(PYTORCH, PART, replace(settings, size=options.size, batch=1))
        self.variant = variant
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder) / "content.png"
            subprocess.run([bench, "target", options.content, content, "--size", str(options.size)], check=True)
            common = ["--iterations", str(options.iterations)]
            self.transfers = []
            for style in options.styles:
                ours = self.record([bench, "stylize", content, style, "--size", str(options.size), *common])
                peer = self.record([*PYTORCH.command, "stylize", content, style, "--variant", variant, *common])
                self.transfers.append(Transfer(style, ours, peer))
        self.memory = {
            (side, loss): self.record(
                [bench, "stylize", options.content, options.styles[0], "--size", str(side), "--iterations", "3",
                 "--loss", loss]
            )["peakMemoryMB"]
            for side in (options.size // 2, options.size, 2 * options.size, 3 * options.size)
            for loss in ("gram", "transport")
        }  # fmt: skip

    @staticmethod
    def record(command):
        time.sleep(SETTLE_SECONDS)
        lines = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
        return json.loads(lines[-1])

    def text(self):
        options = self.options
        headings = ["style", "ours (s)", "style loss", "content loss", f"{PYTORCH.name} (s)", "style loss",
                    "content loss", f"{PYTORCH.name} / ours", "ours (MB)", f"{PYTORCH.name} (MB)"]  # fmt: skip
        sides = sorted({side for side, _ in self.memory})
        rows = [
            [f"{side}x{side}", *(megabytes(self.memory[side, loss]) for loss in ("gram", "transport"))]
            for side in sides
        ]
        return (
            f"Style transfer: {Path(options.content).stem} at {options.size}x{options.size}, {options.iterations} "
            f"iterations of L-BFGS, Gram loss; PyTorch: {self.variant}\n\n"
            + markdown(headings, [transfer.row() for transfer in self.transfers], ["style"])
            + "\n\nIts memory against size\n\n"
            + markdown(["result", "gram (MB)", "transport (MB)"], rows)
        )

    def as_json(self):
        return {
            "variant": self.variant,
            "transfers": [asdict(transfer) | {"ratio": transfer.ratio} for transfer in self.transfers],
            "memoryMB": [{"side": side, "loss": loss, "MB": value} for (side, loss), value in self.memory.items()],
        }
