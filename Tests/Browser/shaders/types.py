"""The types of generated shaders."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Basic:
    """A scalar, a vector of `rows` components or a matrix of `columns` such vectors."""

    base: str  # float, int, uint or bool
    rows: int = 1
    columns: int = 1

    def __str__(self):
        if self.columns > 1:
            return f"mat{self.columns}" if self.columns == self.rows else f"mat{self.columns}x{self.rows}"
        if self.rows == 1:
            return self.base
        return {"float": "", "int": "i", "uint": "u", "bool": "b"}[self.base] + f"vec{self.rows}"

    @property
    def is_scalar(self):
        return self.rows == 1

    @property
    def is_vector(self):
        return self.rows > 1 and self.columns == 1

    @property
    def is_matrix(self):
        return self.columns > 1

    @property
    def scalar(self):
        return Basic(self.base)

    @property
    def column(self):
        return Basic(self.base, self.rows)

    def of(self, base):
        return Basic(base, self.rows, self.columns)


@dataclass(frozen=True)
class Struct:
    name: str
    fields: tuple  # of (name, type)

    def __str__(self):
        return self.name


@dataclass(frozen=True)
class Array:
    element: object
    length: int

    def __str__(self):
        return f"{self.element}[{self.length}]"


FLOAT, INT, UINT, BOOL = Basic("float"), Basic("int"), Basic("uint"), Basic("bool")


def declaration(type, name):
    """`float a`, `int a[3]`: a declaration as every version reads it."""
    if isinstance(type, Array):
        return f"{type.element} {name}[{type.length}]"
    return f"{type} {name}"


def contains(type, kind):
    """Whether the type is an Array (a Struct), or has one inside."""
    if isinstance(type, kind):
        return True
    if isinstance(type, Struct):
        return any(contains(field, kind) for _, field in type.fields)
    return isinstance(type, Array) and contains(type.element, kind)
