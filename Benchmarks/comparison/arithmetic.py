"""Counts the arithmetic of a part, in 10^9 floating point operations.

A share of the peak is the arithmetic of the plain algorithm over time: Winograd's saves some of it, so that
a share above 100 percent is possible.
"""

MATRIX_SIDE = 1024
# Inputs and outputs of VGG16's convolutions to relu5_1, and how often the picture was halved before.
CONVOLUTIONS = [
    (3, 64, 0), (64, 64, 0),
    (64, 128, 1), (128, 128, 1),
    (128, 256, 2), (256, 256, 2), (256, 256, 2),
    (256, 512, 3), (512, 512, 3), (512, 512, 3),
    (512, 512, 4),
]  # fmt: skip
UPDATE_RATE = 0.5


def matrix_product():
    return 2 * MATRIX_SIDE**3 / 1e9


def feature_gram(size, batch):
    """Direct convolutions forward, and as many to the picture; Gram matrices are left out."""
    forward = sum(2 * 9 * (size >> halvings) ** 2 * inputs * outputs for inputs, outputs, halvings in CONVOLUTIONS)
    return 2 * batch * forward / 1e9


def rollout(channels, hidden, size, batch, steps):
    """The matrix products of cells that update, forward and backward, the hidden layer being computed again."""
    first, second = 4 * channels * hidden, channels * hidden
    forward = 2 * (first + second)
    backward = 2 * (3 * first + 2 * second)
    return UPDATE_RATE * batch * size**2 * steps * (forward + backward) / 1e9


def gigaflops(part, size, batch, steps):
    """The arithmetic of a part by its name."""
    kind, *widths = part.split("-")
    match kind:
        case "matmul":
            return matrix_product()
        case "vgg":
            return feature_gram(size, batch)
        case "rollout":
            return rollout(*map(int, widths), size, batch, steps)
        case "iteration":
            return rollout(*map(int, widths), size, batch, steps) + feature_gram(size, batch)
    raise ValueError(f"no arithmetic is known for {part}")
