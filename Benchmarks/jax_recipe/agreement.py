"""The rollout's numbers from the inputs that the trainer wrote, by part of its file."""

import jax
import jax.numpy as jnp
import numpy as np

from jax_recipe.automaton import overflow_loss, rollout
from jax_recipe.rules import Weights


def channel_last(tensor):
    """[..., channels, height, width] with its channels moved to the end."""
    return np.moveaxis(tensor, -3, -1)


def check_rollout(reference, variant):
    direction, masks = channel_last(reference["direction"]), channel_last(reference["masks"])

    def loss(weights, states):
        last = rollout(weights, states, masks, lambda mask: mask, variant)
        overflow = overflow_loss(last)
        return (direction * last).sum() + overflow, (last, overflow)

    weights = Weights(*(jnp.asarray(reference[name]) for name in Weights._fields))
    states = jnp.asarray(channel_last(reference["states"]))
    differentiate = jax.jit(jax.grad(loss, argnums=(0, 1), has_aux=True))
    (d_weights, d_states), (last, overflow) = differentiate(weights, states)
    return {
        "last": np.moveaxis(last, -1, -3),
        "overflow": overflow,
        "d_states": np.moveaxis(d_states, -1, -3),
        **{f"d_{name}": gradient for name, gradient in d_weights._asdict().items()},
    }


CHECKS = {"rollout-4-8": check_rollout, "rollout-12-96": check_rollout}
