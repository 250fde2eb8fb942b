"""The published texture recipe as a whole training.

Source: Niklasson et al., "Self-Organising Textures", Distill 2021, and the notebook that belongs to it. First
weights of the neighbours' filters are divided by their gains as the trainer's are, so that training does not begin
with an explosion; the pool is as large as the trainer's.
"""

import time
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file

from torch_recipe.automaton import MASKS, RGB_OFFSET, Automaton, normalise_gradients, overflow_loss
from torch_recipe.losses import TransportLoss

CHANNELS, HIDDEN = 12, 96
POOL = 64
RESEED_INTERVAL = 8
LEARNING_RATE = 1e-3
MILESTONES = [1000, 2000]
DECAY = 0.3
WARM_UP_RUNS = 2


def read_picture(path):
    """A picture [1, 3, height, width] in 0...1."""
    pixels = np.asarray(Image.open(path).convert("RGB"), np.float32) / 255
    return torch.from_numpy(pixels).permute(2, 0, 1)[None].contiguous()


@dataclass(frozen=True)
class LearningSettings:
    """States trained at once, the shortest and the longest rollout, and how masks are drawn."""

    batch: int
    minimum_steps: int
    maximum_steps: int
    mask: str


class Learning:
    """A training towards a picture [1, 3, height, width] with a clock that runs in its iterations only."""

    def __init__(self, picture, settings, variant):
        self.settings = settings
        self.variant = variant
        self.height, self.width = picture.shape[2:]
        self.automaton = Automaton.drawn(CHANNELS, HIDDEN, variant, calm=False)
        self.style_loss = TransportLoss(picture, variant)
        self.pool = torch.zeros(POOL, CHANNELS, self.height, self.width)
        self.optimizer = torch.optim.Adam(self.automaton.parameters, lr=LEARNING_RATE)
        self.schedule = torch.optim.lr_scheduler.MultiStepLR(self.optimizer, MILESTONES, DECAY)
        self.iteration = 0
        self.seconds = 0.0

    def warm_up(self):
        """Takes memory and compiles what is compiled, without learning."""
        for _ in range(WARM_UP_RUNS):
            self.differentiate(self.variant.laid_out(self.pool[: self.settings.batch]), self.settings.minimum_steps)

    def differentiate(self, states, steps):
        """Sets the gradients of a rollout's loss and returns its last states."""
        masks = MASKS[self.settings.mask](steps, self.settings.batch, self.height, self.width)
        last = self.automaton.rollout(states, masks)
        loss = self.style_loss(last[:, :3] + RGB_OFFSET) + overflow_loss(last)
        self.optimizer.zero_grad()
        loss.backward()
        return last.detach()

    def iterate(self):
        entries = torch.randperm(POOL)[: self.settings.batch]
        states = self.variant.laid_out(self.pool[entries])
        if self.iteration % RESEED_INTERVAL == 0:
            states[0] = 0
        steps = int(torch.randint(self.settings.minimum_steps, self.settings.maximum_steps + 1, ()))
        last = self.differentiate(states, steps)
        normalise_gradients(self.automaton.parameters)
        self.optimizer.step()
        self.schedule.step()
        self.pool[entries] = last
        self.iteration += 1

    def train(self, iterations, path):
        """Trains on, then writes w1 [hidden, 4 channels], b1 [hidden] and w2 [channels, hidden] to a file."""
        start = time.perf_counter()
        for _ in range(iterations):
            self.iterate()
        self.seconds += time.perf_counter() - start
        w1, b1, w2 = self.automaton.parameters
        weights = {"w1": w1.flatten(1), "b1": b1, "w2": w2.flatten(1)}
        save_file({name: weight.detach().contiguous() for name, weight in weights.items()}, path)
        return {"iteration": self.iteration, "seconds": self.seconds}
