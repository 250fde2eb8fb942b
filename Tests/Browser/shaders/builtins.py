"""Calls of built-in functions with arguments in their domain.

Each table gives, for a wanted type, functions from a depth to a Value, or to None when it does not work out.
"""

from shaders import expressions
from shaders.bounds import ULP, Bound, either, inner, product, smooth, total
from shaders.types import FLOAT, INT, Basic

# What Vulkan grants sin and cos (absolute), and atan and what follows from it (4096 ULP).
TRIGONOMETRY = 2.0**-11
ONE = Bound(1, 0)


def value(text, type, bound):
    return expressions.Value(text, type, bound)


# Results that every implementation computes alike


def exact_calls(e, type):
    context, pick = e.context, e.context.pick

    def operands(depth, *types):
        return [e.operand(type, True, depth) for type in types]

    def one(name, bound):
        def make(depth):
            (a,) = operands(depth, type)
            return value(f"{name}({a.text})", type, bound(a.bound))

        return make

    def two(name):
        def make(depth):
            a, b = operands(depth, type, type if context.chance(0.6) else FLOAT)
            return value(f"{name}({a.text}, {b.text})", type, either(a.bound, b.bound))

        return make

    def clamp(depth):
        (a,) = operands(depth, type)
        low, high = sorted(context.random.sample(range(-40, 40), 2))
        side = pick([FLOAT, type])
        wrap = (lambda n: f"{n}.0") if side == FLOAT else (lambda n: f"{side}({n}.0)")
        return value(f"clamp({a.text}, {wrap(low)}, {wrap(high)})", type, either(a.bound, Bound(40, 0)))

    def step(depth):
        edge, a = operands(depth, pick([FLOAT, type]), type)
        return value(f"step({edge.text}, {a.text})", type, ONE)

    def mix(depth):
        # Weights of a few bits: both ways to compute it stay exact.
        a, b = [e.fit(operand, True, Bound(64, 2)) for operand in operands(depth, type, type)]
        weight = f"{context.random.randint(0, 8) / 8}"
        return value(f"mix({a.text}, {b.text}, {weight})", type, Bound(192, 5))

    def mix_bool(depth):
        a, b, side = operands(depth, type, type, type.of("bool"))
        return value(f"mix({a.text}, {b.text}, {side.text})", type, either(a.bound, b.bound))

    def dot(depth):
        vector = Basic("float", context.random.randint(1, 4))
        a, b = operands(depth, vector, vector)
        return value(f"dot({a.text}, {b.text})", type, inner(a.bound, b.bound, vector.rows))

    def cross(depth):
        a, b = operands(depth, type, type)
        return value(f"cross({a.text}, {b.text})", type, inner(a.bound, b.bound, 2))

    def compmult(depth):
        a, b = operands(depth, type, type)
        return value(f"matrixCompMult({a.text}, {b.text})", type, product(a.bound, b.bound))

    def transpose(depth):
        (a,) = operands(depth, Basic("float", type.columns, type.rows))
        return value(f"transpose({a.text})", type, a.bound)

    def outer(depth):
        a, b = operands(depth, type.column, Basic("float", type.columns))
        return value(f"outerProduct({a.text}, {b.text})", type, product(a.bound, b.bound))

    def faceforward(depth):
        a, b, c = operands(depth, type, type, type)
        return value(f"faceforward({a.text}, {b.text}, {c.text})", type, a.bound)

    def texel(depth):
        return value(f"floor({texel_text(e)} * 255.0 + 0.5).{pick_swizzle(context, type)}", type, Bound(255, 0))

    def bits(depth):
        (a,) = operands(depth, type.of("int"))
        return value(f"intBitsToFloat(({a.text} & 0x007fffff) | 0x3f800000)", type, Bound(2, 23))

    def half(depth):
        a = e.fit(operands(depth, Basic("float", 2))[0], True, Bound(32, 4))
        return value(f"unpackHalf2x16(packHalf2x16({a.text}))", type, a.bound)

    if type.is_matrix:
        return [compmult, transpose, outer] if context.modern else [compmult]
    whole = [one(name, lambda b: Bound(b.magnitude + 1, 0)) for name in ("floor", "ceil")]
    calls = [*whole, one("abs", lambda b: b), one("sign", lambda b: ONE), one("fract", lambda b: Bound(1, b.fraction)),
             two("min"), two("max"), clamp, step, mix, faceforward]
    if type.is_scalar:
        calls.append(dot)
    if type.rows == 3:
        calls.append(cross)
    if context.textures:
        calls.append(texel)
    if context.modern:
        calls += [one("trunc", lambda b: Bound(b.magnitude, 0)), mix_bool, bits,
                  one("roundEven", lambda b: Bound(b.magnitude + 1, 0))]
        if type.rows == 2:
            calls.append(half)
    return calls


