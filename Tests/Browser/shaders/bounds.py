"""What is known of a float without running the shader: how large it is, and how far implementations may part.

An *exact* float is a multiple of 2^-fraction so small that float32 holds it: every implementation computes it alike.
An *inexact* one may lie up to `error` from the real number; rules follow the specification's table of precisions
(GLSL ES 3.00.6, 4.5.1, and Vulkan's for what ES leaves open, such as sin and cos: 2^-11 between -pi and pi).
"""

import math
from dataclasses import dataclass

ULP = 2.0**-23


@dataclass(frozen=True)
class Bound:
    """|value| <= magnitude; `fraction` bits behind the point, or None when the value is inexact."""

    magnitude: float
    fraction: int | None = 0
    error: float = 0.0

    @property
    def exact(self):
        return self.fraction is not None

    @property
    def representable(self):
        return self.fraction is None or self.magnitude * 2.0**self.fraction <= 2.0**24

    def within(self, other):
        """Whether every such value is also one of the other's."""
        if self.magnitude > other.magnitude or self.error > other.error:
            return False
        return not other.exact or (self.exact and self.fraction <= other.fraction)

    def inexact(self, error=0.0):
        return Bound(self.magnitude, None, max(self.error, error))


def total(*terms):
    """A sum."""
    magnitude = sum(term.magnitude for term in terms)
    if all(term.exact for term in terms):
        result = Bound(magnitude, max(term.fraction for term in terms))
        if result.representable:
            return result
    roundings = (len(terms) - 1) * ULP / 2 * magnitude
    return Bound(magnitude, None, sum(term.error for term in terms) + roundings)


def product(a, b):
    magnitude = a.magnitude * b.magnitude
    if a.exact and b.exact:
        result = Bound(magnitude, a.fraction + b.fraction)
        if result.representable:
            return result
    spread = a.magnitude * b.error + b.magnitude * a.error + a.error * b.error
    return Bound(magnitude, None, spread + magnitude * ULP / 2)


def inner(a, b, length):
    """A sum of `length` products."""
    return total(*[product(a, b)] * length)


def either(*bounds):
    """One of several, or the smallest or largest of them."""
    magnitude = max(bound.magnitude for bound in bounds)
    error = max(bound.error for bound in bounds)
    if all(bound.exact for bound in bounds):
        return Bound(magnitude, max(bound.fraction for bound in bounds))
    return Bound(magnitude, None, error)


def smooth(argument, slope, own_error, magnitude):
    """A function that is steep by `slope` at most and computed to `own_error`."""
    return Bound(magnitude, None, slope * argument.error + own_error)


def clamped(bound, limit):
    """clamp to -limit ... limit, a limit that is a whole number or a power of two."""
    fraction = bound.fraction if limit >= 1 or bound.fraction is None else max(bound.fraction, int(-math.log2(limit)))
    return Bound(min(bound.magnitude, limit), fraction, bound.error)
