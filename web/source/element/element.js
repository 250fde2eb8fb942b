/* global NCA_MODEL, NCA_NAME */
import { makeInterface } from "../interface.js";
import { makeStage } from "../stage/stage.js";
import { bindBrush } from "./brush.js";
import { styleSheet } from "./style.js";

const TAG = "nca-texture";
/** How near to the screen an element that loads lazily must come, in CSS pixels. */
const NEAR = "256px";

/**
 * `<nca-texture>`: a living texture in a page of somebody else's.
 *
 * Attributes: `seed`, a whole number or `random`; `speed` in steps a second; `paused`; `poster`, a picture for the
 * time before the first frame and for devices that cannot draw; `loading="lazy"`; `interactive`, for a brush that
 * erases; `model`, the name of one of the models whose scripts are loaded, otherwise the first.
 *
 * What the page's `window.nca` has, `ready` included, the element has, too.
 */
class NCATexture extends HTMLElement {
  static observedAttributes = ["seed", "speed", "paused", "poster", "interactive", "model"];
  /** Models by name, one from each script. */
  static models = new Map();
  /** Elements whose model's script has not come yet. */
  static waiting = new Set();

  static add(name, model) {
    NCATexture.models.set(name, model);
    for (const element of NCATexture.waiting) element.start();
  }

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    this.poster = document.createElement("img");
    this.poster.alt = "";
    this.poster.hidden = true;
    root.append(this.poster);
    this.addEventListener("keydown", (event) => this.press(event));
    this.renew();
  }

  /** Space pauses, R grows anew, while the element is `interactive`. */
  press(event) {
    const { stage } = this;
    if (!stage || !this.hasAttribute("interactive") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " ") stage.change({ paused: !stage.settings.paused });
    else if (event.key.toLowerCase() === "r") stage.reseed();
    else return;
    event.preventDefault();
  }

  /** A promise for the next start. */
  renew() {
    this.ready = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.ready.catch(() => {});  // the poster has said it
  }

  connectedCallback() {
    if (!this.hasAttribute("role")) this.setAttribute("role", "img");
    if (this.getAttribute("loading") !== "lazy") return this.start();
    this.watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.start();
    }, { rootMargin: NEAR });
    this.watcher.observe(this);
  }

  disconnectedCallback() {
    this.watcher?.disconnect();
    this.stop();
  }

  attributeChangedCallback(name, before, value) {
    if (name === "poster") {
      this.poster.src = value ?? "";
      if (!this.stage) this.poster.hidden = value === null;
    }
    if (!this.stage || before === value) return;
    const stage = this.stage;
    if (name === "seed") {
      stage.player.reset(this.seedAttribute);
      stage.begin();
    }
    if (name === "speed") stage.change({ speed: this.speedAttribute });
    if (name === "paused") stage.change({ paused: value !== null });
    if (name === "interactive") this.tabIndex = value === null ? -1 : 0;
    if (name === "model") {
      this.stop();
      this.start();
    }
  }

  get seedAttribute() {
    const seed = this.getAttribute("seed");
    if (seed === "random") return crypto.getRandomValues(new Uint32Array(1))[0];
    return /^\d+$/.test(seed ?? "") ? Number(seed) : undefined;
  }

  get speedAttribute() { return Number(this.getAttribute("speed")) || this.description.stepsPerSecond; }

  start() {
    this.watcher?.disconnect();
    if (this.stage) return;
    const { models, waiting } = NCATexture;
    const name = this.getAttribute("model");
    this.description = name === null ? models.values().next().value : models.get(name);
    waiting[this.description ? "delete" : "add"](this);
    if (!this.description) return;
    try {
      this.canvas = document.createElement("canvas");
      this.shadowRoot.append(this.canvas);
      const stage = makeStage(this.canvas, this.description, (error) => this.fail(error));
      this.stage = stage;
      if (!this.hasAttribute("aria-label")) this.setAttribute("aria-label", `${this.description.name}, a living texture`);
      if (this.hasAttribute("interactive")) this.tabIndex = 0;
      bindBrush(this, stage);
      stage.change({ speed: this.speedAttribute });
      stage.player.reset(this.seedAttribute);
      const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const begun = isStill ? stage.growStill() : stage.begin();
      if (this.hasAttribute("paused") && !isStill) stage.change({ paused: true });
      this.lend(makeInterface(stage));
      Promise.resolve(begun).then(() => {
        this.poster.hidden = true;
        this.resolve();
      });
    } catch (error) {
      this.fail(error);
    }
  }

  /** Gives the element what scripts hold of a stage. */
  lend(script) {
    for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(script))) {
      if (name !== "ready") Object.defineProperty(this, name, { ...member, configurable: true });
    }
  }

  fail(error) {
    this.canvas?.remove();
    this.poster.hidden = !this.hasAttribute("poster");
    this.title = error.message;
    this.reject(error);
  }

  stop() {
    NCATexture.waiting.delete(this);
    this.stage?.end();
    this.stage = null;
    giveBack(this.canvas);
    this.canvas?.remove();
    this.renew();
  }
}

/** Frees what a canvas holds on the GPU; a browser has few contexts to give. */
function giveBack(canvas) {
  const gl = canvas?.getContext("webgl2") ?? canvas?.getContext("webgl");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
}

const Known = customElements.get(TAG) ?? NCATexture;
Known.add(NCA_NAME, NCA_MODEL);
if (Known === NCATexture) customElements.define(TAG, NCATexture);
