"""The hosts: Shadertoy, ISF, glslViewer, and a page with three.js."""

import os
import subprocess
from pathlib import Path

from hosts.page import FOLDER, Host

THREE = Path(os.environ.get("NCA_THREE", "/usr/share/javascript/three/three.module.js"))


class Shadertoy(Host):
    """`load({"json": text})` or `load({tab: text}, channels={tab: [tab of iChannel0, …]})`.

    `run(…, keys=[65], date=[…], buffer="Buffer A")`; keys stay down until others are given.
    """

    script = "shadertoy"


class ISF(Host):
    """`load({name: text}, host="web")`, or "desktop".

    `run(…, inputs={name: value}, buffer=target)`; inputs stay, but an event is true for one frame.
    """

    script = "isf"


class GlslViewer(Host):
    """`load({name: text}, format="rgba32f", contents=[r, g, b, a])`; `run(…, uniforms={name: value})`."""

    script = "glslviewer"


def desktop_refusal(source, define=None):
    """What a desktop's compiler says against a text for glslViewer, which is GLSL 1.20 there; None if nothing."""
    defines = "".join(f"#define {name}\n" for name in ("GLSLVIEWER 321", define) if name)
    text = f"#version 120\n{defines}#line 0\n{source}"
    command = ["glslangValidator", "--stdin", "-S", "frag"]
    answer = subprocess.run(command, input=text, capture_output=True, text=True)
    return answer.stdout.strip() if answer.returncode else None


class ThreePage(Host):
    """`load({name: text}, main=name, adapter=text)`: a page of its own origin, where modules can be imported.

    `requests` lists what the page asked for and nobody has: a module needs three.js and its own files alone.
    """

    origin = "http://host.test/"
    document = '<!doctype html><script type="importmap">{"imports": {"three": "/three.js"}}</script>'

    def __init__(self, browser, library=THREE):
        self.requests, self.count = [], 0
        self.files = {"": self.document, "three.js": Path(library).read_text()}
        self.page = browser.new_page()
        self.page.route("**/*", self.answer)
        self.page.goto(self.origin)
        for name in ("gl", "three"):
            self.page.add_script_tag(content=(FOLDER / f"{name}.js").read_text())

    def answer(self, route):
        name = route.request.url.removeprefix(self.origin)
        if name not in self.files:
            self.requests.append(route.request.url)
            route.abort()
            return
        kind = "text/html" if name == "" else "text/javascript"
        route.fulfill(body=self.files[name], content_type=kind)

    def load(self, files, size=(64, 48), main=None, **options):
        self.count += 1  # a module is imported once; the next load is another one
        self.files |= {f"{self.count}/{name}": text for name, text in files.items()}
        url = f"/{self.count}/{main or next(iter(files))}"
        return super().load({"url": url}, size, **options)
