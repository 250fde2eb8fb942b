"""The ways to run the same PyTorch program on a CPU; the fastest of them is the peer."""

from enum import Enum

import torch


class Variant(Enum):
    """How tensors lie in memory and whether functions are compiled."""

    EAGER = "eager"
    CHANNELS_LAST = "channels_last"
    COMPILED = "compile"

    @property
    def memory_format(self):
        return torch.channels_last if self is Variant.CHANNELS_LAST else torch.contiguous_format

    def laid_out(self, tensor):
        """The tensor `[n, channels, height, width]` in the variant's memory format."""
        return tensor.contiguous(memory_format=self.memory_format)

    def prepared(self, function):
        """The function, compiled where the variant says so; each shape gets a program of its own."""
        return torch.compile(function, dynamic=False) if self is Variant.COMPILED else function
