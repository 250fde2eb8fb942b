"""Random fragment shaders run alike in Chromium and in the simulator."""

from pathlib import Path

import pytest

from conftest import BIN
from shaders.chromium import Chromium
from shaders.comparison import compare
from shaders.generator import program_of
from shaders.program import Program
from shaders.simulator import Simulator, command_path

SEEDS = range(100)
REGRESSIONS = sorted((Path(__file__).parent / "shaders/regressions").glob("*.frag"))


@pytest.fixture(scope="session")
def simulator():
    command = command_path(BIN)
    if not command.exists():
        pytest.fail(f"{command} is missing: swift build -c release, or set NCA_BIN")
    return Simulator(command)


@pytest.fixture(scope="session")
def chromium(browser):
    chromium = Chromium(browser)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def in_chromium(chromium):
    """Chromium's results of all fixed seeds: it takes many at a time."""
    programs = [program_of(seed) for seed in SEEDS]
    return dict(zip(SEEDS, zip(programs, chromium.run_all(programs))))


def attempt(runner, program):
    return runner.run_all([program])[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_random_shader_runs_as_in_chromium(in_chromium, simulator, tmp_path, seed):
    program, expected = in_chromium[seed]
    assert not isinstance(expected, Exception), f"seed {seed} is no valid program: {expected}"
    verdict = compare(program, expected, attempt(simulator, program))
    if verdict.message:
        path = program.write(tmp_path / f"seed{seed}.frag")
        pytest.fail(f"seed {seed}, {program.kind}, {path}:\n{verdict.message}")


@pytest.mark.parametrize("path", REGRESSIONS, ids=lambda path: path.stem)
def test_former_disagreement_stays_settled(chromium, simulator, path):
    program = Program.read(path)
    verdict = compare(program, attempt(chromium, program), attempt(simulator, program))
    assert verdict.message is None, verdict.message


def test_generated_shaders_depend_on_their_seed_alone():
    assert program_of(7).source == program_of(7).source
    assert program_of(7).source != program_of(13).source
