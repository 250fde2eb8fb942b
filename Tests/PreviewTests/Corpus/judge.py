#!/usr/bin/env python3
"""Asks glslangValidator, Chromium and the simulator for their verdicts on the corpus."""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import generated
from corpus import FOLDER, Case, Verdict, files, objection

CHROMIUM = os.environ.get("NCA_CHROMIUM", "/usr/bin/chromium")
GLSLANG = os.environ.get("NCA_GLSLANG", "glslangValidator")
# A machine without a GPU renders in software.
ARGUMENTS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
ERROR_LINE = re.compile(r"^ERROR: \d+:(\d+): ", re.MULTILINE)
SIMULATOR_LINE = re.compile(r":(\d+):\d+: error:")
# Shaders asked in one call of the page: a page's answer is one message.
BATCH = 500


def lines_of(log, pattern=ERROR_LINE):
    return [int(line) for line in pattern.findall(log)]


def ask_glslang(cases: list[Case]) -> list[Verdict]:
    """Accepts or rejects; many programs share a process, which names each before its log."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{index}.frag" for index in range(len(cases))]
        for path, case in zip(paths, cases, strict=True):
            path.write_text(case.text)
        chunks = [paths[start : start + 50] for start in range(0, len(paths), 50)]
        with ThreadPoolExecutor(2) as pool:
            logs = [log for part in pool.map(glslang_logs, chunks) for log in part]
    return [Verdict("ERROR: " not in log, lines_of(log), log=log) for log in logs]


def glslang_logs(paths):
    done = subprocess.run([GLSLANG, "-S", "frag", *paths], capture_output=True, text=True, errors="replace", check=False)
    names = {str(path): index for index, path in enumerate(paths)}
    logs = [""] * len(paths)
    current = None
    for line in done.stdout.splitlines():
        if line in names:
            current = names.pop(line)
        elif current is not None:
            logs[current] += line + "\n"
    if names:
        raise RuntimeError(f"{GLSLANG} said nothing about {len(names)} programs: {done.stderr.strip()}")
    return logs


def ask_chromium(cases: list[Case], browser=None) -> list[Verdict]:
    """Compiles with WebGL 1 or 2, and draws where a colour is expected; starts a browser unless it is given one."""
    if browser is None:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            try:
                return ask_chromium(cases, browser)
            finally:
                browser.close()
    page = browser.new_page()
    script = (FOLDER / "chromium.js").read_text()
    answers = []
    for start in range(0, len(cases), BATCH):
        asked = [
            {"version": case.version, "text": case.text, "draws": case.color is not None, "uniforms": case.uniforms}
            for case in cases[start : start + BATCH]
        ]
        answers += page.evaluate(script, asked)
    page.close()
    return [
        Verdict(
            answer["accepted"],
            lines_of(answer["log"]),
            [float(component) for component in answer["color"]] if "color" in answer else None,
            answer["log"],
        )
        for answer in answers
    ]


def ask_simulator(cases: list[Case], command: Path) -> list[Verdict]:
    """Runs the simulator's command on every program, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda case: run_simulator(case, command, Path(folder)), cases))


def run_simulator(case, command, folder):
    stem = re.sub(r"\W", "-", case.name)
    shader = folder / f"{stem}.frag"
    shader.write_text(case.text)
    arguments = [command, "--shader", shader]
    if case.strict:
        arguments.append("--webgl1-strict")
    if case.color is None:
        arguments.append("--check")
    else:
        arguments += ["--size", "1x1", "--pixels", "json"]
    if case.uniforms:
        values = folder / f"{stem}.json"
        values.write_text(json.dumps(case.uniforms))
        arguments += ["--uniforms", values]
    try:
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=60)
    except subprocess.TimeoutExpired:
        return Verdict(False, log="runs for more than a minute")
    if done.returncode == 1:
        return Verdict(False, lines_of(done.stderr, SIMULATOR_LINE), log=done.stderr)
    if done.returncode:
        return Verdict(case.errors != [], log=f"exit code {done.returncode}: {done.stderr}")
    if case.color is None:
        return Verdict(True)
    first = next(iter(json.loads(done.stdout)["pixels"].values()))
    color = first[0][0]
    return Verdict(True, color=[float(component) for component in (color if isinstance(color, list) else [color])])


def objections(cases, verdicts, judge, lines=True, unneeded=False):
    """A line of text for every case on which a judge and the corpus differ, exemptions left out."""
    found = []
    for case, verdict in zip(cases, verdicts, strict=True):
        text = objection(case, verdict, lines)
        if judge in case.exempt:
            if unneeded and text is None:
                found.append(f"{case.name}: {judge} agrees, in spite of '// judges:'")
        elif text is not None:
            found.append(f"{case.name}: {judge}: {text}")
    return found


def line_objections(cases, verdicts_by_judge):
    """Cases whose error stands on a line that none of the judges names first."""
    found = []
    for index, case in enumerate(cases):
        heard = {
            judge: verdicts[index].lines
            for judge, verdicts in verdicts_by_judge.items()
            if judge not in case.exempt and verdicts[index].lines
        }
        if case.errors and heard and not any(lines[0] == min(case.errors) for lines in heard.values()):
            found.append(f"{case.name}: error expected on {case.errors}, found on {heard}")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", help="folders or files (default: the whole corpus)")
    parser.add_argument("--glslang", action="store_true", help="ask glslangValidator")
    parser.add_argument("--chromium", action="store_true", help="ask Chromium")
    parser.add_argument("--simulator", type=Path, metavar="PATH", help="ask nca-preview")
    parser.add_argument("--generated", action="store_true", help="judge the generated cases, too")
    parser.add_argument("--unneeded", action="store_true", help="also tell which '// judges:' are not needed")
    options = parser.parse_args()

    cases = [] if options.generated and not options.folders else files(options.folders)
    if options.generated:
        cases += generated.cases()
    found, heard = [], {}
    if options.glslang:
        heard["glslang"] = ask_glslang(cases)
    if options.chromium:
        heard["chromium"] = ask_chromium(cases)
    for judge, verdicts in heard.items():
        found += objections(cases, verdicts, judge, lines=False, unneeded=options.unneeded)
    found += line_objections(cases, heard)
    if options.simulator:
        found += objections(cases, ask_simulator(cases, options.simulator), "simulator")
    print("\n".join(found))
    print(f"{len(cases)} programs, {len(found)} objections")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
