"""The timed parts, each ready to run as often as one likes."""

import torch

from peers.workload import Workload
from torch_recipe.automaton import MASKS, RGB_OFFSET, Automaton, normalise_gradients, overflow_loss
from torch_recipe.losses import STYLE_LOSSES, GramLoss
from torch_recipe.stylizing import Stylizing

MATRIX_SIDE = 1024
MATRIX_PRODUCTS = 8
POOL = 64
RESEED_PROBABILITY = 1 / 8
LEARNING_RATE = 2e-3


def draw_masks(settings):
    """A rollout's masks, one a step."""
    return MASKS[settings.mask](settings.steps, settings.batch, settings.size, settings.size)


class MatrixProduct(Workload):
    """The mean time of a product of 1024x1024 matrices."""

    def __init__(self, settings, variant):
        self.left = torch.rand(MATRIX_SIDE, MATRIX_SIDE)
        self.right = torch.rand(MATRIX_SIDE, MATRIX_SIDE)
        self.product = torch.empty(MATRIX_SIDE, MATRIX_SIDE)

    def body(self):
        for _ in range(MATRIX_PRODUCTS):
            torch.mm(self.left, self.right, out=self.product)

    def run(self):
        return super().run() / MATRIX_PRODUCTS


class FeatureGram(Workload):
    """The Gram loss of a batch of pictures and its gradient with respect to them."""

    def __init__(self, settings, variant):
        shape = (3, settings.size, settings.size)
        self.loss = GramLoss(torch.rand(1, *shape), variant)
        self.pictures = variant.laid_out(torch.rand(settings.batch, *shape)).requires_grad_()

    def body(self):
        self.pictures.grad = None
        self.loss(self.pictures).backward()


class Rollout(Workload):
    """A rollout and its gradients with respect to the weights and the first states."""

    def __init__(self, settings, variant, channels, hidden):
        shape = (settings.batch, channels, settings.size, settings.size)
        self.settings = settings
        self.automaton = Automaton.drawn(channels, hidden, variant)
        self.states = variant.laid_out(torch.rand(shape) - 0.5).requires_grad_()
        self.gradient = variant.laid_out(torch.rand(shape) * 2 - 1)

    def body(self):
        for tensor in [self.states, *self.automaton.parameters]:
            tensor.grad = None
        self.automaton.rollout(self.states, draw_masks(self.settings)).backward(self.gradient)


class Iteration(Workload):
    """A whole training iteration: pool, rollout, style and overflow loss, normalised gradients, Adam."""

    def __init__(self, settings, variant, channels, hidden):
        self.settings = settings
        self.variant = variant
        self.automaton = Automaton.drawn(channels, hidden, variant, calm=False)
        self.style_loss = STYLE_LOSSES[settings.loss](torch.rand(1, 3, settings.size, settings.size), variant)
        self.pool = variant.laid_out(torch.zeros(POOL, channels, settings.size, settings.size))
        self.optimizer = torch.optim.Adam(self.automaton.parameters, lr=LEARNING_RATE)

    def body(self):
        entries = torch.randperm(POOL)[: self.settings.batch]
        states = self.variant.laid_out(self.pool[entries])
        if torch.rand(()) < RESEED_PROBABILITY:
            states[0] = 0
        last = self.automaton.rollout(states, draw_masks(self.settings))
        loss = self.style_loss(last[:, :3] + RGB_OFFSET) + overflow_loss(last)
        self.optimizer.zero_grad()
        loss.backward()
        normalise_gradients(self.automaton.parameters)
        self.optimizer.step()
        self.pool[entries] = last.detach()


class StylizeIteration(Workload):
    """An iteration of a style transfer."""

    def __init__(self, settings, variant):
        shape = (1, 3, settings.size, settings.size)
        self.stylizing = Stylizing(torch.rand(shape), torch.rand(shape), variant)

    def body(self):
        self.stylizing.iterate()


PARTS = {
    "matmul": MatrixProduct,
    "vgg-gram": FeatureGram,
    "rollout-4-8": lambda settings, variant: Rollout(settings, variant, 4, 8),
    "rollout-12-96": lambda settings, variant: Rollout(settings, variant, 12, 96),
    "iteration-4-8": lambda settings, variant: Iteration(settings, variant, 4, 8),
    "iteration-12-96": lambda settings, variant: Iteration(settings, variant, 12, 96),
    "stylize": StylizeIteration,
}
