"""The corpus of small programs says what Chromium's and glslang's compilers say."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "PreviewTests/Corpus"))

import generated
import judge
from conftest import BIN
from corpus import files


@pytest.fixture(scope="module")
def cases():
    cases = files()
    assert len(cases) > 400
    return cases


@pytest.fixture(scope="module")
def glslang(cases):
    return judge.ask_glslang(cases)


@pytest.fixture(scope="module")
def chromium(cases, browser):
    return judge.ask_chromium(cases, browser)


def test_glslang_agrees(cases, glslang):
    assert judge.objections(cases, glslang, "glslang", lines=False) == []


def test_chromium_agrees(cases, chromium):
    assert judge.objections(cases, chromium, "chromium", lines=False) == []


def test_errors_stand_where_a_compiler_says(cases, glslang, chromium):
    assert judge.line_objections(cases, {"glslang": glslang, "chromium": chromium}) == []


def test_simulator_agrees(cases):
    assert judge.objections(cases, judge.ask_simulator(cases, BIN / "nca-preview"), "simulator") == []


def test_simulator_agrees_with_thousands_of_generated_cases():
    cases = generated.cases()[::4]  # judge.py --simulator … --generated asks about all
    assert len(cases) > 3000
    assert judge.objections(cases, judge.ask_simulator(cases, BIN / "nca-preview"), "simulator") == []
