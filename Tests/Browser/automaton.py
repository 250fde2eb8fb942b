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
        path.write_text(json.dumps(content))
        return path


def random_model(channels, hidden, seed=1, **options):
    """Random weights with which states stay of order one and differ from cell to cell.

    `w2 = -a · w1ᵀ` (of the identity columns) descends on `|relu(w1 · state + b1)|²` and so keeps states bounded;
    what is added to it keeps them from coming to rest.
    """
    random = np.random.default_rng(seed)
    w1 = random.normal(0, 1, (hidden, 4 * channels)) * np.tile([1, 0.4, 0.4, 0.15], channels) / np.sqrt(channels)
    b1 = random.normal(0.2, 0.3, hidden)
    w2 = -0.6 * w1[:, ::4].T / np.sqrt(hidden) + random.normal(0, 0.2, (channels, hidden)) / np.sqrt(hidden)
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