def pick_swizzle(context, type):
    return "".join(context.pick("rgba") for _ in range(type.rows))


def texel_text(e):
    """A vec4 of a texture of bytes: exact after times 255 and rounding."""
    context = e.context
    name, width, height = context.pick(context.textures)
    x, y = [e.fit(e.operand(INT, True, 0), True, Bound(63, 0)).text for _ in range(2)]
    if not context.modern:
        place = f"(vec2({context.random.randrange(width)}.0, {context.random.randrange(height)}.0) + 0.5)"
        if context.chance(0.5):
            place = "gl_FragCoord.xy"
        return f"texture2D({name}, {place} * vec2({1 / width!r}, {1 / height!r}))"
    texel = f"ivec2({x} & {width - 1}, {y} & {height - 1})"
    if context.chance(0.7):
        return f"texelFetch({name}, {texel}, 0)"
    # A texel's centre: the same with every filter.
    centre = f"(vec2({texel}) + 0.5) * vec2({1 / width!r}, {1 / height!r})"
    return context.pick([f"texture({name}, {centre})", f"textureLod({name}, {centre}, 0.0)"])


# Integers and truth values


def integer_calls(e, type):
    return truth_calls(e, type) if type.base == "bool" else number_calls(e, type) if e.context.modern else []


def truth_calls(e, type):
    context, pick = e.context, e.context.pick

    def compare(depth):
        names = ["lessThan", "lessThanEqual", "greaterThan", "greaterThanEqual", "equal", "notEqual"]
        base = pick(["float", "int"] + ["uint"] * context.modern)
        a, b = [e.operand(type.of(base), True, depth) for _ in range(2)]
        return value(f"{pick(names)}({a.text}, {b.text})", type, ONE)

    def compare_truth(depth):
        a, b = [e.operand(type, True, depth) for _ in range(2)]
        return value(f"{pick(['equal', 'notEqual'])}({a.text}, {b.text})", type, ONE)

    def negate(depth):
        return value(f"not({e.operand(type, True, depth).text})", type, ONE)

    def reduce(depth):
        vector = Basic("bool", context.random.randint(2, 4))
        return value(f"{pick(['any', 'all'])}({e.operand(vector, True, depth).text})", type, ONE)

    def odd(depth):
        return value(f"{pick(['isnan', 'isinf'])}({e.operand(type.of('float'), True, depth).text})", type, ONE)

    calls = [reduce] if type.is_scalar else [compare, compare, compare_truth, negate]
    return calls + [odd] * context.modern


def number_calls(e, type):
    context, pick = e.context, e.context.pick
    suffix = "u" if type.base == "uint" else ""

    def one(text):
        return lambda depth: value(text.format(e.operand(type, True, depth).text), type, context.ints)

    def extreme(depth):
        a, b = [e.operand(side, True, depth) for side in (type, pick([type, type.scalar]))]
        return value(f"{pick(['min', 'max'])}({a.text}, {b.text})", type, either(a.bound, b.bound))

    def clamp(depth):
        low, high = sorted(context.random.sample(range(0 if suffix else -50, 50), 2))
        text = f"clamp({e.operand(type, True, depth).text}, {low}{suffix}, {high}{suffix})"
        return value(text, type, Bound(50, 0))

    def bits(depth):
        # Away from zero, whose sign is not specified.
        name = "floatBitsToUint" if suffix else "floatBitsToInt"
        return value(f"{name}(abs({e.operand(type.of('float'), True, depth).text}) + 1.0)", type, context.ints)

    def size(depth):
        name, width, height = pick(context.textures)
        swizzle = "".join(pick("xy") for _ in range(type.rows))
        return value(f"textureSize({name}, 0).{swizzle}", type, Bound(max(width, height), 0))

    def packed(depth):
        a = e.fit(e.operand(Basic("float", 2), True, depth), True, Bound(32, 4)).text
        text = pick([f"packHalf2x16(abs({a}) + 1.0)", f"packUnorm2x16(step(0.0, {a}))", f"packSnorm2x16(sign({a}))"])
        return value(text, type, context.ints)

    calls = [extreme, clamp, bits]
    if type.base == "int":
        calls += [one("abs({0} >> 1)"), one("sign({0})")]
        calls += [size] * bool(context.textures)
    elif type.is_scalar:
        calls.append(packed)
    return calls


