"""The corpus's file form: a fragment shader whose comments say what must become of it (README.md)."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
COMMENT = re.compile(r"^\s*// (rule|expect|mode|uniform|judges): ?(.*?)\s*$", re.MULTILINE)
JUDGES = ("glslang", "chromium", "simulator")
TOLERANCE = 1e-5


class CorpusError(Exception):
    """A program whose comments are not in the form."""


@dataclass
class Case:
    """One program: exactly one of `errors`, `color` and `accepted` is set."""

    name: str
    text: str
    rule: str = ""
    errors: list[int] = field(default_factory=list)
    color: list[float] | None = None
    accepted: bool = False
    strict: bool = False
    uniforms: dict = field(default_factory=dict)
    # What a judge does wrong, by its name: such a judge is not asked.
    exempt: dict[str, str] = field(default_factory=dict)

    @property
    def version(self):
        """100 or 300."""
        return 300 if self.text.startswith("#version 300 es") else 100


@dataclass
class Verdict:
    """What a judge says: the lines of its errors if it rejects, else the colour if it was asked for one."""

    accepted: bool
    lines: list[int] = field(default_factory=list)
    color: list[float] | None = None
    log: str = ""


def parse(name, text):
    """The case in a program's text."""
    case = Case(name, text)
    for key, value in COMMENT.findall(text):
        try:
            read_comment(case, key, value)
        except (ValueError, json.JSONDecodeError) as error:
            raise CorpusError(f"{name}: cannot read '// {key}: {value}': {error}") from None
    if not case.rule:
        raise CorpusError(f"{name}: add '// rule: GLSL ES 3.00, section: what it says'")
    if (len(case.errors) > 0) + (case.color is not None) + case.accepted != 1:
        raise CorpusError(f"{name}: expect either errors, or a colour, or accepted")
    return case


def read_comment(case, key, value):
    if key == "rule":
        if case.rule:
            raise ValueError("one rule a program")
        case.rule = value
    elif key == "expect":
        if value == "accepted":
            case.accepted = True
        elif value.startswith("error "):
            case.errors.append(int(value.removeprefix("error ")))
        else:
            case.color = [float(component) for component in value.split()]
    elif key == "mode":
        if value != "webgl1-strict":
            raise ValueError("the only mode is webgl1-strict")
        case.strict = True
    elif key == "uniform":
        uniform, _, json_text = value.partition("=")
        case.uniforms[uniform.strip()] = json.loads(json_text)
    elif key == "judges":
        claims, _, why = value.partition(":")
        if not why.strip():
            raise ValueError("say why, after a colon")
        for claim in claims.split("|"):
            judge, verb = claim.split()
            if judge not in JUDGES or verb not in ("accepts", "rejects", "differs"):
                raise ValueError("a judge's name, then accepts, rejects or differs")
            case.exempt[judge] = verb


def files(folders=()):
    """The cases in `.frag` files below some folders, the corpus by default."""
    paths = []
    for folder in map(Path, folders or [FOLDER]):
        paths += [folder] if folder.is_file() else sorted(folder.rglob("*.frag"))
    return [parse(shown(path), path.read_text()) for path in paths]


def shown(path):
    path = path.resolve()
    return str(path.relative_to(FOLDER) if path.is_relative_to(FOLDER) else path)


def objection(case, verdict, lines=True):
    """What is wrong with a verdict, in words, or None; `lines` says whether the lines of errors count."""
    if case.errors:
        if verdict.accepted:
            return "accepted, but an error is expected"
        missing = [line for line in case.errors if line not in verdict.lines]
        if lines and (missing or min(verdict.lines) != min(case.errors)):
            return f"errors on lines {verdict.lines} instead of {case.errors}: {verdict.log.strip()}"
        return None
    if not verdict.accepted:
        return f"rejected: {verdict.log.strip()}"
    if case.color is not None and verdict.color is not None:
        found = verdict.color[: len(case.color)]
        if len(found) < len(case.color) or not all(map(close, found, case.color)):
            return f"gives {found} instead of {case.color}"
    return None


def close(found, expected):
    return abs(found - expected) <= TOLERANCE * max(1, abs(expected)) or found == expected
