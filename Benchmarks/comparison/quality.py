"""How long each side trains until its automaton is as near to the picture."""

import json
import subprocess
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from comparison.peers import PYTORCH
from comparison.side import Side, SideError
from comparison.table import NOTHING, markdown, seconds

# How the published recipe draws masks.
PEER_MASK = "independent"


@dataclass(frozen=True)
class QualityOptions:
    """Pictures, our iterations, iterations from one judgement to the next, and the peer's limit in our times."""

    pictures: list[str]
    # One for each picture, or none: see Race.run_ours.
    goals: list[float]
    iterations: int
    every: int
    limit: float


@dataclass
class Race:
    """Both sides' way to a picture's goal; judgements are dicts with iteration, seconds and styleLoss."""

    picture: str
    goal: float | None
    ours: list[dict]
    peer: list[dict]

    def seconds(self, judgements):
        """Training until the goal was first reached; None when it was not."""
        return next((one["seconds"] for one in judgements if self.reached(one)), None)

    def reached(self, judgement):
        loss = judgement.get("styleLoss")
        return self.goal is not None and loss is not None and loss <= self.goal

    def row(self):
        ours, peer = self.seconds(self.ours), self.seconds(self.peer)
        if ours is None:
            return [self.picture, NOTHING if self.goal is None else f"{self.goal:.4g}", "not reached", NOTHING, NOTHING]
        spent = self.peer[-1]["seconds"]
        return [
            self.picture,
            f"{self.goal:.4g}",
            seconds(ours),
            seconds(peer) if peer else f"> {seconds(spent)}",
            f"{peer / ours:.2f}" if peer else f"> {int(spent / ours * 10) / 10:g}",
        ]


class Quality:
    """Races towards some pictures."""

    def __init__(self, bench, options, calibrations, settings):
        self.bench = bench
        self.options = options
        self.settings = settings
        self.variant = calibrations.variant(PYTORCH, "iteration-12-96", replace(settings, loss="transport"))
        goals = options.goals or [None] * len(options.pictures)
        with tempfile.TemporaryDirectory() as folder:
            self.folder = Path(folder)
            self.races = [self.race(picture, goal) for picture, goal in zip(options.pictures, goals)]

    def race(self, picture, goal):
        # Both learn the same pixels.
        target = self.folder / "target.png"
        subprocess.run([self.bench, "target", picture, target, "--size", str(self.settings.size)], check=True)
        race = Race(Path(picture).stem, goal, [], [])
        self.run_ours(race, target)
        ours = race.seconds(race.ours)
        if ours is not None:
            self.run_peer(race, target, ours * self.options.limit)
        return race

    @property
    def training_options(self):
        shortest, longest = map(str, self.settings.training_steps)
        options = ["--batch", str(self.settings.batch), "--every", str(self.options.every)]
        return [*options, "--minimum-steps", shortest, "--maximum-steps", longest]

    def run_ours(self, race, target):
        """Trains to the goal; without one, to the end, and the goal is the best loss of the first half of the time."""
        command = [self.bench, "learn", target, "--preset", "standard", "--size", str(self.settings.size)]
        command += ["--iterations", str(self.options.iterations), *self.training_options]
        if race.goal is not None:
            command += ["--until", str(race.goal)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                race.ours.append(json.loads(line))
                self.tell(race, "ours", race.ours[-1])
        if process.returncode != 0 or not race.ours:
            raise SideError(f"nca-bench learn ended with {process.returncode}")
        if race.goal is None:
            half = race.ours[-1]["seconds"] / 2
            early = [one for one in race.ours if one["seconds"] <= half] or race.ours[:1]
            race.goal = min((one["styleLoss"] for one in early if "styleLoss" in one), default=None)

    def run_peer(self, race, target, limit):
        """Trains until the goal is reached or the peer's clock passes the limit; it stands while we judge."""
        weights = self.folder / "weights.safetensors"
        command = [*PYTORCH.command, "learn", target, "--variant", self.variant, "--mask", PEER_MASK]
        with Side([*command, *self.training_options]) as side:
            while not race.peer or (race.peer[-1]["seconds"] < limit and not race.reached(race.peer[-1])):
                race.peer.append(side.run(weights) | self.judge(weights, target))
                self.tell(race, PYTORCH.name, race.peer[-1])

    def judge(self, weights, target):
        command = [self.bench, "judge", weights, target, "--size", str(self.settings.size), "--mask", PEER_MASK]
        return json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)

    @staticmethod
    def tell(race, side, judgement):
        loss = judgement.get("styleLoss")
        print(
            f"{race.picture}, {side}: iteration {judgement['iteration']}, {judgement['seconds']:.1f} s, "
            f"style loss {NOTHING if loss is None else f'{loss:.4g}'}",
            flush=True,
        )

    def text(self):
        headings = ["picture", "goal", "ours (s)", f"{PYTORCH.name} (s)", f"{PYTORCH.name} / ours"]
        return (
            f"Quality: training 12/96 until the style loss is at the goal; PyTorch in the variant {self.variant}\n\n"
            + markdown(headings, [race.row() for race in self.races], left=["picture"])
        )

    def as_json(self):
        return {
            "variant": self.variant,
            "options": asdict(self.options),
            "races": [asdict(race) for race in self.races],
        }
