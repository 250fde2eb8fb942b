"""The ways to run the same JAX program on a CPU; the fastest of them is the peer."""

from enum import Enum

import jax

from jax_recipe.rules import cax_rule, convolution_rule, slices_rule


class Variant(Enum):
    """How a step perceives, and whether the way back computes it again instead of keeping what it made."""

    SLICES = "slices"
    SLICES_AGAIN = "slices+checkpoint"
    CONVOLUTION = "conv"
    CONVOLUTION_AGAIN = "conv+checkpoint"
    CAX = "cax"

    @property
    def rule(self):
        return {"slices": slices_rule, "conv": convolution_rule, "cax": cax_rule}[self.value.split("+")[0]]

    def prepared(self, step):
        """The step, with nothing kept of it but its inputs where the variant says so."""
        return jax.checkpoint(step) if self.value.endswith("checkpoint") else step
