"""make install: commands that work from any folder, without the checkout."""

import shutil
import subprocess

import pytest

from conftest import BIN, IMAGES, QUICK, ROOT


@pytest.fixture
def prefix(tmp_path):
    """What `make install` lays down, moved to where nothing of the checkout is near."""
    first = tmp_path / "first"
    # Takes the commands as they are: building them is another rule's work.
    subprocess.run(["make", "install-files", f"PREFIX={first}"], cwd=ROOT, check=True, capture_output=True)
    moved = tmp_path / "moved prefix"
    first.rename(moved)
    return moved


def test_installed_commands_train_and_export(prefix, tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    shutil.copy(IMAGES / "tissue.png", work / "photo.png")
    stylize = ["nca-stylize", "photo.png", "--size", "32", "--iterations", "1"]
    for words in (["nca-train", "photo.png", *QUICK], ["nca-export", "photo.nca", "--html"], stylize, ["nca-preview", "photo.nca", "--steps", "3", "-o", "p.png"]):
        subprocess.run([prefix / "bin" / words[0], *words[1:]], cwd=work, check=True, capture_output=True)
    assert (work / "photo.html").exists() and (work / "photo-stylized.png").exists()


def test_commands_need_no_swift_and_the_exporter_no_trainer(prefix):
    for command in ("nca-train", "nca-stylize", "nca-export", "nca-preview", "nca-import"):
        libraries = subprocess.run(["ldd", prefix / "bin" / command], capture_output=True, text=True, check=True).stdout
        assert "not found" not in libraries
        assert "libswift" not in libraries and "libFoundation" not in libraries
        if command in ("nca-export", "nca-preview", "nca-import"):
            assert "openblas" not in libraries


def test_missing_weights_are_named(prefix, tmp_path):
    (prefix / "share/nca/vgg16-features-f16.safetensors").unlink()
    words = [prefix / "bin/nca-train", IMAGES / "tissue.png", *QUICK]
    result = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)
    assert result.returncode == 1
    assert "feature weights are missing" in result.stderr and "--features" in result.stderr
