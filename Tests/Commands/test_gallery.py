"""nca-export --gallery and --site-url: a folder of pages with an index, and cards for those who link to them."""

import json
import re
import shutil
from html.parser import HTMLParser

import numpy as np
import pytest
from PIL import Image

from conftest import contents, expect_refusal

SITE = "https://example.org/textures"


class Tags(HTMLParser):
    """A page's elements: `(name, attributes)`."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def meta(self):
        tags = [attributes for tag, attributes in self.found if tag == "meta"]
        return {tag.get("property") or tag.get("name"): tag["content"] for tag in tags if "content" in tag}

    def attributes(self, name):
        return [attributes for tag, attributes in self.found if tag == name]


@pytest.fixture
def models(model, tmp_path):
    """Three models of two files' names, one with a stranger's words."""
    (tmp_path / "other").mkdir()
    shutil.copy(model, tmp_path / "other" / "model.nca")
    content = json.loads(model.read_text())
    content["card"] |= {"name": "</title><script>alert(1)</script>", "author": '"><img src=x onerror=alert(2)>', "license": "CC0"}
    (tmp_path / "Ünïcode & spaces!.nca").write_text(json.dumps(content))
    return ["model.nca", "other/model.nca", "Ünïcode & spaces!.nca"]


NAMES = ["model", "model-2", "n-code-spaces"]


def test_pages_of_a_gallery_are_those_that_html_writes(run, models, tmp_path):
    run("nca-export", *models, "--gallery", "site", "--size", "24x16", check=True)
    run("nca-export", models[0], "--html", "--size", "24x16", "-o", "page.html", check=True)
    page = (tmp_path / "page.html").read_text()
    assert (tmp_path / "site/model.html").read_text() == page
    assert Tags(page).attributes("link")[0]["href"].startswith("data:image/webp;base64,")


def test_a_gallery_has_a_page_and_a_picture_for_each_model(run, models, tmp_path):
    result = run("nca-export", *models, "--gallery", "site", check=True)
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == sorted(
        ["index.html", *(f"{name}{ending}" for name in NAMES for ending in (".html", ".png"))])
    assert [line.split("  ")[0] for line in result.stdout.splitlines()][-1] == "site/index.html"
    tags = Tags((tmp_path / "site/index.html").read_text())
    assert [link["href"] for link in tags.attributes("a")] == [f"{name}.html" for name in NAMES]
    for picture, name in zip(tags.attributes("img"), NAMES, strict=True):
        assert picture["src"] == f"{name}.png"
        image = Image.open(tmp_path / "site" / picture["src"])
        assert image.size == (int(picture["width"]), int(picture["height"]))


def test_a_stranger_s_words_stay_words(run, models, tmp_path):
    run("nca-export", *models, "--gallery", "site", "--title", "<b>&", "--site-url", SITE, check=True)
    index = (tmp_path / "site/index.html").read_text()
    assert "<title>&lt;b&gt;&amp;</title>" in index
    for page in (tmp_path / "site").glob("*.html"):
        tags = Tags(page.read_text())
        assert not [attributes for _, attributes in tags.found if "onerror" in attributes]
        assert "alert(1)</script>" not in page.read_text()
        assert tags.meta()["og:title"] in {"<b>&", "</title><script>alert(1)</script>", json.loads((tmp_path / "model.nca").read_text())["card"]["name"]}


def test_a_gallery_s_stills_are_what_the_simulator_grows(run, model, tmp_path):
    run("nca-export", model, "--gallery", "site", "--seed", "5", check=True)
    run("nca-preview", model, "--size", "208x156", "--seed", "5", "--steps", "400", "-o", "still.png", check=True)
    still, grown = (np.asarray(Image.open(tmp_path / name).convert("RGB")) for name in ("site/model.png", "still.png"))
    assert (still == grown).all()


def test_cards_say_where_page_and_picture_are(run, model, tmp_path):
    run("nca-export", model, "--html", "--site-url", SITE + "/", "-o", "My page.html", check=True)
    meta = Tags((tmp_path / "My page.html").read_text()).meta()
    assert meta["og:url"] == SITE + "/My%20page.html"
    assert meta["og:image"] == meta["twitter:image"] == SITE + "/My%20page-card.png"
    assert meta["twitter:card"] == "summary_large_image"
    picture = Image.open(tmp_path / "My page-card.png")
    assert picture.size == (1200, 630) == (int(meta["og:image:width"]), int(meta["og:image:height"]))


def test_a_page_without_a_site_has_no_card(run, model, tmp_path):
    run("nca-export", model, "--html", check=True)
    assert "og:title" not in (tmp_path / "model.html").read_text() and not list(tmp_path.glob("*.png"))


def test_a_gallery_of_a_site_has_cards_for_all(run, models, tmp_path):
    run("nca-export", *models, "--gallery", "site", "--site-url", SITE, check=True)
    index = Tags((tmp_path / "site/index.html").read_text()).meta()
    assert index["og:url"] == SITE + "/" and index["og:image"] == SITE + "/model-card.png"
    for name in NAMES:
        meta = Tags((tmp_path / f"site/{name}.html").read_text()).meta()
        assert meta["og:url"] == f"{SITE}/{name}.html" and meta["og:image"] == f"{SITE}/{name}-card.png"
        assert Image.open(tmp_path / f"site/{name}-card.png").size == (1200, 630)


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org", "javascript:alert(1)", "https://", "https://a/?q", "https://a/#b", "https://me@a"])
def test_an_address_that_is_none_is_wrong_use(run, model, tmp_path, url):
    before = contents(tmp_path)
    result = run("nca-export", model, "--html", "--site-url", url)
    expect_refusal(result, "address", code=64)
    assert contents(tmp_path) == before


def test_a_gallery_is_written_whole_or_not_at_all(run, models, tmp_path):
    (tmp_path / "broken.nca").write_text("{")
    before = contents(tmp_path)
    expect_refusal(run("nca-export", *models, "broken.nca", "--gallery", "site"), "broken.nca")
    assert contents(tmp_path) == before and not (tmp_path / "site").exists()
    (tmp_path / "site").write_text("a file")
    expect_refusal(run("nca-export", *models, "--gallery", "site"), "site")
    assert (tmp_path / "site").read_text() == "a file"


def test_what_does_not_go_together_is_wrong_use(run, model):
    for words in (["--gallery", "site", "--webgl2"], ["--gallery", "site", "-o", "x"], ["--site-url", SITE, "--webgl2"]):
        assert run("nca-export", model, *words).returncode == 64


def test_a_gallery_names_what_it_wrote(run, model):
    written = json.loads(run("nca-export", model, "--gallery", "site", "--json", check=True).stdout)
    assert [file["path"] for file in written["files"]] == ["site/model.html", "site/model.png", "site/index.html"]
    assert all(file["bytes"] > 500 for file in written["files"])
    assert not re.search(r"\S", run("nca-export", model, "--gallery", "site", "--quiet", check=True).stdout)
