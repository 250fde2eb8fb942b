"""The recipe's numbers from the inputs that the trainer wrote, by part of its file."""

import torch

from torch_recipe.automaton import Automaton, normalise_gradients, overflow_loss
from torch_recipe.features import STYLE_LAYERS
from torch_recipe.losses import TRANSPORT_LAYERS, GramLoss, TransportLoss
from torch_recipe.workloads import LEARNING_RATE


def tensors(reference):
    return {name: torch.from_numpy(array) for name, array in reference.items()}


def numbers(found):
    return {name: tensor.detach().numpy() for name, tensor in found.items()}


def gram(reference, variant):
    reference = tensors(reference)
    pictures = variant.laid_out(reference["pictures"]).requires_grad_()
    loss = GramLoss(reference["target"], variant)(pictures)
    loss.backward()
    weights = torch.tensor(list(STYLE_LAYERS.values()))
    return numbers({"loss": loss, "gradient": pictures.grad, "weights": weights})


def transport(reference, variant):
    reference = tensors(reference)
    pictures = variant.laid_out(reference["pictures"]).requires_grad_()
    directions = [reference[f"directions-{layer}"] for layer in TRANSPORT_LAYERS]
    loss = TransportLoss(reference["target"], variant)(pictures, directions)
    loss.backward()
    return numbers({"loss": loss, "gradient": pictures.grad, "weights": torch.ones(len(TRANSPORT_LAYERS))})


def rollout(reference, variant):
    reference = tensors(reference)
    automaton = Automaton(reference["w1"], reference["b1"], reference["w2"], variant)
    states = variant.laid_out(reference["states"]).requires_grad_()
    last = automaton.rollout(states, reference["masks"])
    overflow = overflow_loss(last)
    ((reference["direction"] * last).sum() + overflow).backward()
    names = ["d_w1", "d_b1", "d_w2"]
    gradients = {name: parameter.grad for name, parameter in zip(names, automaton.parameters)}
    return numbers({"last": last, "overflow": overflow, "d_states": states.grad, **gradients})


def adam(reference, variant):
    reference = tensors(reference)
    parameter = reference["parameters"][0].clone().requires_grad_()
    optimizer = torch.optim.Adam([parameter], lr=LEARNING_RATE)
    history = [parameter.detach().clone()]
    for gradient in reference["gradients"]:
        parameter.grad = gradient.clone()
        normalise_gradients([parameter])
        optimizer.step()
        history.append(parameter.detach().clone())
    return numbers({"parameters": torch.stack(history)})


CHECKS = {"gram": gram, "transport": transport, "rollout-4-8": rollout, "rollout-12-96": rollout, "adam": adam}
