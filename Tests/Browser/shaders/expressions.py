"""Random expressions of a wanted type, with what is known of their values."""

from dataclasses import dataclass

from shaders.bounds import ULP, Bound, clamped, either, inner, product, total
from shaders.builtins import exact_calls, inexact_calls, integer_calls
from shaders.scope import EXACT, has_floats
from shaders.types import BOOL, FLOAT, INT, UINT, Array, Basic, Struct, contains


@dataclass(frozen=True)
class Value:
    """Text that is safe as an operand, its type and, of a basic type, its bound."""

    text: str
    type: object
    bound: Bound | None = None


class Expressions:
    """Writes expressions in a context. Nothing it writes has side effects but calls of `effects`."""

    def __init__(self, context):
        self.context = context

    # Whole values

    def expression(self, type, exact=True, depth=None):
        """A value that a variable of this type may hold."""
        depth = self.context.random.randint(0, self.context.depth_limit) if depth is None else depth
        if isinstance(type, Basic):
            return self.fit(self.any(type, exact, depth), exact)
        found = self.context.readable(type, exact)
        if found and self.context.chance(0.5):
            return Value(self.context.pick(found).name, type)
        calls = self.calls(type, exact)
        if calls and depth > 0 and self.context.chance(0.4):
            return self.call(self.context.pick(calls), depth - 1)
        members = [field for _, field in type.fields] if isinstance(type, Struct) else [type.element] * type.length
        arguments = ", ".join(self.expression(member, exact, min(depth, 1)).text for member in members)
        name = type.name if isinstance(type, Struct) else f"{type.element}[{self.length_of(type)}]"
        return Value(f"{name}({arguments})", type)

    def length_of(self, array):
        return self.context.pick(["", array.length])

    def condition(self, depth=None):
        """A bool that depends on exact values only."""
        return self.expression(BOOL, True, depth).text

    # Values that fit a contract

    def fit(self, value, exact, limit=None):
        """Makes a basic value small, coarse or sure enough for `limit`, by default for what a variable holds."""
        limit = limit or self.context.bound_of(value.type, exact)
        text, type, bound = value.text, value.type, value.bound
        if bound.within(limit) or type.base == "bool":
            return value
        if type.base != "float":
            return self.fit_integer(value, limit)
        if limit.exact:
            if bound.fraction > limit.fraction:
                text, bound = self.rounded(text, type, bound, limit.fraction)
        elif bound.error > limit.error:
            scale = 1.0
            while bound.error * scale > limit.error:
                scale /= 2
            # Scaling is exact; a clamp alone would keep the error.
            text = f"({text} * {scale!r})"
            bound = Bound(bound.magnitude * scale, bound.fraction, bound.error * scale)
        if bound.magnitude > limit.magnitude:
            text, bound = self.narrowed(text, type, bound, limit.magnitude)
        return Value(text, type, bound)

    def rounded(self, text, type, bound, fraction):
        if type.is_matrix:
            return f"matrixCompMult({text}, {type}(0.0))", Bound(0, 0)
        scale = 2.0**fraction
        text = f"floor({text})" if fraction == 0 else f"(floor({text} * {scale!r}) * {1 / scale!r})"
        return text, Bound(bound.magnitude + 1, fraction)

    def narrowed(self, text, type, bound, limit):
        if not type.is_matrix:
            return f"clamp({text}, {-float(limit)!r}, {float(limit)!r})", clamped(bound, limit)
        # There is no clamp of matrices.
        scale = 1.0
        while bound.magnitude * scale > limit:
            scale /= 2
        if bound.exact and limit == EXACT.magnitude:
            return f"narrow({text})", Bound(limit, bound.fraction)
        return f"({text} * {scale!r})", Bound(bound.magnitude * scale, None, bound.error * scale)

    def fit_integer(self, value, limit):
        if value.type.base == "uint":
            mask = mask_within(limit)
            return Value(f"({value.text} & {mask}u)", value.type, Bound(mask, 0))
        if self.context.modern:
            if self.context.chance(0.5):
                mask = mask_within(limit)
                return Value(f"({value.text} & {mask})", value.type, Bound(mask, 0))
            most = int(limit.magnitude)
            return Value(f"clamp({value.text}, {-most}, {most})", value.type, Bound(most, 0))
        return Value(f"fold({value.text})", value.type, Bound(63, 0))

    # Basic values, bounded but not yet fitted

    def any(self, type, exact, depth):
        if depth <= 0:
            return self.leaf(type, exact)
        makers = [self.leaf, self.ternary, self.constructor, self.calling]
        if not type.is_matrix:
            makers += [self.swizzle]
        makers += [self.operation] * 3
        makers += [self.builtin] * (4 if type.base == "float" else 2)
        for _ in range(4):
            value = self.context.pick(makers)(type, exact, depth - 1)
            if value is not None:
                return value
        return self.leaf(type, exact)

    def operand(self, type, exact, depth):
        """A fitted value as an argument: exact ones also serve as inexact ones."""
        exact = exact or (type.base == "float" and self.context.chance(0.2))
        return self.fit(self.any(type, exact, depth), exact)

    def leaf(self, type, exact, depth=0):
        context = self.context
        found = context.readable(type, exact)
        here = type == INT or (type.base == "float" and type.rows <= 2 and not type.is_matrix)
        if found and context.chance(0.6 if here else 0.8):
            part = context.pick(found)
            bound = Bound(part.index, 0) if part.index is not None else context.bound_of(type, part.exact)
            return Value(part.name, type, bound)
        if type.base == "float" and not type.is_matrix and type.rows <= 2 and context.chance(0.6):
            return Value("gl_FragCoord." + (context.pick("xy") if type.is_scalar else "xy"), type, Bound(16, 1))
        if type == INT and context.chance(0.6):
            return Value(f"int(gl_FragCoord.{context.pick('xy')})", type, Bound(16, 0))
        if type.is_scalar:
            return self.literal(type)
        return self.constructor(type, exact, 0)

    def literal(self, type):
        context = self.context
        match type.base:
            case "bool":
                return Value(context.pick(["true", "false"]), type, Bound(1, 0))
            case "float":
                number = context.random.randint(-64, 64) / context.pick([1, 2, 4, 8, 16])
                text = context.pick([repr(number), repr(number) if number % 1 else f"{int(number)}."])
                if context.chance(0.1):
                    text = f"{number * 10!r}e-1" if (number * 10) % 1 == 0 and number % 1 == 0 else text
                return Value(f"({text})" if number < 0 else text, type, Bound(abs(number), 4))
        large = context.modern and context.chance(0.2)
        number = context.random.randint(0, 2**31 - 1 if large else 20)
        text = context.pick([str(number), hex(number), f"0{number:o}" if number else "0"])
        if type.base == "uint":
            return Value(text + context.pick("uU"), type, Bound(number, 0))
        sign = context.chance(0.3)
        return Value(f"(-{text})" if sign else text, type, Bound(number, 0))

    def ternary(self, type, exact, depth):
        condition = self.condition(depth)
        one, other = self.operand(type, exact, depth), self.operand(type, exact, depth)
        return Value(f"({condition} ? {one.text} : {other.text})", type, either(one.bound, other.bound))

    def swizzle(self, type, exact, depth):
        source = Basic(type.base, self.context.random.randint(2, 4))
        value = self.operand(source, exact, depth)
        # Outputs take constant indices only.
        if type.is_scalar and self.context.chance(0.3) and not value.text.startswith(("o", "gl_")):
            return Value(f"{value.text}[{self.context.index(source.rows)}]", type, value.bound)
        letters = self.context.pick(["xyzw", "rgba", "stpq"])[: source.rows]
        names = "".join(self.context.pick(letters) for _ in range(type.rows))
        return Value(f"{value.text}.{names}", type, value.bound)

    def constructor(self, type, exact, depth):
        """Conversions of scalars and vectors; vectors and matrices of parts."""
        if type.is_scalar or (type.is_vector and self.context.chance(0.25)):
            return self.conversion(type, exact, depth)
        if type.is_matrix:
            return self.matrix(type, exact, depth)
        parts, missing = [], type.rows
        if self.context.chance(0.2):
            parts.append(self.operand(type.scalar, exact, depth))
            missing = 0
        while missing:
            rows = self.context.random.randint(1, min(missing, 4))
            rows = 1 if rows == type.rows else rows
            parts.append(self.operand(Basic(type.base, rows), exact, depth))
            missing -= rows
        return Value(f"{type}({', '.join(part.text for part in parts)})", type, either(*[p.bound for p in parts]))

    def matrix(self, type, exact, depth):
        context = self.context
        shape = context.random.random()
        if shape < 0.2:
            part = self.operand(FLOAT, exact, depth)
            return Value(f"{type}({part.text})", type, either(part.bound, Bound(0, 0)))
        if shape < 0.3 and context.modern:
            source = Basic("float", context.random.randint(2, 4), context.random.randint(2, 4))
            part = self.operand(source, exact, depth)
            return Value(f"{type}({part.text})", type, either(part.bound, Bound(1, 0)))
        if shape < 0.8:
            parts = [self.operand(type.column, exact, min(depth, 1)) for _ in range(type.columns)]
        else:
            parts = [self.operand(FLOAT, exact, 0) for _ in range(type.columns * type.rows)]
        return Value(f"{type}({', '.join(part.text for part in parts)})", type, either(*[p.bound for p in parts]))

    def conversion(self, type, exact, depth):
        context = self.context
        rows = type.rows if type.is_vector or context.chance(0.8) else context.random.randint(2, 4)
        base = context.pick(["float", "int", "bool"] + ["uint"] * context.modern)
        # Only exact floats turn into other things.
        value = self.operand(Basic(base, rows), exact or type.base != "float", depth)
        text, bound = value.text, value.bound
        match base, type.base:
            case "int" | "uint", "float":
                value = self.fit(value, True, Bound(EXACT.magnitude - 1, 0))
                text, bound = value.text, value.bound
            case "float", "int":
                bound = Bound(bound.magnitude, 0)
            case "float", "uint":
                # Conversion of negative values is undefined.
                text, bound = f"abs({text})", Bound(bound.magnitude, 0)
            case "int", "uint":
                bound = context.ints
            case "uint", "int":
                bound = context.ints
            case _, "bool":
                bound = Bound(1, 0)
        return Value(f"{type}({text})", type, bound)

    # Functions

    def calls(self, type, exact):
        functions = [f for f in self.context.functions if f.pure and f.result == type and self.context.calling]
        return [f for f in functions if f.exact or not exact or not has_floats(type)]

    def calling(self, type, exact, depth):
        calls = self.calls(type, exact)
        return self.call(self.context.pick(calls), depth) if calls else None

    def call(self, function, depth):
        arguments = [self.expression(type, exact, min(depth, 1)).text for _, type, exact in function.parameters]
        text = f"{function.name}({', '.join(arguments)})"
        basic = isinstance(function.result, Basic)
        bound = self.context.bound_of(function.result, function.exact) if basic else None
        return Value(text, function.result, bound)

    def builtin(self, type, exact, depth):
        if type.base == "float":
            table = exact_calls if exact or self.context.chance(0.2) else inexact_calls
        else:
            table = integer_calls
        choices = table(self, type)
        return self.context.pick(choices)(depth) if choices else None

    # Operators

    def operation(self, type, exact, depth):
        match type.base:
            case "bool":
                return self.logic(type, depth)
            case "float":
                return self.arithmetic(type, exact, depth)
        return self.integer_arithmetic(type, depth)

    def logic(self, type, depth):
        context = self.context
        one = Bound(1, 0)
        if type.is_vector:
            return None
        form = context.pick(["compare", "compare", "equal", "join", "not"])
        if form == "not":
            return Value(f"(!{self.operand(BOOL, True, depth).text})", type, one)
        if form == "join":
            operator = context.pick(["&&", "||", "^^"])
            a, b = self.operand(BOOL, True, depth), self.operand(BOOL, True, depth)
            return Value(f"({a.text} {operator} {b.text})", type, one)
        if form == "equal":
            compared = context.value_type()
            if contains(compared, Array) and not context.modern:
                return None
            a, b = self.expression(compared, True, depth), self.expression(compared, True, depth)
            return Value(f"({a.text} {context.pick(['==', '!='])} {b.text})", type, one)
        compared = context.pick([FLOAT, INT] + [UINT] * context.modern)
        a, b = self.operand(compared, True, depth), self.operand(compared, True, depth)
        return Value(f"({a.text} {context.pick(['<', '>', '<=', '>='])} {b.text})", type, one)

    def arithmetic(self, type, exact, depth):
        context = self.context
        if context.chance(0.1):
            value = self.operand(type, exact, depth)
            return Value(f"(-{value.text})", type, value.bound)
        if context.chance(0.25) and not type.is_scalar:
            return self.linear_algebra(type, exact, depth)
        sides = [type, type]
        if not type.is_scalar and context.chance(0.3):
            sides[context.random.randrange(2)] = FLOAT
        a, b = [self.operand(side, exact, depth) for side in sides]
        operator = context.pick("+-*") if exact else context.pick("+-*/")
        if operator == "*" and [side.is_matrix for side in sides] == [True, True]:
            return self.linear_algebra(type, exact, depth)
        if operator == "/":
            if sides[1].is_matrix:
                return None
            # Away from zero, where a quotient is steep.
            divisor = total(b.bound, Bound(0.5, 1))
            error = (a.bound.error + a.bound.magnitude * 2 * divisor.error) * 2
            bound = Bound(2 * a.bound.magnitude, None, error + 2.5 * ULP * 2 * a.bound.magnitude)
            return Value(f"({a.text} / (abs({b.text}) + 0.5))", type, bound)
        bound = product(a.bound, b.bound) if operator == "*" else total(a.bound, b.bound)
        return Value(f"({a.text} {operator} {b.text})", type, bound) if bound.exact or not exact else None

    def linear_algebra(self, type, exact, depth):
        """Matrix times vector, vector times matrix, matrix times matrix."""
        context = self.context
        length = context.random.randint(2, 4)
        if type.is_matrix:
            length = length if context.modern else type.rows
            left, right = Basic("float", type.rows, length), Basic("float", length, type.columns)
        else:
            length = length if context.modern else type.rows
            left, right = Basic("float", type.rows, length), Basic("float", length)
            if context.chance(0.5):
                left, right = Basic("float", length), Basic("float", length, type.rows)
        a, b = self.operand(left, exact, min(depth, 1)), self.operand(right, exact, min(depth, 1))
        bound = inner(a.bound, b.bound, length)
        return Value(f"({a.text} * {b.text})", type, bound) if bound.exact or not exact else None

    def integer_arithmetic(self, type, depth):
        context = self.context
        if not context.modern:
            return self.small_arithmetic(type, depth)
        a = self.operand(type, True, depth)
        suffix = "u" if type.base == "uint" else ""
        operator = context.pick(["+", "-", "*", "&", "|", "^", "~", "<<", ">>", "/", "%", "-x"])
        match operator:
            case "~" | "-x":
                return Value(f"({operator[0]}{a.text})", type, context.ints)
            case "<<" | ">>":
                amount = str(context.random.randint(0, 31)) + context.pick(["", "u"])
                if context.chance(0.3):
                    amount = f"({self.operand(INT, True, 0).text} & 31)"
                return Value(f"({a.text} {operator} {amount})", type, context.ints)
            case "/" | "%":
                # Positive divisors; % of a negative number is undefined.
                divisor = str(context.random.randint(1, 100)) + suffix
                if context.chance(0.5):
                    divisor = f"(({self.operand(type.scalar, True, 0).text} & 15{suffix}) + 1{suffix})"
                text = f"({a.text} & 0x7fffffff)" if operator == "%" and not suffix else a.text
                return Value(f"({text} {operator} {divisor})", type, context.ints)
        b = self.operand(type.scalar if context.chance(0.2) else type, True, depth)
        return Value(f"({a.text} {operator} {b.text})", type, context.ints)

    def small_arithmetic(self, type, depth):
        """Of GLSL ES 1.00, where ints need to hold 2^16 only in mediump and 2^24 in highp."""
        operator = self.context.pick("+-*")
        a, b = self.operand(type, True, depth), self.operand(type, True, depth)
        bound = product(a.bound, b.bound) if operator == "*" else total(a.bound, b.bound)
        return Value(f"({a.text} {operator} {b.text})", type, Bound(bound.magnitude, 0))


def mask_within(limit):
    """The largest 2^n - 1 that is no larger than the limit."""
    return 2 ** ((int(limit.magnitude) + 1).bit_length() - 1) - 1
