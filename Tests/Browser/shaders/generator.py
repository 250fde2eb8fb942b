"""Random fragment shaders that every implementation must run alike, as far as their precision goes."""

import numpy as np

from shaders.bounds import Bound, total
from shaders.expressions import Value
from shaders.program import Output, Program
from shaders.scope import Context, Function, Variable
from shaders.statements import Statements
from shaders.types import FLOAT, Array, Basic, Struct, declaration

KINDS = ("exact", "precise", "loose")
VERSIONS = ("300 es", "100")
SIZE = (16, 8)
# Helpers of the generator's own: matrices have no clamp, ints of GLSL ES 1.00 no functions at all.
FOLDS = "\n".join(f"{t} fold({t} x) {{ return x - (x / 64) * 64; }}" for t in ("int", "ivec2", "ivec3", "ivec4"))


def generate(seed, version, kind="exact"):
    """A program; `kind` says whether its floats are exact, or how far implementations may part."""
    return Generator(seed, version, kind).program()


def program_of(seed):
    """The program of a seed, which goes through both versions and all kinds."""
    return generate(seed, VERSIONS[seed % 2], KINDS[seed // 2 % 3])


class Generator:
    def __init__(self, seed, version, kind):
        self.seed, self.version, self.kind = seed, version, kind
        self.context = Context(seed, version, kind)
        self.uniforms, self.textures, self.outputs = {}, {}, []
        self.lines = []

    def program(self):
        self.preamble()
        for _ in range(self.context.random.randint(0, 3)):
            self.structure()
        for _ in range(self.context.random.randint(1, 5)):
            self.uniform()
        if self.context.modern and self.context.chance(0.3):
            self.uniform_block()
        for _ in range(self.context.random.randint(0, 2)):
            self.texture()
        self.output_variables()
        for _ in range(self.context.random.randint(0, 3)):
            self.global_variable()
        for _ in range(self.context.random.randint(0, 5)):
            self.function()
        self.main()
        source = "\n".join(self.lines) + "\n"
        return Program(source, tuple(self.outputs), self.uniforms, self.textures, SIZE, self.seed, self.kind)

    def preamble(self):
        if self.context.modern:
            self.lines.append("#version 300 es")
        precision = "mediump" if self.context.chance(0.15) else "highp"
        self.lines += [f"precision {precision} float;", "precision highp int;"]
        self.lines.append("" if self.context.modern else FOLDS)
        sizes = [(c, r) for c in (2, 3, 4) for r in (2, 3, 4) if c == r or self.context.modern]
        for columns, rows in sizes:
            type = Basic("float", rows, columns)
            clamps = ", ".join(f"clamp(m[{column}], -64.0, 64.0)" for column in range(columns))
            self.lines.append(f"{type} narrow({type} m) {{ return {type}({clamps}); }}")

    def structure(self):
        context = self.context
        name = context.fresh("S")
        fields = []
        for index in range(context.random.randint(1, 3)):
            type = context.value_type()
            fields.append((f"f{index}", type))
        self.lines += [f"struct {name} {{", *[f"  {declaration(t, n)};" for n, t in fields], "};"]
        context.structs.append(Struct(name, tuple(fields)))

    # What the outside gives

    def uniform(self):
        context = self.context
        name = context.fresh("u")
        type = context.value_type()
        if not context.modern and context.chance(0.2):
            type = Array(context.basic_type(), 3)
        self.lines.append(f"uniform {declaration(type, name)};")
        self.give(name, type)
        context.declare(Variable(name, type, True, False))

    def uniform_block(self):
        context = self.context
        block = context.fresh("B")
        self.lines.append(context.pick(["layout(std140) ", ""]) + f"uniform {block} {{")
        instance = context.pick(["", context.fresh("b")])
        for _ in range(context.random.randint(1, 4)):
            name = context.fresh("u")
            type = context.basic_type()
            type = Array(type, 3) if context.chance(0.2) else type
            row_major = context.chance(0.3) and isinstance(type, Basic) and type.is_matrix
            self.lines.append(f"  {'layout(row_major) ' * row_major}{declaration(type, name)};")
            self.give(f"{block}.{name}", type)
            context.declare(Variable(f"{instance}.{name}" if instance else name, type, True, False))
        self.lines.append(f"}} {instance};" if instance else "};")

    def give(self, name, type):
        """Chooses a uniform's value, of the names that structs' members have."""
        match type:
            case Struct(_, fields):
                for field, member in fields:
                    self.give(f"{name}.{field}", member)
            case Array(Struct() as element, length):
                for index in range(length):
                    self.give(f"{name}[{index}]", element)
            case Array(element, length):
                self.uniforms[name] = [self.number(element) for _ in range(length)]
            case _:
                self.uniforms[name] = self.number(type)

    def number(self, type):
        if type.is_matrix:
            return [self.number(type.column) for _ in range(type.columns)]
        if type.is_vector:
            return [self.number(type.scalar) for _ in range(type.rows)]
        random = self.context.random
        match type.base:
            case "float":
                return random.randint(-32, 32) / 4
            case "bool":
                return random.random() < 0.5
            case "uint":
                return random.randint(0, 1000)
        return random.randint(-20, 20)

    def texture(self):
        context = self.context
        name = context.fresh("t")
        width, height = context.pick([1, 2, 4, 8]), context.pick([1, 2, 4, 8])
        self.lines.append(f"uniform sampler2D {name};")
        texels = np.random.default_rng(context.random.randrange(2**32)).integers(0, 256, (height, width, 4))
        self.textures[name] = texels.astype(np.uint8)
        context.textures.append((name, width, height))

    # What the program is made of

    def output_variables(self):
        context = self.context
        exact = self.kind == "exact"
        tolerance = 0.0 if exact else 2 * context.inexact.error
        if not context.modern:
            self.outputs.append(Output("gl_FragColor", "float", 4, tolerance))
            context.declare(Variable("gl_FragColor", Basic("float", 4), exact))
            return
        for place in range(context.random.randint(1, 4)):
            base = "float" if place == 0 else context.pick(["float", "int", "uint"])
            type = Basic(base, context.random.randint(1, 4))
            own = exact or base != "float"
            self.outputs.append(Output(f"o{place}", base, type.rows, 0.0 if own else tolerance))
            self.lines.append(f"layout(location = {place}) out {'highp ' * context.chance(0.2)}{type} o{place};")
            context.declare(Variable(f"o{place}", type, own))
        if len(self.outputs) == 1 and context.chance(0.5):
            self.lines[-1] = self.lines[-1].split(") ", 1)[1]

    def global_variable(self):
        context = self.context
        type, name = context.basic_type(), context.fresh("g")
        literal = Statements(context).expressions.literal(type.scalar).text
        exact = True
        constant = context.chance(0.3)
        self.lines.append(f"{'const ' if constant else ''}{type} {name} = {type}({literal});")
        context.declare(Variable(name, type, exact, not constant))

    def function(self):
        context = self.context
        pure = context.chance(0.6)
        type = context.value_type() if pure or context.chance(0.5) else None
        exact = context.exactness()
        parameters = []
        for _ in range(context.random.randint(0, 4)):
            qualifier = "in" if pure else context.pick(["in", "out", "inout"])
            parameters.append((qualifier, context.value_type(), context.exactness()))
        # Overloads share a name where their parameters' types differ.
        name = context.fresh("f")
        for other in context.functions:
            if [p[1] for p in other.parameters] != [p[1] for p in parameters] and context.chance(0.2):
                same = [f for f in context.functions if f.name == other.name]
                if all([p[1] for p in f.parameters] != [p[1] for p in parameters] for f in same):
                    name = other.name
        self.write_function(Function(name, type, exact, tuple(parameters), pure))

    def write_function(self, function):
        context = self.context
        names = [context.fresh("p") for _ in function.parameters]
        # Pure functions must not write globals.
        outer = context.scopes
        if function.pure:
            context.scopes = [[Variable(v.name, v.type, v.exact, False, v.index) for v in scope] for scope in outer]
        result = (function.result, function.exact) if function.result is not None else None
        writer = Statements(context, result)
        writer.budget = context.random.randint(2, 8)
        context.scopes.append([])
        given = list(zip(names, function.parameters))
        for name, (qualifier, type, exact) in given:
            if qualifier != "out":
                context.declare(Variable(name, type, exact))
        for name, (qualifier, type, exact) in given:
            if qualifier == "out":
                self.write_first(writer, name, type, exact)
                context.declare(Variable(name, type, exact))
        writer.statements(6)
        if function.result is not None:
            writer.write(f"return {writer.expressions.expression(function.result, function.exact).text};")
        context.scopes.pop()
        context.scopes = outer
        parameters = ", ".join(
            f"{context.pick(['', 'in ']) if qualifier == 'in' else qualifier + ' '}{declaration(type, name)}"
            for name, (qualifier, type, _) in given
        )
        result_text = "void" if function.result is None else str(function.result)
        self.lines += [f"{result_text} {function.name}({parameters}) {{", *writer.lines, "}"]
        context.functions.append(function)

    def write_first(self, writer, name, type, exact):
        """An `out` parameter is undefined until it is written."""
        writer.write(f"{name} = {writer.expressions.expression(type, exact).text};")

    def main(self):
        context = self.context
        writer = Statements(context, is_main=True)
        writer.budget = context.random.randint(10, 40)
        context.scopes.append([])
        for output in self.outputs:
            type = Basic(output.base, output.components)
            writer.write(f"{output.name} = {type}({'0u' if output.base == 'uint' else '0'});")
        self.place(writer)
        for _ in range(3):
            writer.declare()
        writer.statements(20)
        self.digest(writer)
        context.scopes.pop()
        self.lines += ["void main() {", *writer.lines, "}"]

    def place(self, writer):
        """Variables that differ between pixels, for whatever follows."""
        for type, text in [
            (Basic("int", 2), "ivec2(gl_FragCoord.xy)"),
            (Basic("float", 4), "vec4(gl_FragCoord.xy, gl_FragCoord.yx * 0.25 - 1.0)"),
            (Basic("bool"), "fract(gl_FragCoord.x * 0.25) < 0.5"),
        ]:
            name = self.context.fresh()
            writer.write(f"{type} {name} = {text};")
            self.context.declare(Variable(name, type))

    def digest(self, writer):
        """Every local variable shows in some output."""
        context = self.context
        for variable in context.scopes[-1]:
            for part in context.parts(variable):
                if not isinstance(part.type, Basic) or not part.type.is_scalar:
                    continue
                output = context.pick(self.outputs)
                target = next(v for v in context.scopes[0] if v.name == output.name)
                if part.type == FLOAT and not part.exact and target.exact:
                    continue
                name = output.name + (f".{'xyzw'[context.random.randrange(output.components)]}"
                                      if output.components > 1 else "")
                shown = self.shown(writer, part, target)
                place = Variable(name, target.type.scalar, target.exact)
                self.add(writer, place, shown)

    def shown(self, writer, part, target):
        """The part as a value of the target's base type."""
        e = writer.expressions
        value = Value(part.name, part.type, self.context.bound_of(part.type, part.exact))
        base = target.type.base
        if base == part.type.base:
            return e.fit(value, target.exact)
        if base == "float":
            small = e.fit(value, True, Bound(63, 0))
            return e.fit(Value(f"float({small.text})", FLOAT, small.bound), target.exact)
        text = f"abs({part.name})" if part.type.base == "float" and base == "uint" else part.name
        return Value(f"{base}({text})", target.type.scalar, self.context.ints)

    def add(self, writer, place, shown):
        context = self.context
        if place.type.base != "float":
            writer.write(f"{place.name} ^= {shown.text};")
            return
        writer.write(f"{place.name} += {shown.text};")
        writer.restore(place, total(context.bound_of(FLOAT, place.exact), shown.bound))
