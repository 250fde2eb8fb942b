"""VGG16 up to relu5_1."""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors import safe_open

WEIGHTS = Path(__file__).parents[2] / "Sources/Trainer/Resources/vgg16-features-f16.safetensors"
# torchvision's indices of convolutions and poolings.
CONVOLUTIONS = [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24]
POOLINGS = [4, 9, 16, 23]
# The ReLU layers that are compared, and what each counts in the Gram loss.
STYLE_LAYERS = {1: 1, 6: 0.4, 11: 1.3, 18: 2.5, 25: 0.1}
# What the trainer calls the normalised picture itself.
PICTURE_LAYER = 0


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
        """The normalised pictures and activations of the style layers, for [batch, 3, height, width] in 0...1."""
        x = (pictures - self.mean) / self.deviation
        features = [x]
        for index, weight, bias in zip(CONVOLUTIONS, self.weights, self.biases):
            if index - 1 in POOLINGS:
                x = F.max_pool2d(x, 2)
            x = F.relu(F.conv2d(x, weight, bias, padding=1), inplace=True)
            if index + 1 in STYLE_LAYERS:
                features.append(x)
        return features
