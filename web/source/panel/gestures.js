import { on } from "../on.js";

/**
 * What fingers, pen and mouse do on the canvas: one paints or erases where it goes, two zoom and pan; so does a
 * drag of the middle button or while the space bar is held. `ring` shows how wide the brush is.
 */
export function bindGestures(stage, ring, space) {
  const { canvas, view, settings } = stage;
  const pointers = new Map();  // id -> its last event
  let stroke = null;  // the cell that was painted last, while one pointer paints
  let isPanning = false;

  const radius = () => Math.max(1, settings.brush * view.scale * view.cellsPerPixel);
  const between = (a, b) => ({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 });
  const distance = (a, b) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

  function press(event) {
    if (event.button > 1) return;
    // The stroke goes on over the panel and the window's edge; a script's event has no pointer to capture.
    if (event.isTrusted) canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, event);
    isPanning = pointers.size > 1 || event.button === 1 || space.isHeld;
    stroke = isPanning ? null : view.cellAt(event);
    // A finger may be the first of two: it paints once it moves or leaves.
    if (stroke && event.pointerType !== "touch") stage.mark(stroke.x, stroke.y, radius());
    showRing(event);
  }

  function move(event) {
    showRing(event);
    const from = pointers.get(event.pointerId);
    if (!from) return;
    if (isPanning) {
      const other = [...pointers.values()].find((pointer) => pointer !== from);
      if (other) {
        const factor = distance(event, other) / Math.max(distance(from, other), 1);
        stage.zoomTo(view.zoom * factor, between(from, other), between(event, other));
      } else {
        space.isUsed = space.isHeld;
        stage.zoomTo(view.zoom, from, event);
      }
    } else {
      // A fast hand moves further between frames than the brush is wide.
      [...event.getCoalescedEvents?.() ?? [], event].forEach(strokeTo);
    }
    pointers.set(event.pointerId, event);
  }

  /** Marks at even distances from where the stroke was to where it is. */
  function strokeTo(event) {
    const from = stroke;
    const to = view.cellAt(event);
    const count = Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / (radius() / 2));
    for (let i = 1; i <= count; i++) {
      stage.mark(from.x + (to.x - from.x) * i / count, from.y + (to.y - from.y) * i / count, radius());
    }
    if (count > 0) stroke = to;
  }

  function release(event) {
    if (stroke && event.pointerType === "touch" && event.type === "pointerup") stage.mark(stroke.x, stroke.y, radius());
    pointers.delete(event.pointerId);
    stroke = null;
    // The second of two fingers does not paint when it stays.
    isPanning = pointers.size > 0;
  }

  /** Shows a mouse or pen how wide it paints; a finger covers it anyway. */
  function showRing(event) {
    ring.hidden = event.pointerType === "touch";
    ring.style.translate = `${event.clientX}px ${event.clientY}px`;
  }

  on(canvas, "pointerdown", press);
  on(canvas, "pointermove", move);
  on(canvas, "pointerup pointercancel", release);
  on(canvas, "pointerleave", () => { ring.hidden = true; });
  on(canvas, "dblclick", stage.reseed);
  on(canvas, "wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode ? 16 : 1;
    const pinch = event.ctrlKey ? 8 : 1;  // a trackpad's pinch arrives as a small wheel with ctrl
    stage.zoomTo(view.zoom * Math.exp(-event.deltaY * lines * pinch * 0.0015), event);
  }, { passive: false });
  stage.listen(() => { ring.style.width = ring.style.height = `${2 * settings.brush}px`; });
}
