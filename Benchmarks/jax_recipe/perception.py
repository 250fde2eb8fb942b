"""What cells perceive: four filters of each channel on the torus, index channel * 4 + filter."""

import jax
import jax.numpy as jnp
import numpy as np

# Identity, Sobel x, Sobel y, Laplacian.
FILTERS = np.array(
    [
        [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
        [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
        [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
        [[1, 2, 1], [2, -12, 2], [1, 2, 1]],
    ],
    np.float32,
)
# What first weights are divided by, for each filter.
FILTER_GAINS = np.array([1, 8, 8, 8], np.float32)


def depthwise_kernel(channels):
    """The filters as a convolution's kernel, [3, 3, 1, 4 channels]."""
    return jnp.tile(FILTERS.transpose(1, 2, 0)[:, :, None], (1, 1, 1, channels))


def wrapped(states):
    """States with a border of their torus neighbours."""
    return jnp.pad(states, ((0, 0), (1, 1), (1, 1), (0, 0)), mode="wrap")


def convolved(states):
    """Perception [batch, height, width, 4 channels] by one depthwise convolution."""
    channels = states.shape[-1]
    return jax.lax.conv_general_dilated(
        wrapped(states),
        depthwise_kernel(channels),
        window_strides=(1, 1),
        padding="VALID",
        dimension_numbers=("NHWC", "HWIO", "NHWC"),
        feature_group_count=channels,
    )


def shifted(states):
    """The same by sums of shifted states, which XLA makes one loop of."""
    height, width, channels = states.shape[1:]
    padded = wrapped(states)
    neighbours = [[padded[:, y : y + height, x : x + width] for x in range(3)] for y in range(3)]
    perceived = [
        sum(float(taps[y, x]) * neighbours[y][x] for y in range(3) for x in range(3) if taps[y, x]) for taps in FILTERS
    ]
    return jnp.stack(perceived, axis=-1).reshape(*states.shape[:3], 4 * channels)
