"""What the generator has at hand while it writes: random choices, variables, functions."""

import random
from dataclasses import dataclass

from shaders.bounds import Bound
from shaders.types import INT, Array, Basic, Struct

# What every variable of a kind holds, whatever is assigned to it: checks by induction, loops included.
EXACT = Bound(64, 4)
ERRORS = {"exact": 0, "precise": 2.0**-16, "loose": 2.0**-10}
WHOLE = Bound(2.0**31, 0)  # ints of GLSL ES 3.00 wrap
SMALL = Bound(1000, 0)  # those of 1.00 may be floats


@dataclass(frozen=True)
class Variable:
    """Something that can be named. An inexact one's floats hold `Bound(8, None, error)`."""

    name: str
    type: object
    exact: bool = True
    writable: bool = True
    index: int | None = None  # a loop's counter: 0 ..< index

    def sub(self, suffix, type):
        return Variable(self.name + suffix, type, self.exact, self.writable)


@dataclass(frozen=True)
class Function:
    """Pure ones have only `in` parameters and write nothing else."""

    name: str
    result: object  # a type, or None
    exact: bool
    parameters: tuple  # of (qualifier, type, exact)
    pure: bool


class Context:
    """The random numbers, the version's rules and all names in scope, innermost last."""

    def __init__(self, seed, version, kind):
        self.random = random.Random(f"{seed} {version} {kind}")
        self.modern = version == "300 es"
        self.kind = kind
        self.inexact = Bound(8, None, ERRORS[kind])
        self.ints = WHOLE if self.modern else SMALL
        self.scopes = [[]]
        self.functions = []
        self.structs = []
        self.textures = []  # of (name, width, height)
        self.names = 0
        self.calling = True  # off where calls would multiply
        self.depth_limit = 3

    # Random choices

    def chance(self, probability):
        return self.random.random() < probability

    def pick(self, choices):
        return self.random.choice(list(choices))

    def exactness(self):
        """Whether the next float is to be exact."""
        return self.kind == "exact" or self.chance(0.4)

    def basic_type(self, bases=None, matrices=True):
        base = self.pick(bases or (["float", "float", "int", "uint", "bool"] if self.modern else
                                   ["float", "float", "float", "int", "bool"]))
        if base == "float" and matrices and self.chance(0.2):
            columns = self.random.randint(2, 4)
            return Basic(base, self.random.randint(2, 4) if self.modern else columns, columns)
        return Basic(base, self.pick([1, 1, 2, 3, 4]))

    def value_type(self):
        """A type that can be assigned, passed and returned."""
        if self.structs and self.chance(0.15):
            return self.pick(self.structs)
        if self.modern and self.chance(0.12):
            element = self.pick(self.structs) if self.structs and self.chance(0.2) else self.basic_type()
            return Array(element, self.random.randint(1, 4))
        return self.basic_type()

    # Names

    def fresh(self, letter="v"):
        self.names += 1
        return f"{letter}{self.names}"

    def declare(self, variable):
        self.scopes[-1].append(variable)
        return variable

    def visible(self):
        # A name of an inner scope hides the outer one's.
        return list({variable.name: variable for scope in self.scopes for variable in scope}.values())

    def parts(self, variable):
        """The variable, or a part of it: fields, elements, columns, components, down a random path each."""
        yield variable
        match variable.type:
            case Struct(_, fields):
                for name, type in fields:
                    yield from self.parts(variable.sub(f".{name}", type))
            case Array(element, length):
                yield from self.parts(variable.sub(f"[{self.index(length)}]", element))
            case Basic() as type if type.is_matrix:
                yield from self.parts(variable.sub(f"[{self.index(type.columns)}]", type.column))
            case Basic() as type if type.is_vector and self.chance(0.3):
                # Outputs take constant indices only.
                output = variable.name.startswith(("o", "gl_"))
                index = self.random.randrange(type.rows) if output else self.index(type.rows)
                yield variable.sub(f"[{index}]", type.scalar)

    def index(self, length):
        """An expression that is an index in range, without side effects."""
        counters = [v for v in self.visible() if v.index is not None and v.index <= length]
        if counters and self.chance(0.6):
            return self.pick(counters).name
        names = [v.name for v in self.visible() if v.type == INT and v.index is None]
        if self.modern and names and self.chance(0.4):
            name = self.pick(names)
            if length in (1, 2, 4):
                return f"{name} & {length - 1}"
            return f"clamp({name}, 0, {length - 1})"
        if self.modern and self.chance(0.15):
            return f"int(gl_FragCoord.{self.pick('xy')}) % {length}"
        return str(self.random.randrange(length)) + ("u" if self.modern and self.chance(0.1) else "")

    def readable(self, type, exact):
        """Variables and their parts of a type; exact ones serve where inexact ones are allowed, too."""
        found = [part for variable in self.visible() for part in self.parts(variable)]
        return [part for part in found if part.type == type and (part.exact or not exact or not has_floats(type))]

    def writable(self, type=None):
        found = [part for v in self.visible() if v.writable for part in self.parts(v)]
        return [part for part in found if type is None or part.type == type]

    def bound_of(self, type, exact):
        """What a variable of a basic type holds."""
        if type.base == "float":
            return EXACT if exact else self.inexact
        return Bound(1, 0) if type.base == "bool" else self.ints


def has_floats(type):
    match type:
        case Basic(base):
            return base == "float"
        case Array(element):
            return has_floats(element)
        case Struct(_, fields):
            return any(has_floats(field) for _, field in fields)
