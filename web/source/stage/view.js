/** CSS pixels that a cell takes at most, and from which on it shows its channels. */
const LARGEST_CELL = 96;
const TELLING_CELL = 32;

/** Which part of the endless torus the canvas shows. At zoom 1 the grid just covers the canvas. */
export function makeView(canvas, [width, height]) {
  const view = {
    zoom: 1,
    center: { x: width / 2, y: height / 2 },  // the cell in the canvas' middle
    get cellsPerPixel() { return Math.min(width / canvas.width, height / canvas.height) / view.zoom; },
    /** Pixels of the canvas in a CSS pixel. */
    get scale() { return canvas.width / canvas.clientWidth; },
    /** The cell at the canvas' top left corner. */
    get x() { return view.center.x - canvas.width / 2 * view.cellsPerPixel; },
    get y() { return view.center.y - canvas.height / 2 * view.cellsPerPixel; },
    get showsChannels() {
      return view.zoom > 1 && 1 / (view.cellsPerPixel * view.scale) >= TELLING_CELL;
    },

    /** The cell, with fractions, under a point of the page. */
    cellAt(point) {
      const reach = view.scale * view.cellsPerPixel;
      return { x: view.x + point.clientX * reach, y: view.y + point.clientY * reach };
    },
    /** Zooms and moves so that the cell which was under one point is under another. */
    zoomTo(zoom, from, to = from) {
      const before = view.cellAt(from);
      const closest = view.cellsPerPixel * view.zoom * LARGEST_CELL * view.scale;
      view.zoom = Math.min(Math.max(zoom, 0.25), Math.max(closest, 1));
      const after = view.cellAt(to);
      view.center.x += before.x - after.x;
      view.center.y += before.y - after.y;
    },
  };
  return view;
}
