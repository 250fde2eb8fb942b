"""A program made from a table, before a verdict is known."""

from dataclasses import dataclass, field

HEAD = {100: ["precision highp float;"], 300: ["precision highp float;", "precision highp int;", "out vec4 color;"]}


@dataclass
class Program:
    """Lines of a shader, the rule they are aimed at, and whether a colour is asked for."""

    name: str
    rule: str
    version: int
    lines: list[str]
    draws: bool = False
    uniforms: dict = field(default_factory=dict)


def whole(name, rule, lines, version=300, head=None):
    """A program of global lines with an empty main function, unless the lines have one."""
    lines = [*(HEAD[version] if head is None else head), *lines]
    if not any("main" in line for line in lines):
        lines.append("void main() {}")
    return Program(name, rule, version, lines)


def inside(name, rule, body, version=300, declarations=(), value=None, uniforms=None):
    """A program whose main function has the body; `value`, four components, is drawn."""
    body = [body] if isinstance(body, str) else list(body)
    if value is not None:
        body.append(f"{'color' if version == 300 else 'gl_FragColor'} = {value};")
    lines = [*HEAD[version], *declarations, "void main() {", *(f"  {line}" for line in body), "}"]
    return Program(name, rule, version, lines, value is not None, uniforms or {})
