"""VGG16 up to relu5_1 and the Gram loss."""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors import safe_open

WEIGHTS = Path(__file__).parents[2] / "Sources/Trainer/Resources/vgg16-features-f16.safetensors"
# torchvision's indices of convolutions and poolings.
CONVOLUTIONS = [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24]
POOLINGS = [4, 9, 16, 23]
# The ReLU layers that are compared, and what each counts.
STYLE_LAYERS = {1: 1, 6: 0.4, 11: 1.3, 18: 2.5, 25: 0.1}


class FeatureNetwork:
    """The frozen convolutions with the normalisation that belongs to them."""

    def __init__(self, variant, path=WEIGHTS):
        with safe_open(path, framework="pt") as file:
            metadata = file.metadata()
            self.weights = [variant.laid_out(file.get_tensor(f"features.{i}.weight").float()) for i in CONVOLUTIONS]
            self.biases = [file.get_tensor(f"features.{i}.bias").float() for i in CONVOLUTIONS]
        self.mean = torch.tensor(json.loads(metadata["mean"]))[:, None, None]
        self.deviation = torch.tensor(json.loads(metadata["std"]))[:, None, None]

    def __call__(self, pictures):
        """Activations of the style layers for pictures [batch, 3, height, width] in 0...1."""
        x = (pictures - self.mean) / self.deviation
        features = []
        for index, weight, bias in zip(CONVOLUTIONS, self.weights, self.biases):
            if index - 1 in POOLINGS:
                x = F.max_pool2d(x, 2)
            x = F.relu(F.conv2d(x, weight, bias, padding=1), inplace=True)
            if index + 1 in STYLE_LAYERS:
                features.append(x)
        return features


def gram_matrix(features):
    """F F^T / pixels of each sample, [batch, channels, channels]."""
    rows = features.flatten(2)
    return rows @ rows.transpose(1, 2) / rows.shape[2]


class GramLoss:
    """Weighted mean squared differences of Gram matrices, mean over samples, towards one target picture."""

    def __init__(self, target, variant):
        network = FeatureNetwork(variant)
        with torch.no_grad():
            targets = [gram_matrix(features) for features in network(variant.laid_out(target))]

        def loss(pictures):
            return sum(
                weight * (gram_matrix(features) - wanted).square().mean()
                for weight, features, wanted in zip(STYLE_LAYERS.values(), network(pictures), targets)
            )

        self.evaluate = variant.prepared(loss)

    def __call__(self, pictures):
        return self.evaluate(pictures)
