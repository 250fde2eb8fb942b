/** Erases where a pointer goes, while the element is `interactive`. */
export function bindBrush(element, stage) {
  const { canvas, player, view, settings } = stage;
  const isOn = () => element.hasAttribute("interactive");
  // Where the element stands is its page's business.
  const cellAt = ({ offsetX, offsetY }) => view.cellAt({ clientX: offsetX, clientY: offsetY });
  let stroke = null;

  function erase(event) {
    if (!stroke) return;
    const to = cellAt(event);
    const radius = Math.max(1, settings.brush * view.scale * view.cellsPerPixel);
    // A fast hand moves further between events than the brush is wide.
    const count = Math.max(1, Math.floor(2 * Math.hypot(to.x - stroke.x, to.y - stroke.y) / radius));
    for (let i = 1; i <= count; i++) {
      player.erase(stroke.x + (to.x - stroke.x) * i / count, stroke.y + (to.y - stroke.y) * i / count, radius);
    }
    stroke = to;
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (!isOn() || event.button !== 0) return;
    if (event.isTrusted) canvas.setPointerCapture(event.pointerId);
    stroke = cellAt(event);
    erase(event);
  });
  canvas.addEventListener("pointermove", erase);
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { stroke = null; });
  canvas.addEventListener("dblclick", () => { if (isOn()) stage.reseed(); });
}
