"""Sizes that all sides are given."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Settings:
    """How large the parts are, how masks are drawn and how iterations compare pictures."""

    size: int = 128
    batch: int = 4
    steps: int = 64
    mask: str = "pair"
    loss: str = "gram"

    @property
    def options(self):
        return [word for name, value in asdict(self).items() for word in (f"--{name}", str(value))]

    @property
    def cell_steps(self):
        """Cells that a rollout computes, over all steps and samples."""
        return self.size**2 * self.steps * self.batch

    @property
    def training_steps(self):
        """The shortest and the longest rollout of a training whose rollouts have `steps` on average."""
        return max(1, self.steps // 2), self.steps + self.steps // 2


QUICK = Settings(size=32, batch=2, steps=4)
CHOICES = {"mask": ["pair", "independent"], "loss": ["gram", "transport"]}
