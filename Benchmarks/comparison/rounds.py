"""Takes turns between the sides on one part."""

import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from statistics import median

from comparison.arithmetic import gigaflops
from comparison.peers import PEERS
from comparison.side import Side

# Threads of the side that has just run may spin for a moment before they sleep.
SETTLE_SECONDS = 0.3


@dataclass
class PeerRounds:
    """What the rounds of a part gave for a peer."""

    variant: str
    seconds: list[float]
    memory_mb: float | None


@dataclass
class Comparison:
    """What the rounds of a part gave; entries of the lists of seconds belong together."""

    part: str
    ours: list[float]
    our_memory_mb: float | None
    # By the peer's name.
    peers: dict[str, PeerRounds]
    gigaflops: float
    # Of the matrix product, by implementation.
    gigaflops_per_second: dict[str, list[float]]

    def ratio(self, peer):
        """How many times longer the peer takes: median over rounds."""
        return median(theirs / ours for ours, theirs in zip(self.ours, self.peers[peer].seconds))

    @property
    def rate(self):
        """Our arithmetic in 10^9 operations a second."""
        return self.gigaflops / median(self.ours)

    def as_json(self):
        return asdict(self) | {"ratios": {peer: self.ratio(peer) for peer in self.peers}}


def compare(bench, part, calibrations, rounds, settings):
    """Runs `part` on all sides in turn, each in a fresh process, after a run of each that is not counted."""
    peers = [peer for peer in PEERS if part in peer.parts]
    variants = {peer: calibrations.variant(peer, part, settings) for peer in peers}
    with ExitStack() as stack:
        ours = stack.enter_context(Side([bench, "serve", *settings.options]))
        sides = [ours, *(stack.enter_context(peer.serve(settings, variants[peer])) for peer in peers)]
        for side in sides:
            side.run(part)
        records = [[] for _ in sides]
        for _ in range(rounds):
            for side, answers in zip(sides, records):
                time.sleep(SETTLE_SECONDS)
                answers.append(side.run(part))
    our_records, *peer_records = records
    rates = {}
    for record in our_records:
        for name, values in (record.get("gigaflopsPerSecond") or {}).items():
            rates.setdefault(name, []).extend(values)
    return Comparison(
        part=part,
        ours=seconds(our_records),
        our_memory_mb=our_records[-1].get("peakMemoryMB"),
        peers={
            peer.name: PeerRounds(variants[peer], seconds(answers), answers[-1].get("peakMemoryMB"))
            for peer, answers in zip(peers, peer_records)
        },
        gigaflops=gigaflops(part, settings.size, settings.batch, settings.steps),
        gigaflops_per_second=rates,
    )


def seconds(records):
    return [second for record in records for second in record["seconds"]]
