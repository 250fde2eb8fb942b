"""Ways to compute what a step adds to the states, before the mask.

A rule is a function of the weights w1 [hidden, 4 channels], b1 [hidden], w2 [channels, hidden] that returns a
function of the states [batch, height, width, channels].
"""

from typing import NamedTuple

import jax
from cax.core.perceive import ConvPerceive
from cax.core.update import MLPUpdate
from flax import nnx

from jax_recipe.perception import convolved, depthwise_kernel, shifted


class Weights(NamedTuple):
    """Of the two layers; the second has no bias."""

    w1: jax.Array
    b1: jax.Array
    w2: jax.Array


def plain_rule(perceive):
    """Two matrix products after a perception."""

    def rule(weights):
        def update(states):
            hidden = jax.nn.relu(perceive(states) @ weights.w1.T + weights.b1)
            return hidden @ weights.w2.T

        return update

    return rule


convolution_rule = plain_rule(convolved)
slices_rule = plain_rule(shifted)


def cax_rule(weights):
    """CAX's perception and update modules with the rule's filters and weights.

    MLPUpdate gives its second layer a bias, which stays zero here. The mask is not CAX's: ResidualUpdate's dropout
    draws by itself and divides what is left by the rate, where the rule takes a mask as it is.
    """
    channels, hidden = weights.w2.shape
    # Drawn weights are replaced; the compiler leaves them out.
    rngs = nnx.Rngs(0)
    perceive = ConvPerceive(channels, 4 * channels, padding="CIRCULAR", feature_group_count=channels, rngs=rngs)
    perceive.conv.kernel[...] = depthwise_kernel(channels)
    update = MLPUpdate(2, channels, 4 * channels, (hidden,), rngs=rngs)
    first, second = update.layers
    first.kernel[...] = weights.w1.T[None, None]
    first.bias[...] = weights.b1
    second.kernel[...] = weights.w2.T[None, None]
    return lambda states: update(states, perceive(states))
