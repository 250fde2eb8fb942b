"""The parts one by one beside the peers."""

from statistics import median

from comparison.peers import PYTORCH, SPEED_PARTS
from comparison.rounds import compare
from comparison.table import NOTHING, markdown, megabytes, seconds


class Speed:
    """Comparisons of some parts, with the matrix product that they are measured by."""

    def __init__(self, bench, parts, calibrations, rounds, settings):
        self.settings = settings
        self.rounds = rounds
        parts = [part for part in SPEED_PARTS if part in parts or part == "matmul"]
        self.comparisons = [compare(bench, part, calibrations, rounds, settings) for part in parts]

    @property
    def rates(self):
        """Of the matrix product in 10^9 operations a second, by implementation."""
        product = self.comparisons[0]
        rates = {name: median(values) for name, values in product.gigaflops_per_second.items()}
        return rates | {PYTORCH.name: product.gigaflops / median(product.peers[PYTORCH.name].seconds)}

    def row(self, comparison, peers):
        cells = [comparison.part, seconds(median(comparison.ours))]
        for peer in peers:
            rounds = comparison.peers.get(peer)
            cells += (
                [seconds(median(rounds.seconds)), rounds.variant, f"{comparison.ratio(peer):.2f}"]
                if rounds
                else [NOTHING] * 3
            )
        cells += [f"{100 * comparison.rate / max(self.rates.values()):.0f}", megabytes(comparison.our_memory_mb)]
        for peer in peers:
            rounds = comparison.peers.get(peer)
            cells.append(megabytes(rounds.memory_mb if rounds else None))
        return cells

    def text(self):
        peers = list(dict.fromkeys(peer for comparison in self.comparisons for peer in comparison.peers))
        headings = ["part", "ours (s)"]
        for peer in peers:
            headings += [f"{peer} (s)", f"{peer} variant", f"{peer} / ours"]
        headings += ["% of peak", "ours (MB)", *(f"{peer} (MB)" for peer in peers)]
        left = ["part", *(f"{peer} variant" for peer in peers)]
        products = ", ".join(f"{name} {rate:.0f}" for name, rate in self.rates.items())
        settings = self.settings
        return (
            f"Speed: {settings.size}x{settings.size}, batch {settings.batch}, {settings.steps} steps, "
            f"{settings.mask} mask, {settings.loss} loss; median over rounds: {self.rounds}\n"
            f"matrix product: {products} GFLOP/s; the largest is the peak\n\n"
            + markdown(headings, [self.row(comparison, peers) for comparison in self.comparisons], left)
        )

    def as_json(self):
        return {
            "matrixProductGigaflopsPerSecond": self.rates,
            "parts": [comparison.as_json() for comparison in self.comparisons],
        }
