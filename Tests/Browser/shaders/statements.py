"""Random statements: every line of theirs is one, so that a reducer may drop lines."""

from shaders.bounds import product, total
from shaders.expressions import Expressions, Value
from shaders.scope import Variable
from shaders.types import BOOL, INT, UINT, Array, Basic, contains, declaration


class Statements:
    """Writes the body of one function. `result` is its type and whether that is exact, None in main."""

    def __init__(self, context, result=None, is_main=False):
        self.context = context
        self.expressions = Expressions(context)
        self.result = result
        self.is_main = is_main
        self.lines = []
        self.indent = 1
        self.loops = 0
        self.budget = 0

    def write(self, text):
        self.lines.append("  " * self.indent + text)

    def block(self, head, count, declared=()):
        """`head { … }` with some statements in a scope of its own."""
        self.write(f"{head} {{".lstrip())
        self.indent += 1
        self.context.scopes.append(list(declared))
        self.statements(count)
        self.context.scopes.pop()
        self.indent -= 1
        self.write("}")

    def statements(self, count):
        for _ in range(count):
            if self.budget <= 0:
                return
            self.budget -= 1
            self.statement()

    def statement(self):
        simple = [self.declare] * 3 + [self.assign] * 4 + [self.compound] * 3 + [self.increment, self.effect]
        simple += [self.procedure] * 3
        nested = [self.branch] * 3 + [self.loop] * 2 + [self.leave] + [self.choose] * 2 + [self.hide]
        self.context.pick(simple if self.indent > 4 else simple + nested)()

    # Values

    def declare(self):
        context = self.context
        if not context.modern and context.chance(0.15):
            return self.declare_array()
        type, exact = context.value_type(), context.exactness()
        value = self.expressions.expression(type, exact)
        name = context.fresh()
        constant = isinstance(type, Basic) and context.chance(0.1)
        if constant:
            exact = True
            value = Value(f"{type}({self.expressions.literal(type.scalar).text})", type)
        self.write(f"{'const ' if constant else ''}{declaration(type, name)} = {value.text};")
        return context.declare(Variable(name, type, exact, not constant))

    def declare_array(self):
        """Of GLSL ES 1.00, which has no array values: element by element."""
        context = self.context
        type = Array(context.basic_type(), context.random.randint(1, 4))
        name, exact = context.fresh(), context.exactness()
        self.write(f"{declaration(type, name)};")
        for index in range(type.length):
            self.write(f"{name}[{index}] = {self.expressions.expression(type.element, exact).text};")
        context.declare(Variable(name, type, exact))

    def target(self, accepts=lambda type: True):
        found = [part for part in self.context.writable() if accepts(part.type)]
        if not self.context.modern:
            found = [part for part in found if not contains(part.type, Array)]
        return self.context.pick(found) if found else None

    def assign(self):
        part = self.target()
        if part is None:
            return self.declare()
        type, name = part.type, part.name
        if isinstance(type, Basic) and type.is_vector and self.context.chance(0.4):
            type, swizzle = self.swizzled(type)
            name += f".{swizzle}"
        self.write(f"{name} = {self.expressions.expression(type, part.exact).text};")

    def swizzled(self, type):
        letters = list(self.context.pick(["xyzw", "rgba", "stpq"])[: type.rows])
        self.context.random.shuffle(letters)
        chosen = letters[: self.context.random.randint(1, type.rows)]
        return Basic(type.base, len(chosen)), "".join(chosen)

    def compound(self):
        """`+=` and its like; floats are brought back into what the variable holds at once."""
        context = self.context
        part = self.target(lambda type: isinstance(type, Basic) and type.base != "bool")
        if part is None:
            return self.declare()
        type, name = part.type, part.name
        if type.base != "float" and context.modern and context.chance(0.5):
            return self.compound_bits(type, name)
        operator = context.pick("+-*") if not type.is_matrix else context.pick("+-")
        value = self.expressions.expression(type, part.exact)
        bound = context.bound_of(type, part.exact)
        join = product if operator == "*" else total
        self.write(f"{name} {operator}= {value.text};")
        self.restore(part, join(bound, value.bound))

    def compound_bits(self, type, name):
        context = self.context
        if context.chance(0.3):
            self.write(f"{name} {context.pick(['<<=', '>>='])} {context.random.randint(0, 31)};")
        elif context.chance(0.3):
            suffix = "u" if type.base == "uint" else ""
            self.write(f"{name} /= {context.random.randint(1, 9)}{suffix};")
        else:
            value = self.expressions.expression(type)
            self.write(f"{name} {context.pick(['&=', '|=', '^='])} {value.text};")

    def restore(self, part, bound):
        """Writes what brings a value with a bound back into what its variable holds."""
        value = Value(part.name, part.type, bound)
        if part.type.base != "float":
            value = Value(part.name, part.type, min(bound, self.context.ints, key=lambda b: b.magnitude)
                          if self.context.modern else bound)
        fitted = self.expressions.fit(value, part.exact)
        if fitted.text != part.name:
            self.write(f"{part.name} = {fitted.text};")

    def increment(self):
        part = self.target(lambda type: isinstance(type, Basic) and type.base != "bool" and not type.is_matrix)
        if part is None or (part.type.base == "float" and not part.exact):
            return self.assign()
        operator = self.context.pick(["++", "--"])
        self.write(f"{part.name}{operator};" if self.context.chance(0.5) else f"{operator}{part.name};")
        one = self.context.bound_of(part.type, True)
        self.restore(part, total(one, type_one(one)))

    def effect(self):
        """Side effects inside an expression, where the order is specified."""
        context = self.context
        part = self.target(lambda type: type in (INT, UINT, BOOL))
        if part is None:
            return self.declare()
        value = self.expressions.expression(part.type, True)
        write = f"({part.name} = {value.text})"
        condition = self.expressions.condition()
        other = self.expressions.expression(part.type, True).text
        test = write if part.type == BOOL else f"{write} > {self.expressions.literal(part.type).text}"
        match context.pick(["and", "or", "ternary", "sequence"]):
            case "and" | "or" as join:
                name = context.fresh()
                self.write(f"bool {name} = {condition} {'&&' if join == 'and' else '||'} ({test});")
                context.declare(Variable(name, BOOL))
            case "ternary":
                name = context.fresh()
                self.write(f"{part.type} {name} = {condition} ? {write} : {other};")
                context.declare(Variable(name, part.type))
            case "sequence":
                name = context.fresh()
                self.write(f"{part.type} {name} = ({write}, {other});")
                context.declare(Variable(name, part.type))

    def procedure(self):
        """A call with `out` parameters, as a statement of its own."""
        context = self.context
        functions = [function for function in context.functions if not function.pure] if context.calling else []
        if not functions:
            return self.assign()
        function = context.pick(functions)
        arguments, taken = [], set()
        for qualifier, type, exact in function.parameters:
            if qualifier == "in":
                arguments.append(self.expressions.expression(type, exact).text)
                continue
            # Not twice the same: the order of copying out is not specified.
            parts = [
                part for v in context.visible() if v.writable and v.name not in taken and not v.name.startswith("g")
                for part in context.parts(v) if part.type == type and part.exact == exact
            ]
            if parts:
                argument = context.pick(parts).name
            else:
                argument = context.fresh()
                if isinstance(type, Array) and not context.modern:
                    return self.assign()
                self.write(f"{declaration(type, argument)} = {self.expressions.expression(type, exact).text};")
                context.declare(Variable(argument, type, exact))
            taken.add(argument.split("[")[0].split(".")[0])
            arguments.append(argument)
        call = f"{function.name}({', '.join(arguments)});"
        if function.result is None:
            return self.write(call)
        name = context.fresh()
        self.write(f"{declaration(function.result, name)} = {call}")
        context.declare(Variable(name, function.result, function.exact))

    # Control flow

    def few(self):
        return self.context.random.randint(1, 3)

    def branch(self):
        self.block(f"if ({self.expressions.condition()})", self.few())
        if self.context.chance(0.3):
            self.lines[-1] += " else"
            self.block(f"if ({self.expressions.condition()})", self.few())
        if self.context.chance(0.5):
            self.lines[-1] += " else"
            self.block("", self.few())

    def hide(self):
        """A block whose variable hides an outer one."""
        context = self.context
        outer = [variable for variable in context.visible() if variable.name.startswith("v")]
        if not outer:
            return self.declare()
        name = context.pick(outer).name
        type = context.basic_type()
        text = self.expressions.literal(type.scalar).text
        self.write("{")
        self.indent += 1
        self.write(f"{type} {name} = {type}({text});")
        # A literal may be larger than what an inexact variable holds.
        context.scopes.append([Variable(name, type, True)])
        self.statements(self.few())
        context.scopes.pop()
        self.indent -= 1
        self.write("}")

    def loop(self):
        context = self.context
        if self.loops >= (2 if self.is_main else 1):
            return self.assign()
        counter, most = context.fresh("i"), context.random.randint(1, 5 if self.is_main else 3)
        calling, context.calling = context.calling, context.calling and self.is_main
        self.loops += 1
        forms = ["for", "down"] + ["bounded", "while", "do"] * context.modern
        form = context.pick(forms)
        limit = f"{context.random.randint(1, most)}"
        if form in ("bounded", "while", "do"):
            limit = f"clamp({self.expressions.expression(INT, True).text}, 0, {most})"
        match form:
            case "for" | "bounded":
                variable = Variable(counter, INT, True, False, most)
                increment = context.pick([f"{counter}++", f"++{counter}", f"{counter} += 1"])
                self.block(f"for (int {counter} = 0; {counter} < {limit}; {increment})", self.few(), [variable])
            case "down":
                variable = Variable(counter, INT, True, False, most + 1)
                self.block(f"for (int {counter} = {most}; {counter} > 0; {counter}--)", self.few(), [variable])
            case "while":
                self.write(f"int {counter} = 0;")
                self.block(f"while ({counter}++ < {limit})", self.few(), [Variable(counter, INT, True, False, most + 1)])
            case "do":
                self.write(f"int {counter} = 0;")
                self.block("do", self.few(), [Variable(counter, INT, True, False, most + 1)])
                self.lines[-1] += f" while (++{counter} < {limit});"
        self.loops -= 1
        context.calling = calling

    def choose(self):
        context = self.context
        if not context.modern:
            return self.branch()
        type = context.pick([INT, UINT])
        suffix = "u" if type == UINT else ""
        selector = f"{self.expressions.expression(type).text} {context.pick('&%') if type == UINT else '&'} 3{suffix}"
        self.write(f"switch ({selector}) {{")
        self.indent += 1
        labels = [f"case {label}{suffix}:" for label in context.random.sample(range(5), self.few())]
        labels.insert(context.random.randint(0, len(labels)), "default:")
        for label in labels:
            self.write(label)
            if context.chance(0.85) or label == labels[-1]:
                self.block("", self.few())
                if context.chance(0.7) or label == labels[-1]:
                    self.write("break;")
        self.indent -= 1
        self.write("}")

    def leave(self):
        """break, continue, return, discard under a condition."""
        context = self.context
        ways = ["break", "continue"] * (self.loops > 0)
        if self.result:
            ways.append(f"return {self.expressions.expression(*self.result).text}")
        elif context.chance(0.3) or not self.is_main:
            ways.append("return")
        if self.is_main and context.chance(0.1):
            ways.append("discard")
        if not ways:
            return self.assign()
        self.write(f"if ({self.expressions.condition()}) {context.pick(ways)};")


def type_one(bound):
    """The bound of the 1 that ++ adds."""
    return type(bound)(1, 0)
