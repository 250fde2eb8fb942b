"use strict";

/** Radius of the eraser on the screen, in CSS pixels. */
const BRUSH_RADIUS = 26;
/** Milliseconds without a sign of life after which the panel leaves. */
const IDLE_AFTER = 3000;

/** Fingers, pen and mouse on the canvas erase where they go. */
class Eraser {
  constructor(stage, ring) {
    this.stage = stage;
    this.ring = ring;
    this.strokes = new Map();  // pointer id -> last cell erased
    const { canvas } = stage;
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(end, (event) => this.strokes.delete(event.pointerId));
    }
    canvas.addEventListener("pointerleave", () => { ring.hidden = true; });
  }

  get radius() {
    const { view } = this.stage;
    return Math.max(1, BRUSH_RADIUS * view.scale * view.cellsPerPixel);
  }

  press(event) {
    if (event.button !== 0) return;
    // The stroke goes on over the panel and the window's edge; a script's event has no pointer to capture.
    if (event.isTrusted) this.stage.canvas.setPointerCapture(event.pointerId);
    const cell = this.stage.view.cellAt(event);
    this.strokes.set(event.pointerId, cell);
    this.stage.erase(cell.x, cell.y, this.radius);
    this.showRing(event);
  }

  move(event) {
    this.showRing(event);
    if (!this.strokes.has(event.pointerId)) return;
    // A fast hand moves further between frames than the brush is wide.
    const events = event.getCoalescedEvents?.() ?? [];
    for (const point of events.length ? events : [event]) this.strokeTo(point);
  }

  /** Erases at even distances from where the stroke was to where it is. */
  strokeTo(event) {
    const { view } = this.stage;
    const { radius } = this;
    const from = this.strokes.get(event.pointerId);
    const to = view.cellAt(event);
    const count = Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / (radius / 2));
    for (let i = 1; i <= count; i++) {
      const x = from.x + (to.x - from.x) * i / count;
      const y = from.y + (to.y - from.y) * i / count;
      this.stage.erase(x, y, radius);
    }
    if (count > 0) this.strokes.set(event.pointerId, to);
  }

  /** Shows a mouse or pen how wide it erases; a finger covers it anyway. */
  showRing(event) {
    this.ring.hidden = event.pointerType === "touch";
    this.ring.style.translate = `${event.clientX}px ${event.clientY}px`;
  }
}

/** The controls and the texts around a stage. */
class Panel {
  constructor(stage, find) {
    this.stage = stage;
    this.find = find;
    stage.changed = () => this.show();
    this.bindControls();
    this.bindCanvas();
    this.bindKeys();
    this.bindIdle();
    this.show();
  }

  /** Brings the controls to what the stage does. */
  show() {
    const { stage, find } = this;
    find("pause").setAttribute("aria-pressed", stage.paused);
    find("speed").max = Math.max(240, stage.stepsPerSecond);  // a model may ask for more
    find("speed").value = stage.stepsPerSecond;
    find("speed-value").textContent = `${stage.stepsPerSecond}/s`;
    find("smooth").checked = stage.smooth;
  }

  bindControls() {
    const { stage, find } = this;
    find("pause").addEventListener("click", () => this.togglePause());
    find("reseed").addEventListener("click", () => stage.reseed());
    find("speed").addEventListener("input", (event) => this.setSpeed(event.target.valueAsNumber));
    find("smooth").addEventListener("change", (event) => this.setSmooth(event.target.checked));
    find("help").addEventListener("click", () => this.toggleKeys());
  }

