"""A timed part of a peer, and how large parts are."""

import time
from dataclasses import dataclass

MASKS = ["pair", "independent"]
LOSSES = ["gram", "transport"]


@dataclass(frozen=True)
class Settings:
    """How large the parts are, how masks are drawn and how iterations compare pictures."""

    size: int
    batch: int
    steps: int
    mask: str
    loss: str

    @staticmethod
    def add_options(parser):
        parser.add_argument("--size", type=int, default=128)
        parser.add_argument("--batch", type=int, default=4)
        parser.add_argument("--steps", type=int, default=64)
        parser.add_argument("--mask", choices=MASKS, default="pair")
        parser.add_argument("--loss", choices=LOSSES, default="gram")

    @classmethod
    def of(cls, arguments):
        return cls(arguments.size, arguments.batch, arguments.steps, arguments.mask, arguments.loss)


class Workload:
    """A part: the initialiser makes its inputs, `body` is what is timed."""

    def body(self):
        raise NotImplementedError

    def run(self):
        """Runs the part once and returns seconds."""
        start = time.perf_counter()
        self.body()
        return time.perf_counter() - start
