"""The automaton in numpy, written from its description alone: what the page's shaders are held to."""

import json
from dataclasses import dataclass, field

import numpy as np

FILTERS = {
    "identity": [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
    "sobelX": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "sobelY": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "laplacian": [[1, 2, 1], [2, -12, 2], [1, 2, 1]],
}


@dataclass
class Model:
    """A rule with its mask; `rate` counts for the independent mask only."""

    w1: np.ndarray  # [hidden, 4 * channels]
    b1: np.ndarray  # [hidden]
    w2: np.ndarray  # [channels, hidden]
    mask: str = "pair"
    rate: float = 0.5
    card: dict = field(default_factory=lambda: {"name": "test"})
    state_limit: float | None = None  # where states are rounded to 8 bits: the largest


    @property
    def channels(self):
        return self.w2.shape[0]

    def write(self, path):
        """Writes the model as a .nca file and returns its path."""
        content = {
            "format": "nca",
            "version": 1,
            "architecture": {
                "channels": self.channels,
                "hidden": self.w2.shape[1],
                "perception": list(FILTERS),
            },
            "update": {"mask": self.mask, "rate": self.rate},
            "card": self.card,
            "weights": {"w1": self.w1.tolist(), "b1": self.b1.tolist(), "w2": self.w2.tolist()},
        }
        if self.state_limit:
            scales = {"w1": 1, "b1": 1, "w2": 1}  # for places that keep weights in 8 bits, too
            content["quantization"] = {"stateLimit": self.state_limit, "scales": scales}
        path.write_text(json.dumps(content))
        return path


def random_model(channels, hidden, seed=1, **options):
    """A rule with random weights whose states stay bounded and yet differ from cell to cell.

    Every channel leaks, `-leak · x`, and is driven by random projections z of the perception, each held in
    -1 ... 1 by a pair of units, `relu(z + 1) - relu(z - 1) - 1`. One unit is constant.
    """
    random = np.random.default_rng(seed)
    leak, bound = 0.2, 4.0
    pairs = (hidden - channels - 1) // 2
    gain = 0.12 / np.sqrt(pairs)
    w1 = np.zeros((hidden, 4 * channels))
    b1 = np.zeros(hidden)
    w2 = np.zeros((channels, hidden))
    b1[-1] = 1
    for channel in range(channels):
        unit = 2 * pairs + channel
        w1[unit, 4 * channel], b1[unit] = 1, bound
        w2[channel, unit] = -leak
        w2[channel, -1] = leak * bound
    for low, high in zip(range(0, 2 * pairs, 2), range(1, 2 * pairs, 2)):
        drive = random.choice([-1, 1], channels) * random.uniform(0.5, 1, channels) * gain
        bias = random.normal(0, 0.5)
        # Excited by its own direction and by contrast: patterns form.
        w1[low] = random.normal(0, 0.3, 4 * channels) * np.tile([1, 0.4, 0.4, 0.1], channels)
        w1[low, 0::4] += 3 * np.sign(drive) / channels
        w1[low, 3::4] -= 0.4 * np.sign(drive) / channels
        w1[high] = w1[low]
        b1[low], b1[high] = bias + 1, bias - 1
        w2[:, low], w2[:, high] = drive, -drive
        w2[:, -1] -= drive
    # As float32 holds them: that is what every program reads back from the file.
    w1, b1, w2 = (array.astype(np.float32).astype(np.float64) for array in (w1, b1, w2))
    return Model(w1, b1, w2, **options)


def mask_hash(seed, step, height, columns):
    """Draws in 0 ..< 2^24 for all cells, `[height, columns]`."""
    y = np.arange(height).reshape(-1, 1)
    x = np.arange(columns).reshape(1, -1)
    words = [seed, seed >> 12, seed >> 24, step, step >> 12, y, x] + 4 * [0x9E3]
    left, right = 0x5A3, 0xC1D
    for index, word in enumerate(words):
        t = (right + word) % 4096
        product = t * ((t + (0xD35, 0xB4B)[index % 2]) % 4096)
        left, right = t, (left + product // 64) % 4096
    return left * 4096 + right


def update_mask(model, seed, step, height, width):
    """Which cells update, `[height, width]` of booleans."""
    if model.mask == "pair":
        side = mask_hash(seed, step, height, (width + 1) // 2) >> 23
        x = np.arange(width)
        return side[:, x // 2] == x % 2
    return mask_hash(seed, step, height, width) < max(1, round(model.rate * 2**24))


def perceive(state):
    """Cross-correlation with every filter on the torus: `[channels * 4, height, width]`."""
    perception = np.zeros((state.shape[0], len(FILTERS), *state.shape[1:]))
    for index, kernel in enumerate(FILTERS.values()):
        for row in range(3):
            for column in range(3):
                neighbour = np.roll(state, (1 - row, 1 - column), axis=(1, 2))
                perception[:, index] += kernel[row][column] * neighbour
    return perception.reshape(-1, *state.shape[1:])


def run(model, width, height, seed, steps):
    """The state after `steps` steps from zero, `[channels, height, width]`, in float64."""
    state = np.zeros((model.channels, height, width))
    for step in range(steps):
        hidden = np.einsum("hp,pyx->hyx", model.w1, perceive(state)) + model.b1[:, None, None]
        change = np.einsum("ch,hyx->cyx", model.w2, np.maximum(hidden, 0))
        state = state + update_mask(model, seed, step, height, width) * change
    return state


def rgb(state):
    """The picture of a state, `[height, width, 3]` in 0 ... 1."""
    return np.clip(np.moveaxis(state[:3], 0, -1) + 0.5, 0, 1)
