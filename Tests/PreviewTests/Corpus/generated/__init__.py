"""Programs made from tables, where a rule of the specification has many like cases."""

import json

from corpus import FOLDER, parse

from generated import conversions, declarations, flow, preprocessing, qualification, tables, textures

VERDICTS = FOLDER / "generated" / "verdicts.txt"


def cases():
    """All generated cases whose verdict is known."""
    verdicts = {}
    for line in VERDICTS.read_text().splitlines():
        name, expectation, erring = line.split("\t")
        verdicts[name] = expectation, erring
    found = tables.cases()
    for module in (conversions, declarations, flow, preprocessing, qualification, textures):
        made = {program.name: program for program in module.programs()}
        found += [case(made[name], *verdicts[name]) for name in made if name in verdicts]
    return found


def case(program, expectation, erring):
    """A program with its verdict: the comments follow its last line, so that they move no error."""
    text = ["#version 300 es"] if program.version == 300 else []
    comments = [f"// rule: GLSL ES {program.version // 100}.00, {program.rule}", f"// expect: {expectation}"]
    comments += [f"// uniform: {name} = {json.dumps(value)}" for name, value in program.uniforms.items()]
    if erring:
        comments.append(f"// judges: {erring}: differs from the specification or from WebGL's reading of it")
    found = parse(f"generated/{program.name}", "\n".join([*comments, ""]))
    found.text = "\n".join([*text, *program.lines, ""])
    return found
