"""Style transfer on an image's pixels, by PyTorch's own L-BFGS."""

import time

import torch
from PIL import Image

from peers.process import peak_memory
from torch_recipe.features import STYLE_LAYERS, FeatureNetwork
from torch_recipe.losses import gram_matrix

# Places of relu4_1 and relu5_1 among the style layers.
CONTENT = [3, 4]
STYLE_WEIGHT, VARIATION_WEIGHT = 2, 0.3
HISTORY = 10
EPSILON = 1e-4


def total_variation(picture):
    """Mean of sqrt(dx^2 + dy^2 + epsilon), differences zero at the edges."""
    across = torch.nn.functional.pad(picture.diff(dim=3), (0, 1))
    down = torch.nn.functional.pad(picture.diff(dim=2), (0, 0, 0, 1))
    return (across**2 + down**2 + EPSILON).sqrt().mean()


class Stylizing:
    """An image [1, 3, height, width] that starts as the content, and its optimizer."""

    def __init__(self, content, style, variant):
        network = FeatureNetwork(variant)
        weights = list(STYLE_LAYERS.values())
        with torch.no_grad():
            grams = [gram_matrix(features) for features in network(variant.laid_out(style))[1:]]
            contents = [network(variant.laid_out(content))[1:][place].clone() for place in CONTENT]
        # Losses are told beside those of a picture without any features.
        style_power = sum(weight * gram.square().mean() for weight, gram in zip(weights, grams))
        content_power = sum(features.square().mean() for features in contents)

        def losses(picture):
            features = network(variant.laid_out(picture))[1:]
            style = sum(
                weight * (gram_matrix(found) - wanted).square().mean()
                for weight, found, wanted in zip(weights, features, grams)
            )
            kept = sum((features[place] - wanted).square().mean() for place, wanted in zip(CONTENT, contents))
            return (
                STYLE_WEIGHT / style_power * style,
                kept / content_power,
                VARIATION_WEIGHT * total_variation(picture),
            )

        self.losses = variant.prepared(losses)
        # L-BFGS wants a plain layout; the network's own is made on the way in.
        self.picture = content.clone().requires_grad_()
        # One evaluation an iteration.
        self.optimizer = torch.optim.LBFGS([self.picture], lr=1, max_iter=1, history_size=HISTORY)
        self.last = None

    def iterate(self):
        def closure():
            self.optimizer.zero_grad()
            self.last = self.losses(self.picture)
            loss = sum(self.last)
            loss.backward()
            return loss

        self.optimizer.step(closure)
        with torch.no_grad():
            self.picture.clamp_(0, 1)


def stylize(content, style, variant, iterations, path=None):
    """Iterates, with memory taken and functions compiled beforehand; the record of what it took and reached."""
    Stylizing(content, style, variant).iterate()
    stylizing = Stylizing(content, style, variant)
    start = time.perf_counter()
    for _ in range(iterations):
        stylizing.iterate()
    seconds = time.perf_counter() - start
    if path:
        pixels = (stylizing.picture.detach()[0].permute(1, 2, 0) * 255).round().byte()
        Image.fromarray(pixels.numpy()).save(path)
    names = ["styleLoss", "contentLoss", "totalVariation"]
    losses = {name: loss.item() for name, loss in zip(names, stylizing.last)}
    return {"seconds": seconds, "losses": losses, "peakMemoryMB": peak_memory()}
