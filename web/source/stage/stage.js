import { on } from "../on.js";
import { makePlayer } from "../player/player.js";
import { makePacer } from "./pacer.js";
import { makeView } from "./view.js";

/** Steps after which the picture has grown, for those who asked for less motion. */
const STILL_STEPS = 200;
/** A frame that took longer, in milliseconds, had too many steps. */
const LONG_FRAME = 60;

/** A player that runs: its clock, its view, its settings and what the eye sees of them. Knows no controls. */
export function makeStage(canvas, model, failed) {
  const player = makePlayer(canvas, model, () => {
    fillMap();
    begin();
  }, failed);
  const view = makeView(canvas, model.size);
  const pacer = makePacer();
  const settings = {
    speed: model.stepsPerSecond,  // steps a second
    rate: 100,  // percent of its updates that a cell takes
    angle: 0,  // degrees, clockwise
    field: 0,  // how the angle varies, as `steer` counts
    scale: 1,  // of features
    brush: 26,  // radius in CSS pixels
    ink: model.models ? 1 : -1,  // which model the brush paints; -1 erases
    model: 0,  // which model all cells obey until the brush paints another
    smooth: model.smooth,
    paused: false,
    get zoom() { return view.zoom; },
    set zoom(zoom) { view.zoomTo(zoom, { clientX: innerWidth / 2, clientY: innerHeight / 2 }); },
    get x() { return view.center.x; },
    set x(x) { view.center.x = x; },
    get y() { return view.center.y; },
    set y(y) { view.center.y = y; },
  };
  const initial = { ...settings };
  const lastModel = (model.models?.length ?? 1) - 1;
  /** Least and most of what can be set; how near the view comes is its own business. */
  const limits = {
    speed: [1, 1000], rate: [1, 100], zoom: [0, 1e3], angle: [-180, 180], scale: [0.5, 1.1], brush: [4, 160],
    model: [0, lastModel], ink: [-1, lastModel || -1],
  };
  const listeners = [];
  let dirty, prefersStill, growing, drive;

  /** Sets some of the settings, within their limits, and tells who listens. */
  function change(changes) {
    for (const name in changes) {
      const [least, most] = limits[name] ?? [];
      const value = changes[name];
      settings[name] = limits[name] ? Math.min(Math.max(value, least), most) : value;
    }
    if ("paused" in changes) {
      prefersStill = false;  // from now on someone decides
      finishStill();
      pacer.rest();
    }
    if ("angle" in changes || "scale" in changes || "field" in changes) {
      player.steer({ ...settings, angle: settings.angle * Math.PI / 180, size: settings.scale });
    }
    if ("rate" in changes) player.setRate(settings.rate / 100);
    if ("model" in changes) fillMap();
    notify();
  }

  function notify() {
    dirty = true;
    listeners.forEach((listener) => listener());
  }

  function fillMap() { player.paint(0, 0, 1e6, settings.model); }

  /** Grows a picture unseen, shows it and stays on it. */
  async function growStill() {
    settings.paused = prefersStill = true;
    finishStill();
    notify();
    await new Promise((done) => { growing = { left: STILL_STEPS, done }; });
  }

  function finishStill() {
    growing?.done();
    growing = null;
    dirty = true;
  }

  /** What follows a fresh start: a still for those who want one, a picture that grows for all others. */
  function begin() {
    notify();
    return prefersStill ? growStill() : undefined;
  }

  function resize() {
    const scale = Math.min(devicePixelRatio, 2);
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * scale));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * scale));
    draw();  // a canvas of a new size is empty until then
  }

  function draw() {
    dirty = false;
    player.draw(view, settings.smooth);
    player.mark();
  }

  let hidden = false;
  let ended = false;
  let last = 0;
  function frame(now) {
    if (ended) return;
    requestAnimationFrame(frame);
    const late = now - last > LONG_FRAME;
    last = now;
    if (document.hidden || hidden) return pacer.rest();
    // A frame that queues on an unfinished one makes pointer and keys lag: leave it out.
    if (player.busy) return pacer.slowDown();
    if (late) pacer.slowDown();
    drive?.();
    if (growing) {
      const steps = Math.min(pacer.speedUp(), growing.left);
      player.step(steps);
      player.mark();
      growing.left -= steps;
      if (growing.left === 0) finishStill();
    } else if (!settings.paused) {
      player.step(pacer.take(now, settings.speed));
    }
    if ((dirty || player.isChanged) && !growing) draw();
  }

  resize();
  new ResizeObserver(resize).observe(canvas);
  // A frame of another origin may be told at once that it is out of sight and that it is not: the last word counts.
  new IntersectionObserver((entries) => { hidden = !entries.at(-1).isIntersecting; }).observe(canvas);
  on(document, "visibilitychange", pacer.rest);
  frame(0);

  return {
    canvas, player, view, settings, initial, change, begin, draw, growStill,
    /** Calls a function before each frame. */
    driveBy(driver) { drive = driver; },
    /** Stops for good. */
    end() {
      ended = true;
      document.removeEventListener("visibilitychange", pacer.rest);
    },
    /** Calls a function after each change of the settings. */
    listen(listener) { listeners.push(listener); },
    reseed() {
      player.reset(crypto.getRandomValues(new Uint32Array(1))[0]);
      begin();
    },
    /** Moves the view; see `zoomTo` of a view. */
    zoomTo(...movement) {
      view.zoomTo(...movement);
      notify();
    },
    /** Shows the whole grid again. */
    showAll() { change({ zoom: 1, x: initial.x, y: initial.y }); },
    /** What the brush does to the cells within a radius of a cell. */
    mark(x, y, radius) {
      if (settings.ink < 0) player.erase(x, y, radius); else player.paint(x, y, radius, settings.ink);
    },
  };
}
