"""Style losses: Gram matrices, and sliced optimal transport."""

import torch
import torch.nn.functional as F

from torch_recipe.features import PICTURE_LAYER, STYLE_LAYERS, FeatureNetwork

# The layers that transport compares, each counting 1.
TRANSPORT_LAYERS = [PICTURE_LAYER, *STYLE_LAYERS]
DIRECTIONS = 32


def gram_matrix(features):
    """F F^T / pixels of each sample, [batch, channels, channels]."""
    rows = features.flatten(2)
    return rows @ rows.transpose(1, 2) / rows.shape[2]


class GramLoss:
    """Weighted mean squared differences of Gram matrices, mean over samples, towards one target picture."""

    def __init__(self, target, variant):
        network = FeatureNetwork(variant)
        with torch.no_grad():
            targets = [gram_matrix(features) for features in network(variant.laid_out(target))[1:]]

        def loss(pictures):
            return sum(
                weight * (gram_matrix(features) - wanted).square().mean()
                for weight, features, wanted in zip(STYLE_LAYERS.values(), network(pictures)[1:], targets)
            )

        self.evaluate = variant.prepared(loss)

    def __call__(self, pictures):
        return self.evaluate(pictures)


def draw_directions(channels):
    """Unit vectors [channels, directions], uniform over the sphere."""
    return F.normalize(torch.randn(channels, DIRECTIONS), dim=0)


def sorted_projections(features, directions):
    """Each sample's features along each direction in order, [batch, directions, pixels]."""
    return torch.einsum("bcn,cd->bdn", features.flatten(2), directions).sort()[0]


class TransportLoss:
    """Mean squared differences of sorted projections, mean over samples, towards one target picture of their size."""

    def __init__(self, target, variant):
        network = FeatureNetwork(variant)
        with torch.no_grad():
            self.targets = network(variant.laid_out(target))
        # Sorting gains nothing from being compiled.
        self.features = variant.prepared(network)

    def __call__(self, pictures, directions=None):
        """The loss along given directions [channels, directions] for each layer, or along new ones."""
        directions = directions or [draw_directions(target.shape[1]) for target in self.targets]
        return sum(
            (sorted_projections(features, along) - sorted_projections(wanted, along)).square().mean()
            for features, wanted, along in zip(self.features(pictures), self.targets, directions)
        )


STYLE_LOSSES = {"gram": GramLoss, "transport": TransportLoss}
