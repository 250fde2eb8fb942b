"""The automaton: masks, rollout, overflow loss."""

import jax
import jax.numpy as jnp

UPDATE_RATE = 0.5


def rollout(weights, states, inputs, mask_of, variant):
    """The states [batch, height, width, channels] after a step for each of `inputs`.

    `mask_of` makes a mask [batch, height, width, 1], 1 where a cell updates, from one of `inputs`.
    """
    update = variant.rule(weights)

    def step(states, mask):
        return states + mask * update(states)

    step = variant.prepared(step)
    last, _ = jax.lax.scan(lambda states, given: (step(states, mask_of(given)), None), states, inputs)
    return last


def independent_mask(key, batch, height, width):
    """A mask in which every cell draws for itself."""
    return jax.random.bernoulli(key, UPDATE_RATE, (batch, height, width, 1)).astype(jnp.float32)


def pair_mask(key, batch, height, width):
    """A mask in which one of every two horizontal neighbours updates."""
    even = jax.random.bernoulli(key, UPDATE_RATE, (batch, height, (width + 1) // 2))
    pairs = jnp.stack([even, ~even], axis=-1).reshape(batch, height, -1)
    return pairs[:, :, :width, None].astype(jnp.float32)


MASKS = {"pair": pair_mask, "independent": independent_mask}


def overflow_loss(states):
    """How far states leave -1...1: sum of a sample's, mean over samples."""
    return jnp.abs(states - jnp.clip(states, -1, 1)).sum() / states.shape[0]
