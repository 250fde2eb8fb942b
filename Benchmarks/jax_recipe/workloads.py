"""The timed parts, each ready to run as often as one likes."""

import math

import jax
import jax.numpy as jnp

from jax_recipe.automaton import MASKS, rollout
from jax_recipe.perception import FILTER_GAINS
from jax_recipe.rules import Weights
from peers.workload import Workload

# Largest second-layer weight of a rule whose states stay calm.
CALM_BOUND = 0.05


def drawn_weights(channels, hidden, key):
    """A rule whose states neither explode nor vanish."""
    keys = jax.random.split(key, 3)
    bound = 1 / math.sqrt(4 * channels)

    def uniform(key, shape, bound):
        return jax.random.uniform(key, shape, minval=-bound, maxval=bound)

    return Weights(
        w1=uniform(keys[0], (hidden, 4 * channels), bound) / jnp.tile(FILTER_GAINS, channels),
        b1=uniform(keys[1], (hidden,), bound),
        w2=uniform(keys[2], (channels, hidden), CALM_BOUND),
    )


class Rollout(Workload):
    """A rollout and its gradients with respect to the weights and the first states."""

    def __init__(self, settings, variant, channels, hidden):
        shape = (settings.batch, settings.size, settings.size, channels)
        weights, states, gradient, self.key = jax.random.split(jax.random.key(1), 4)
        self.weights = drawn_weights(channels, hidden, weights)
        self.states = jax.random.uniform(states, shape, minval=-0.5, maxval=0.5)
        self.gradient = jax.random.uniform(gradient, shape, minval=-1, maxval=1)

        def mask_of(key):
            return MASKS[settings.mask](key, *shape[:3])

        @jax.jit
        def both_ways(weights, states, gradient, key):
            keys = jax.random.split(key, settings.steps)
            last, pull_back = jax.vjp(lambda *inputs: rollout(*inputs, keys, mask_of, variant), weights, states)
            return last, pull_back(gradient)

        self.both_ways = both_ways

    def body(self):
        self.key, key = jax.random.split(self.key)
        jax.block_until_ready(self.both_ways(self.weights, self.states, self.gradient, key))


PARTS = {
    "rollout-4-8": lambda settings, variant: Rollout(settings, variant, 4, 8),
    "rollout-12-96": lambda settings, variant: Rollout(settings, variant, 12, 96),
}
