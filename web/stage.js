"use strict";

/** Steps after which the picture has grown, for those who asked for less motion. */
const STILL_STEPS = 200;

/** Which part of the endless torus the canvas shows. At zoom 1 the grid just covers the canvas. */
class View {
  constructor(canvas, size) {
    this.canvas = canvas;
    this.size = size;
    this.fill();
  }

  /** Back to the grid's middle, covering the canvas. */
  fill() {
    this.center = { x: this.size[0] / 2, y: this.size[1] / 2 };
    this.zoom = 1;
  }

  get cellsPerPixel() {
    const { canvas, size: [width, height] } = this;
    return Math.min(width / canvas.width, height / canvas.height) / this.zoom;
  }
  /** The cell at the canvas' top left corner. */
  get x() { return this.center.x - this.canvas.width / 2 * this.cellsPerPixel; }
  get y() { return this.center.y - this.canvas.height / 2 * this.cellsPerPixel; }

  /** Pixels of the canvas in a CSS pixel. */
  get scale() { return this.canvas.width / this.canvas.clientWidth; }

  /** The cell, with fractions, under a point of the page. */
  cellAt(event) {
    const reach = this.scale * this.cellsPerPixel;
    return { x: this.x + event.clientX * reach, y: this.y + event.clientY * reach };
  }

  /** Zooms while the cell under the pointer stays there. */
  zoomBy(factor, pointer) {
    const before = this.cellAt(pointer);
    const closest = this.cellsPerPixel * this.zoom * 64;  // a cell of 64 pixels
    this.zoom = Math.min(Math.max(this.zoom * factor, 0.25), Math.max(closest, 1));
    const after = this.cellAt(pointer);
    this.center.x += before.x - after.x;
    this.center.y += before.y - after.y;
  }
}

/** Turns time into steps: as many as the speed asks for, as few as the device can bear. */
class Pacer {
  constructor() {
    this.due = 0;
    this.budget = 1;
    this.last = null;
  }

  /** Forgets the time that passed: after a pause there is nothing to catch up on. */
  rest() {
    this.last = null;
    this.due = 0;
  }

  /** The device was not done in time: ask less of it. */
  slowDown() { this.budget = Math.max(1, this.budget >> 1); }

  /** The device kept up: the most steps that this frame may take, a little more than last time. */
  speedUp() { return this.budget = Math.min(this.budget + 1, 64); }

  /** Steps to run in the frame at time `now`, in milliseconds. */
  take(now, stepsPerSecond) {
    const most = this.speedUp();
    const seconds = this.last === null ? 0 : Math.min((now - this.last) / 1000, 0.25);
    this.last = now;
    this.due = Math.min(this.due + seconds * stepsPerSecond, most);
    const steps = Math.floor(this.due);
    this.due -= steps;
    return steps;
  }
}

/** A player that runs: its clock, its view and what the eye sees of them. Knows no controls. */
class Stage {
  constructor(canvas, model, failed) {
    this.canvas = canvas;
    this.player = new Player(canvas, model, { restored: () => this.begin(), failed });
    this.view = new View(canvas, model.size);
    this.pacer = new Pacer();
    this.stepsPerSecond = model.stepsPerSecond;
    this.smooth = model.smooth;
    this.running = true;
    this.still = null;  // while a still grows: steps to go and whom to tell
    this.changed = () => {};

    this.resize();
    new ResizeObserver(() => this.resize()).observe(canvas);
    document.addEventListener("visibilitychange", () => this.pacer.rest());
    const frame = (now) => {
      requestAnimationFrame(frame);
      this.frame(now);
    };
    requestAnimationFrame(frame);
  }

  get paused() { return !this.running; }
  set paused(paused) {
    this.running = !paused;
    this.prefersStill = false;  // from now on someone decides
    this.finishStill();
    this.pacer.rest();
    this.changed();
  }

  /** Grows a picture unseen, shows it and stays on it. */
  async growStill() {
    this.running = false;
    this.prefersStill = true;
    this.finishStill();
    this.changed();
    await new Promise((done) => { this.still = { left: STILL_STEPS, done }; });
  }

  finishStill() {
    this.still?.done();
    this.still = null;
    this.dirty = true;
  }

  /** What follows a fresh start: a still for those who want one, a picture that grows for all others. */
  begin() {
    this.dirty = true;
    return this.prefersStill ? this.growStill() : undefined;
  }

  reseed() {
    this.player.reset(crypto.getRandomValues(new Uint32Array(1))[0]);
    this.begin();
  }

  step(count) {
    this.player.step(count);
    this.dirty ||= count > 0;
  }

  erase(x, y, radius) {
    this.player.erase(x, y, radius);
    this.dirty = true;
  }

  resize() {
    const { canvas } = this;
    const scale = Math.min(devicePixelRatio, 2);
    canvas.width = Math.max(1, Math.round(canvas.clientWidth * scale));
    canvas.height = Math.max(1, Math.round(canvas.clientHeight * scale));
    this.draw();  // a canvas of a new size is empty until then
  }

  frame(now) {
    const { player, pacer } = this;
    if (document.hidden) return pacer.rest();
    // A frame that queues on an unfinished one makes pointer and keys lag: leave it out.
    if (player.busy) return pacer.slowDown();
    if (this.still) this.growOn();
    else if (this.running) this.step(pacer.take(now, this.stepsPerSecond));
    if (this.dirty && !this.still) this.draw();
  }

  growOn() {
    const steps = Math.min(this.pacer.speedUp(), this.still.left);
    this.player.step(steps);
    this.player.mark();
    this.still.left -= steps;
    if (this.still.left === 0) this.finishStill();
  }

  draw() {
    this.dirty = false;
    this.player.draw(this.view, this.smooth);
    this.player.mark();
  }
}
