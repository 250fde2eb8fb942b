"""Holds the recipe to the numbers of a file that the other side wrote (`nca-bench check`)."""

import torch
from safetensors.torch import load_file

from torch_recipe.automaton import Automaton, normalise_gradients, overflow_loss
from torch_recipe.features import STYLE_LAYERS, GramLoss
from torch_recipe.workloads import LEARNING_RATE

# Norm of a difference over norm of the reference.
LIMIT = 1e-3


def relative_error(found, reference):
    difference = found.detach().double().flatten() - reference.double().flatten()
    return (difference.norm() / reference.double().norm().clamp_min(1e-30)).item()


def errors(path, variant):
    """Relative errors of every number of the file, by name."""
    file = load_file(path)

    def group(part):
        return {name.removeprefix(part + "."): file[name] for name in file if name.startswith(part + ".")}

    checks = {"gram": gram, "rollout-4-8": rollout, "rollout-12-96": rollout, "adam": adam}
    result = {}
    for part, check in checks.items():
        reference = group(part)
        for name, found in check(reference, variant).items():
            result[f"{part}.{name}"] = relative_error(found, reference[name])
    return result


def gram(reference, variant):
    pictures = variant.laid_out(reference["pictures"]).requires_grad_()
    loss = GramLoss(reference["target"], variant)(pictures)
    loss.backward()
    return {"loss": loss, "gradient": pictures.grad, "weights": torch.tensor(list(STYLE_LAYERS.values()))}


def rollout(reference, variant):
    automaton = Automaton(reference["w1"], reference["b1"], reference["w2"], variant)
    states = variant.laid_out(reference["states"]).requires_grad_()
    last = automaton.rollout(states, reference["masks"])
    overflow = overflow_loss(last)
    ((reference["direction"] * last).sum() + overflow).backward()
    names = ["d_w1", "d_b1", "d_w2"]
    gradients = {name: parameter.grad for name, parameter in zip(names, automaton.parameters)}
    return {"last": last, "overflow": overflow, "d_states": states.grad, **gradients}


def adam(reference, variant):
    parameter = reference["parameters"][0].clone().requires_grad_()
    optimizer = torch.optim.Adam([parameter], lr=LEARNING_RATE)
    history = [parameter.detach().clone()]
    for gradient in reference["gradients"]:
        parameter.grad = gradient.clone()
        normalise_gradients([parameter])
        optimizer.step()
        history.append(parameter.detach().clone())
    return {"parameters": torch.stack(history)}
