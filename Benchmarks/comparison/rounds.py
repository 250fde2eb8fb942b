"""Takes turns between the two sides on one part."""

import time
from dataclasses import asdict, dataclass
from statistics import median

from comparison.arithmetic import gigaflops

# Threads of the side that has just run may spin for a moment before they sleep.
SETTLE_SECONDS = 0.3


@dataclass
class Comparison:
    """What the rounds of a part gave; entries of the two lists of seconds belong together."""

    part: str
    variant: str
    ours: list[float]
    peer: list[float]
    our_memory_mb: float | None
    peer_memory_mb: float | None
    gigaflops: float
    # Of the matrix product, by implementation.
    gigaflops_per_second: dict[str, list[float]]

    @property
    def ratio(self):
        """How many times longer the peer takes: median over rounds."""
        return median(peer / ours for ours, peer in zip(self.ours, self.peer))

    @property
    def rate(self):
        """Our arithmetic in 10^9 operations a second."""
        return self.gigaflops / median(self.ours)

    @property
    def peer_rate(self):
        return self.gigaflops / median(self.peer)

    def as_json(self):
        return asdict(self) | {"ratio": self.ratio}


def compare(part, ours, peer, variant, rounds, settings):
    """Runs `part` on the two sides in turn, after a run of each that is not counted."""
    ours.run(part)
    peer.run(part)
    our_records, peer_records = [], []
    for _ in range(rounds):
        for side, records in [(ours, our_records), (peer, peer_records)]:
            time.sleep(SETTLE_SECONDS)
            records.append(side.run(part))
    rates = {}
    for record in our_records:
        for name, values in (record.get("gigaflopsPerSecond") or {}).items():
            rates.setdefault(name, []).extend(values)
    return Comparison(
        part=part,
        variant=variant,
        ours=[second for record in our_records for second in record["seconds"]],
        peer=[second for record in peer_records for second in record["seconds"]],
        our_memory_mb=our_records[-1].get("peakMemoryMB"),
        peer_memory_mb=peer_records[-1].get("peakMemoryMB"),
        gigaflops=gigaflops(part, settings.size, settings.batch, settings.steps),
        gigaflops_per_second=rates,
    )
