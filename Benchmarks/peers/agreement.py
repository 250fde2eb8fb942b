"""Holds a peer to the numbers of a file that the trainer wrote (`nca-bench check`)."""

import json

import numpy as np
from safetensors.numpy import load_file

from peers.process import reason

# Norm of a difference over norm of the reference.
LIMIT = 1e-3


def relative_error(found, reference):
    reference = np.asarray(reference, np.float64).ravel()
    difference = np.asarray(found, np.float64).ravel() - reference
    return float(np.linalg.norm(difference) / max(np.linalg.norm(reference), 1e-30))


def errors(path, checks, variant):
    """Relative errors by name; `checks` maps a part of the file to a function that computes its numbers again."""
    file = load_file(path)
    result = {}
    for part, check in checks.items():
        reference = {name.removeprefix(part + "."): file[name] for name in file if name.startswith(part + ".")}
        for name, found in check(reference, variant).items():
            result[f"{part}.{name}"] = relative_error(found, reference[name])
    return result


def check(path, checks, variants, optional=()):
    """Prints the largest relative error of each variant; false when one lies above the limit.

    A variant in `optional` may also fail to run at all, which is noted.
    """
    agrees = True
    for variant in variants:
        record = {"variant": variant.value, "limit": LIMIT}
        try:
            found = errors(path, checks, variant)
            name = max(found, key=found.get)
            record |= {"largest": found[name], "of": name, "errors": found}
            # Written so that a NaN does not pass.
            agrees &= all(error < LIMIT for error in found.values())
        except Exception as error:
            record["note"] = reason(error)
            agrees &= variant in optional
        print(json.dumps(record), flush=True)
    return agrees
