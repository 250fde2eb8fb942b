"""A page that runs for long keeps its memory: NCA_ENDURANCE=MINUTES scripts/python-tests Tests/Browser/test_endurance.py"""

import os

from automaton import random_model
from conftest import state_of

MINUTES = float(os.environ.get("NCA_ENDURANCE", 0.15))
PARTS = 6


def memory(page, session):
    """Bytes of JavaScript that are alive, and objects of the page's on the GPU."""
    session.send("HeapProfiler.collectGarbage")
    return session.send("Runtime.getHeapUsage")["usedSize"], page.evaluate("counts")


COUNT_OBJECTS = """
window.counts = {};
for (const kind of ["Texture", "Framebuffer", "Program", "Buffer", "Shader"]) {
  for (const prototype of [WebGL2RenderingContext.prototype, WebGLRenderingContext.prototype]) {
    const { ["create" + kind]: create, ["delete" + kind]: remove } = prototype;
    counts[kind] = 0;
    prototype["create" + kind] = function (...values) { counts[kind]++; return create.apply(this, values); };
    prototype["delete" + kind] = function (...values) { counts[kind]--; return remove.apply(this, values); };
  }
}
const { fenceSync, deleteSync } = WebGL2RenderingContext.prototype;
counts.Sync = 0;
WebGL2RenderingContext.prototype.fenceSync = function (...values) { counts.Sync++; return fenceSync.apply(this, values); };
WebGL2RenderingContext.prototype.deleteSync = function (...values) { counts.Sync--; return deleteSync.apply(this, values); };
"""


def test_memory_does_not_grow(export, open_page, measured):
    page = open_page(export(random_model(4, 8), size=(64, 48)), before=COUNT_OBJECTS)
    session = page.context.new_cdp_session(page)
    # The page's own clock drives it, with all that a frame does: four steps on a screen of 60 Hz, more where frames
    # take longer, a draw, the brush now and then.
    page.evaluate("location.hash = 'speed=240'")
    seen, start = [], page.evaluate("performance.now()")
    for part in range(1, PARTS + 1):
        before = page.evaluate("nca.stepCount")
        until = start + MINUTES * 60e3 * part / PARTS
        page.wait_for_function("until => performance.now() >= until", arg=until, timeout=MINUTES * 60e3 + 30e3)
        assert page.evaluate("nca.stepCount") > before
        page.mouse.click(200 + part, 100)
        seen.append(memory(page, session))
    heaps, counts = [heap for heap, _ in seen], [count for _, count in seen]
    measured(f"{page.evaluate('nca.stepCount')} steps: {heaps[1] / 1e6:.2f} MB of JavaScript after a third, {heaps[-1] / 1e6:.2f} MB at the end")
    # The first part compiles and warms up.
    assert heaps[-1] <= heaps[1] + 300_000
    assert counts[0] == counts[-1]
    assert state_of(page).any()