# Results that implementations round in their own ways


def inexact_calls(e, type):
    context, pick = e.context, e.context.pick

    def operand(depth, wanted=type):
        return e.operand(wanted, False, depth)

    def one(text, slope, own_error, magnitude):
        def make(depth):
            a = operand(depth)
            return value(text.format(a.text), type, smooth(a.bound, slope, own_error, magnitude))

        return make

    def two(name):
        def make(depth):
            a, b = operand(depth), operand(depth, type if context.chance(0.6) else FLOAT)
            return value(f"{name}({a.text}, {b.text})", type, either(a.bound, b.bound))

        return make

    def mix(depth):
        a, b, weight = operand(depth), operand(depth), operand(depth)
        error = either(a.bound, b.bound).error + weight.bound.error * (a.bound.magnitude + b.bound.magnitude)
        magnitude = either(a.bound, b.bound).magnitude
        bound = Bound(magnitude, None, error + 4 * ULP * magnitude)
        return value(f"mix({a.text}, {b.text}, clamp({weight.text}, 0.0, 1.0))", type, bound)

    def smoothstep(depth):
        low = context.random.randint(-4, 3)
        a = operand(depth)
        high = low + context.random.randint(1, 4)
        bound = smooth(a.bound, 1.5, 16 * ULP, 1)
        return value(f"smoothstep({low}.0, {high}.0, {a.text})", type, bound)

    def power(depth):
        base, exponent = operand(depth), operand(depth)
        text = f"pow(clamp(abs({base.text}), 0.5, 4.0), clamp({exponent.text}, -1.5, 1.5))"
        error = 8.5 * base.bound.error + 11.1 * exponent.bound.error + 8 * 2.0**-18
        return value(text, type, Bound(8, None, error))

    def angle(depth):
        # In the upper half plane, away from the origin: SwiftShader takes -0 for the other side of the branch cut.
        y, x = operand(depth), operand(depth)
        bound = Bound(3.2, None, 2 * (x.bound.error + y.bound.error) + TRIGONOMETRY)
        return value(f"atan(abs({y.text}) + 0.5, {x.text})", type, bound)

    def vector():
        return Basic("float", context.random.randint(1, 4))

    def measure(depth):
        space = vector()
        a, b = operand(depth, space), operand(depth, space)
        spread = total(a.bound, b.bound)
        root = space.rows**0.5
        text = pick([f"length({a.text} - {b.text})", f"distance({a.text}, {b.text})"])
        bound = Bound(root * spread.magnitude, None, root * (spread.error + 4 * ULP * spread.magnitude))
        return value(text, type, bound)

    def dot(depth):
        space = vector()
        a, b = operand(depth, space), operand(depth, space)
        return value(f"dot({a.text}, {b.text})", type, inner(a.bound, b.bound, space.rows))

    def normalize(depth):
        a = operand(depth)
        return value(f"normalize(abs({a.text}) + 0.5)", type, unit_bound(a.bound, type.rows))

    def reflect(depth):
        a, n = operand(depth), operand(depth)
        normal = unit_bound(n.bound, type.rows)
        along = product(inner(a.bound, normal, type.rows), Bound(2, 0))
        bound = total(a.bound, product(along, normal))
        return value(f"reflect({a.text}, normalize(abs({n.text}) + 0.5))", type, bound)

    def refract(depth):
        a, n = operand(depth), operand(depth)
        error = unit_bound(a.bound, type.rows).error + unit_bound(n.bound, type.rows).error
        bound = Bound(3, None, 12 * error + 32 * ULP)
        text = f"refract(normalize(-abs({a.text}) - 0.5), normalize(abs({n.text}) + 0.5), 0.75)"
        return value(text, type, bound)

    def cross(depth):
        a, b = operand(depth), operand(depth)
        return value(f"cross({a.text}, {b.text})", type, inner(a.bound, b.bound, 2))

    def determinant(depth):
        rows = context.random.randint(2, 4)
        a = operand(0, Basic("float", rows, rows))
        # Each entry's slope is a cofactor: below (rows - 1)! times the entries' magnitudes.
        entries = a.bound.magnitude / 8
        factorial = (1, 1, 2, 6, 24)[rows]
        slope = factorial * rows * entries ** (rows - 1)
        magnitude = factorial * entries**rows
        error = slope * a.bound.error / 8 + 32 * ULP * magnitude
        return value(f"determinant({a.text} * 0.125)", type, Bound(magnitude, None, error))

    def inverse(depth):
        # Near four times the identity: rows sum to less than 2 beside the diagonal.
        a = operand(depth)
        if a.bound.magnitude > 8:
            return None
        text = f"inverse({a.text} * 0.03125 + {type}(4.0))"
        return value(text, type, Bound(0.5, None, type.rows * a.bound.error / 32 * 0.5 + 256 * ULP))

    def texel(depth):
        text = f"{texel_text(e)}.{pick_swizzle(context, type)}"
        return value(text, type, Bound(1, None, 2 * ULP))

    if type.is_matrix:
        square = context.modern and type.rows == type.columns
        return exact_calls(e, type) + [inverse, inverse] * square
    calls = [
        one("sin(clamp({0}, -3.0, 3.0))", 1, TRIGONOMETRY, 1.01),
        one("cos(clamp({0}, -3.0, 3.0))", 1, TRIGONOMETRY, 1.01),
        one("tan(clamp({0}, -1.0, 1.0))", 3.5, 5 * TRIGONOMETRY, 1.6),
        one("asin(clamp({0}, -0.875, 0.875))", 2.1, 1.1 * TRIGONOMETRY, 1.1),
        one("acos(clamp({0}, -0.875, 0.875))", 2.1, 2.7 * TRIGONOMETRY, 2.7),
        one("atan({0})", 1, 1.6 * TRIGONOMETRY, 1.6),
        one("exp(clamp({0}, -2.0, 2.0))", 7.4, 7.4 * 7 * ULP, 7.5),
        one("exp2(clamp({0}, -2.0, 3.0))", 5.6, 8 * 9 * ULP, 8),
        one("log(abs({0}) + 0.25)", 4, 2.0**-20, 4.2),
        one("log2(abs({0}) + 0.25)", 5.8, 2.0**-20, 6.1),
        one("sqrt(abs({0}) + 0.25)", 1, 5 * 8 * ULP, 8.1),
        one("inversesqrt(abs({0}) + 0.25)", 4, 5 * ULP, 2),
        one("radians({0})", 0.02, ULP * 2, 1.2),
        one("degrees({0} * 0.03125)", 1.8, 120 * ULP, 115),
        one("({0} / (1.0 + abs({0})))", 1, 6 * ULP, 1),
        one("abs({0})", 1, 0, 64),
        two("min"), two("max"), mix, smoothstep, power, angle,
    ]
    if type.is_scalar:
        calls += [measure, dot] + [determinant] * context.modern
    else:
        calls += [normalize, reflect, refract]
    if type.rows == 3:
        calls.append(cross)
    if context.textures:
        calls.append(texel)
    if context.modern:
        calls += [
            one("sinh(clamp({0}, -2.0, 2.0))", 3.8, 7.4 * 10 * ULP, 3.7),
            one("cosh(clamp({0}, -2.0, 2.0))", 3.7, 7.4 * 10 * ULP, 3.8),
            one("tanh({0})", 1, TRIGONOMETRY / 4, 1),
            one("asinh({0})", 1, 2.0**-12, 5),
            one("acosh(abs({0}) + 1.5)", 0.9, 2.0**-16, 5),
            one("atanh(clamp({0}, -0.75, 0.75))", 2.3, 2.0**-18, 1),
        ]
    return calls


def unit_bound(argument, rows):
    """Of normalize(abs(v) + 0.5), at least half as long as a component may be."""
    return Bound(1, None, 2 * 2 * rows**0.5 * (argument.error + ULP * argument.magnitude) + 8 * ULP)
