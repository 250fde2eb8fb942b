"""The automaton: perception, rule, masks, rollout, overflow loss."""

import math

import torch
import torch.nn.functional as F

UPDATE_RATE = 0.5
RGB_OFFSET = 0.5
# Identity, Sobel x, Sobel y, Laplacian; perception's index is channel * 4 + filter.
FILTERS = [
    [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
    [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    [[1, 2, 1], [2, -12, 2], [1, 2, 1]],
]
# What first weights are divided by, for each filter.
FILTER_GAINS = [1, 8, 8, 8]
# Largest second-layer weight of a rule whose states stay calm.
CALM_BOUND = 0.05


class Automaton:
    """A rule with its weights as 1x1 convolutions: w1 [hidden, 4 channels], b1 [hidden], w2 [channels, hidden]."""

    def __init__(self, w1, b1, w2, variant):
        self.channels = w2.shape[0]
        self.variant = variant
        self.w1 = variant.laid_out(w1[:, :, None, None]).requires_grad_()
        self.b1 = b1.clone().requires_grad_()
        self.w2 = variant.laid_out(w2[:, :, None, None]).requires_grad_()
        filters = torch.tensor(FILTERS, dtype=torch.float32)[:, None]
        self.filters = variant.laid_out(filters.repeat(self.channels, 1, 1, 1))
        self.step = variant.prepared(step)

    @classmethod
    def drawn(cls, channels, hidden, variant, calm=True):
        """First weights of a training; `calm` draws the second layer too, which training begins at zero."""
        bound = 1 / math.sqrt(4 * channels)
        gains = torch.tensor(FILTER_GAINS).repeat(channels)
        w1 = torch.empty(hidden, 4 * channels).uniform_(-bound, bound) / gains
        b1 = torch.empty(hidden).uniform_(-bound, bound)
        w2 = torch.empty(channels, hidden).uniform_(-CALM_BOUND, CALM_BOUND)
        return cls(w1, b1, w2 if calm else torch.zeros_like(w2), variant)

    @property
    def parameters(self):
        return [self.w1, self.b1, self.w2]

    def rollout(self, states, masks):
        """The states [batch, channels, height, width] after a step for each of `masks`."""
        for mask in masks:
            states = self.step(states, mask, self.filters, *self.parameters, self.variant.memory_format)
        return states


def step(states, mask, filters, w1, b1, w2, memory_format):
    """One step of all cells; mask [batch, 1, height, width] is 1 where a cell updates."""
    # Circular padding forgets the memory format, and the convolutions after it would then not use it.
    padded = F.pad(states, (1, 1, 1, 1), mode="circular").contiguous(memory_format=memory_format)
    perception = F.conv2d(padded, filters, groups=states.shape[1])
    hidden = F.relu(F.conv2d(perception, w1, b1), inplace=True)
    return states + mask * F.conv2d(hidden, w2)


def independent_masks(steps, batch, height, width):
    """Yields masks in which every cell draws for itself."""
    for _ in range(steps):
        yield (torch.rand(batch, 1, height, width) < UPDATE_RATE).float()


def pair_masks(steps, batch, height, width):
    """Yields masks in which one of every two horizontal neighbours updates."""
    for _ in range(steps):
        even = torch.rand(batch, 1, height, (width + 1) // 2) < UPDATE_RATE
        yield torch.stack([even, ~even], dim=-1).flatten(-2)[..., :width].float()


MASKS = {"pair": pair_masks, "independent": independent_masks}


def overflow_loss(states):
    """How far states leave -1...1: sum of a sample's, mean over samples."""
    return (states - states.clamp(-1, 1)).abs().sum() / states.shape[0]


def normalise_gradients(parameters):
    """Divides each parameter's gradient by its norm."""
    for parameter in parameters:
        parameter.grad /= parameter.grad.norm() + 1e-8