  bindCanvas() {
    const { stage } = this;
    const { canvas } = stage;
    new Eraser(stage, this.find("ring"));
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const pinch = event.ctrlKey ? 8 : 1;  // a trackpad's pinch arrives as a small wheel with ctrl
      this.zoom(Math.exp(-event.deltaY * lines * pinch * 0.0015), event);
    }, { passive: false });
    canvas.addEventListener("dblclick", () => stage.reseed());
  }

  bindKeys() {
    const actions = {
      " ": () => this.togglePause(),
      r: () => this.stage.reseed(),
      s: () => this.setSmooth(!this.stage.smooth),
      ".": () => this.stage.step(1),
      arrowup: () => this.setSpeed(this.stage.stepsPerSecond * 1.25 + 1),
      arrowdown: () => this.setSpeed(this.stage.stepsPerSecond / 1.25 - 1),
      "+": () => this.zoom(1.25),
      "=": () => this.zoom(1.25),
      "-": () => this.zoom(1 / 1.25),
      "0": () => {
        this.stage.view.fill();
        this.stage.dirty = true;
      },
      "?": () => this.toggleKeys(),
    };
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const action = actions[event.key.toLowerCase()];
      // A focused control keeps the keys that are its own: space presses it, arrows move it.
      const ownKey = event.key === " " || event.key.startsWith("Arrow");
      if (!action || (ownKey && event.target.closest?.("button, input, summary, dialog"))) return;
      if (this.find("keys").open && event.key !== "?") return;
      event.preventDefault();
      action();
    });
  }

  /** Hides the panel and the pointer while nobody moves. */
  bindIdle() {
    const { classList } = document.documentElement;
    let timer;
    const inUse = () => this.find("panel").matches(":hover, :focus-within")
      || this.find("about").open || this.find("keys").open;
    const wake = () => {
      classList.remove("idle");
      clearTimeout(timer);
      timer = setTimeout(() => inUse() ? wake() : classList.add("idle"), IDLE_AFTER);
    };
    for (const sign of ["pointermove", "pointerdown", "keydown", "focusin", "wheel"]) {
      addEventListener(sign, wake, { passive: true });
    }
    wake();
  }

  togglePause() { this.stage.paused = !this.stage.paused; }

  setSpeed(stepsPerSecond) {
    this.stage.stepsPerSecond = Math.round(Math.min(Math.max(stepsPerSecond, 1), this.find("speed").max));
    this.show();
  }

  setSmooth(smooth) {
    this.stage.smooth = smooth;
    this.stage.dirty = true;
    this.show();
  }

  zoom(factor, pointer = { clientX: innerWidth / 2, clientY: innerHeight / 2 }) {
    this.stage.view.zoomBy(factor, pointer);
    this.stage.dirty = true;
  }

  toggleKeys() {
    const keys = this.find("keys");
    if (keys.open) keys.close(); else keys.showModal();
  }
}

/** Writes the model's texts. They may be a stranger's: text they are and text they stay. */
function showTexts(model, find) {
  const name = model.name.trim() || document.title;
  find("name").textContent = name;
  find("byline").textContent = [model.author, model.license].filter(Boolean).join(" · ");
  find("credit").textContent = model.credit ?? "";
  find("notes").textContent = model.notes ?? "";
  find("about").hidden = !model.credit && !model.notes;
  find("canvas").ariaLabel = `${name}, a living texture`;
}

/** Says why there is nothing to see, in the middle of the page. */
function showFailure(error, find) {
  find("message").textContent =
    error instanceof Unsupported ? error.message : `This texture cannot be shown: ${error.message}`;
  find("message").hidden = false;
  find("controls").hidden = true;
}

/**
 * What scripts, embedders and tests hold: `window.nca`.
 *
 * `ready` comes before anything else; where the page cannot run it rejects with the reason and is all there is.
 */
function makeInterface(stage, ready) {
  const { player } = stage;
  return Object.freeze({
    ready,
    /** `[width, height]` in cells. */
    get size() { return [player.width, player.height]; },
    get channels() { return player.channels; },
    /** The format of the state on this device: "rgba32f" or "rgba16f". */
    get stateFormat() { return player.stateFormat; },
    get stepCount() { return player.stepCount; },
    get paused() { return stage.paused; },
    set paused(paused) { stage.paused = Boolean(paused); },
    reset(seed) {
      player.reset(seed);
      stage.dirty = true;
    },
    step(count = 1) { stage.step(count); },
    steer(steering) { player.steer(steering); },
    erase(x, y, radius) { stage.erase(x, y, radius); },
    state() { return player.state(); },
    pixels() { return player.pixels(); },
  });
}

(function open() {
  const find = (id) => document.getElementById(id);
  let stage;
  let ready;
  try {
    const model = JSON.parse(find("nca-model").textContent);
    showTexts(model, find);
    stage = new Stage(find("canvas"), model, (error) => showFailure(error, find));
    new Panel(stage, find);
    stage.prefersStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    ready = Promise.resolve(stage.begin());
  } catch (error) {
    showFailure(error, find);
    ready = Promise.reject(error);
    ready.catch(() => {});  // the sentence on the page has said it
    window.nca = { ready };
    return;
  }
  window.nca = makeInterface(stage, ready);
})();
