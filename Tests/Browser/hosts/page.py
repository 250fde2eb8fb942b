"""A host of shaders in a page of Chromium; the host owns the clock, frames pass only when a test asks for them."""

import base64
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent


class Host:
    """Runs the files of one dialect as `<script>.js` does, which follows the host's documented contract."""

    script = None

    def __init__(self, browser):
        self.page = browser.new_page()
        for name in ("gl", self.script):
            self.page.add_script_tag(content=(FOLDER / f"{name}.js").read_text())

    def close(self):
        self.page.close()

    def load(self, files, size=(64, 48), **options):
        """None if the host accepts the files, `{name: text}`, in a window of `size` pixels; else what is wrong."""
        arguments = [files, {"size": list(size), **options}]
        return self.page.evaluate("([files, options]) => host.load(files, options)", arguments)

    def run(self, frames=1, **options):
        """Draws more frames; what the window shows, `[height, width, 4]` of bytes, top row first.

        `size=(width, height)` resizes the window before, `mouse=(x, y, pressed)` moves the pointer, in pixels from the
        window's top left. With `buffer=name` answers what a buffer holds instead, bottom row first.
        """
        answer = self.page.evaluate("([frames, options]) => host.run(frames, options)", [frames, options])
        width, height = answer["size"]
        kind = np.float32 if answer["floats"] else np.uint8
        texels = np.frombuffer(base64.b64decode(answer["data"]), kind).reshape(height, width, 4)
        return texels if "buffer" in options else texels[::-1]

    def restart(self):
        """What the host's own restart does: frame and time are 0 again."""
        self.page.evaluate("host.restart()")
