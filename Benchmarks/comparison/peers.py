"""The programs that the trainer is set beside."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from comparison.side import Side, SideError

FOLDER = Path(__file__).parents[1]


@dataclass(frozen=True)
class Peer:
    """A program that serves some of the parts."""

    name: str
    script: str
    parts: tuple[str, ...]

    @property
    def command(self):
        return [sys.executable, str(FOLDER / self.script)]

    def serve(self, settings, variant):
        return Side([*self.command, "serve", *settings.options, "--variant", variant])


ROLLOUTS = ("rollout-4-8", "rollout-12-96")
# The matrix product comes first: the others are measured by it.
SPEED_PARTS = ("matmul", "vgg-gram", *ROLLOUTS, "iteration-4-8", "iteration-12-96")
PYTORCH = Peer("PyTorch", "torch_peer.py", SPEED_PARTS)
JAX = Peer("JAX", "jax_peer.py", ROLLOUTS)
PEERS = (PYTORCH, JAX)


def check_agreement(bench, peers):
    """Raises when a peer computes different things; returns by peer what it says of each variant."""
    records = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "agreement.safetensors"
        subprocess.run([bench, "check", file], check=True)
        for peer in peers:
            answer = subprocess.run([*peer.command, "check", file], stdout=subprocess.PIPE, text=True)
            records[peer.name] = [json.loads(line) for line in answer.stdout.splitlines()]
            for record in records[peer.name]:
                told = record.get("note") or f"largest relative error {record['largest']:.1e} ({record['of']})"
                print(f"same numbers, {peer.name}, {record['variant']}: {told}", flush=True)
            if answer.returncode != 0:
                raise SideError(f"{peer.name} does not compute the same: nothing was timed.")
    return records


class Calibrations:
    """Finds each part's fastest variant, once."""

    def __init__(self):
        self.records = {}

    def variant(self, peer, part, settings):
        """Times the variants in a process of their own, so that the measured one's memory is its own."""
        key = (peer, part, settings)
        if key not in self.records:
            with Side([*peer.command, "calibrate", *settings.options]) as side:
                self.records[key] = side.run(part)
            self.tell(peer, self.records[key])
        return self.records[key]["variant"]

    @staticmethod
    def tell(peer, record):
        times = [f"{name} {seconds:.3g} s" for name, seconds in record["variants"].items()]
        notes = [f"{name} failed ({note})" for name, note in record["notes"].items()]
        print(f"{record['part']}: {peer.name}'s variants: {', '.join(times + notes)}", flush=True)

    def as_json(self):
        return [{"peer": peer.name} | record for (peer, _, _), record in self.records.items()]
