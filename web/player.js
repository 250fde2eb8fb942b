"use strict";

/** Why the automaton cannot run here, as a sentence for whoever looks at the page. */
class Unsupported extends Error {}

/**
 * A neural cellular automaton on the GPU.
 *
 * The state is a stack of float textures, four channels each, in two copies: every pass reads the front
 * copy, writes the back copy, and the copies swap. Texel row 0 is the top row of the picture. The shaders
 * come with the model; the player knows their uniforms and nothing of the rule.
 */
class Player {
  /**
   * @param canvas where `draw` shows the grid; its size is its owner's business.
   * @param model the page's model: `size`, `channels`, `seed`, `stateFormat`, `stateTextures`, `shaders`.
   * @param events `restored()` after a lost context was rebuilt and reseeded, `failed(error)` if it was not.
   * @throws Unsupported
   */
  constructor(canvas, model, { restored = () => {}, failed = (error) => { throw error; } } = {}) {
    this.canvas = canvas;
    this.model = model;
    [this.width, this.height] = model.size;
    this.channels = model.channels;
    this.seed = model.seed >>> 0;
    this.stepCount = 0;
    this.lost = false;
    this.steer();

    this.gl = canvas.getContext("webgl2", { alpha: false, antialias: false, depth: false, stencil: false });
    if (!this.gl) throw new Unsupported("This texture needs WebGL 2, which this browser does not offer.");

    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();  // or the browser would never restore it
      this.lost = true;
    });
    canvas.addEventListener("webglcontextrestored", () => {
      this.lost = false;
      try {
        this.build();
        this.reset();
      } catch (error) {
        return failed(error);
      }
      restored();
    });

    this.build();
    this.reset();
  }

  /** Starts again from the zero state; without a seed the same run once more. */
  reset(seed = this.seed) {
    this.seed = seed >>> 0;
    this.stepCount = 0;
    if (this.lost) return;
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.front.framebuffer);
    this.front.textures.forEach((_, index) => gl.clearBufferfv(gl.COLOR, index, [0, 0, 0, 0]));
  }

  /** Runs `count` steps now. */
  step(count = 1) {
    if (this.lost) return;
    const { passes: { step, update, apply } } = this;
    for (let i = 0; i < count; i++) {
      if (update) {
        // Of every two neighbours one updates: half as many columns do all the work.
        this.run(update, this.updated, (pass) => this.setStep(pass));
        this.advance(apply, (pass) => this.setStep(pass));
      } else {
        this.advance(step, (pass) => this.setStep(pass));
      }
      this.stepCount++;
    }
  }

  /** What every pass of a step wants to know. */
  setStep(pass) {
    const { gl } = this;
    gl.uniform1ui(pass.at("u_seed"), this.seed);
    gl.uniform1ui(pass.at("u_step"), this.stepCount & 0xffffff);  // the mask counts steps in 24 bits
    gl.uniform4f(pass.at("u_steer"), ...this.steering);
  }

  /** Turns the texture by `angle` (radians, clockwise) and scales its features by `size`, 0.5 to 1.1; `field` 1 is radial, 2 bipolar. */
  steer({ angle = 0, size = 1, field = 0 } = {}) {
    this.steering = [Math.cos(angle), Math.sin(angle), size, field];
  }

  /** Sets the cells within `radius` of (x, y) back to zero; all in cells from the top left corner. */
  erase(x, y, radius) {
    if (this.lost) return;
    const { gl, passes: { paint } } = this;
    this.advance(paint, () => gl.uniform3f(paint.at("u_brush"), x, y, radius));
  }

  /**
   * Shows the grid, repeated without end, on the canvas.
   *
   * @param view `x`, `y`: the cell at the canvas' top left corner; `cellsPerPixel`.
   */
  draw(view, smooth) {
    if (this.lost) return;
    const { gl, canvas, passes: { display } } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, canvas.width, canvas.height);
    this.use(display);
    gl.uniform4f(display.at("u_view"), view.x, view.y, view.cellsPerPixel, canvas.height);
    gl.uniform1i(display.at("u_smooth"), smooth ? 1 : 0);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /** The state, a Float32Array `[channels, height, width]`. */
  state() {
    const cells = this.width * this.height;
    const state = new Float32Array(this.channels * cells);
    this.front.textures.forEach((_, index) => {
      const texels = this.read(index);
      const count = Math.min(4, this.channels - 4 * index);  // the last texture may have idle channels
      for (let c = 0; c < count; c++) {
        const plane = (4 * index + c) * cells;
        for (let i = 0; i < cells; i++) state[plane + i] = texels[4 * i + c];
      }
    });
    return state;
  }

  /** The grid's picture, RGBA8, top row first. */
  pixels() {
    const texels = this.read(0);
    const pixels = new Uint8ClampedArray(texels.length);  // clamps and rounds by itself
    for (let i = 0; i < texels.length; i++) pixels[i] = i % 4 === 3 ? 255 : (texels[i] + 0.5) * 255;
    return pixels;
  }

  /** Remembers how far the GPU must come before `busy` ends. */
  mark() {
    const { gl } = this;
    if (this.lost) return;
    if (this.fence) gl.deleteSync(this.fence);
    this.fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
  }

  /** Whether the GPU still works on what came before the last `mark()`. */
  get busy() {
    const { gl } = this;
    if (!this.fence || this.lost) return false;
    return gl.getSyncParameter(this.fence, gl.SYNC_STATUS) !== gl.SIGNALED;
  }

  // What lives on the GPU.

  /** Makes programs and textures; called again when a lost context comes back. */
  build() {
    const { gl, model: { shaders, stateTextures } } = this;
    this.fence = null;
    const targets = Math.min(gl.getParameter(gl.MAX_DRAW_BUFFERS), gl.getParameter(gl.MAX_COLOR_ATTACHMENTS));
    if (stateTextures > targets) {
      throw new Unsupported(
        `This texture writes ${stateTextures} images at once; this device's graphics can write ${targets}.`);
    }
    if (Math.max(this.width, this.height) > gl.getParameter(gl.MAX_TEXTURE_SIZE)) {
      throw new Unsupported(`A grid of ${this.width} × ${this.height} cells is too large for this device's graphics.`);
    }
    [this.front, this.back] = this.makeStates();
    const { vertex, ...fragments } = shaders;
    this.passes = {};
    for (const name in fragments) this.passes[name] = new Pass(gl, name, vertex, fragments[name]);
  }

  /** Two copies of the state in the first float format that this device can render to. */
  makeStates() {
    const { gl, model: { stateFormat, stateTextures, shaders } } = this;
    // Either extension allows half floats, only the first allows floats. Having one is a promise that some
    // devices break, so the framebuffer itself is asked.
    gl.getExtension("EXT_color_buffer_float");
    gl.getExtension("EXT_color_buffer_half_float");
    const formats = { rgba32f: gl.RGBA32F, rgba16f: gl.RGBA16F, rgba8: gl.RGBA8 };
    for (const name of new Set([stateFormat, "rgba16f"])) {
      const states = [0, 1].map(() => makeState(gl, formats[name], this.width, this.height, stateTextures));
      if (states.every((state) => state.complete)) {
        this.stateFormat = name;
        const pairs = Math.ceil(this.width / 2);
        this.updated = shaders.update && makeState(gl, formats[name], pairs, this.height, stateTextures);
        return states;
      }
      states.forEach((state) => deleteState(gl, state));
    }
    throw new Unsupported("This texture computes with floating point images, which this device's graphics cannot write.");
  }

  /** Runs a pass over all cells, from the front copy into the back copy, and swaps them. */
  advance(pass, setUniforms) {
    this.run(pass, this.back, setUniforms);
    [this.front, this.back] = [this.back, this.front];
  }

  /** Runs a pass over all texels of a target. */
  run(pass, target, setUniforms) {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
    gl.viewport(0, 0, target.width, this.height);
    this.use(pass);
    setUniforms(pass);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  /** Takes a pass into use with what passes read: the front copy, what was updated, the grid's size. */
  use(pass) {
    const { gl } = this;
    gl.useProgram(pass.program);
    let unit = 0;
    const bind = (name, texture) => {
      const location = pass.at(name);
      if (!location) return;
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform1i(location, unit++);
    };
    this.front.textures.forEach((texture, index) => bind(`u_state${index}`, texture));
    if (this.updated) this.updated.textures.forEach((texture, index) => bind(`u_updated${index}`, texture));
    gl.uniform2i(pass.at("u_size"), this.width, this.height);
  }

  /** One texture's states, RGBA, top row first. */
  read(index) {
    if (this.lost) throw new Error("The graphics context is lost; there is no state to read.");
    const { gl } = this;
    const texels = new Float32Array(4 * this.width * this.height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.front.framebuffer);
    gl.readBuffer(gl.COLOR_ATTACHMENT0 + index);
    const { stateLimit } = this.model;
    if (this.stateFormat === "rgba8") {
      const bytes = new Uint8Array(texels.length);
      gl.readPixels(0, 0, this.width, this.height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
      texels.set(bytes);
    } else {
      gl.readPixels(0, 0, this.width, this.height, gl.RGBA, gl.FLOAT, texels);
      if (stateLimit) texels.forEach((texel, i) => { texels[i] = Math.round(texel * 255); });
    }
    // Codes; 0 was never written.
    if (stateLimit) texels.forEach((code, i) => { texels[i] = code && (code - 128) * stateLimit / 127; });
    return texels;
  }
}

/** A compiled program and where its uniforms are. */
class Pass {
  constructor(gl, name, vertex, fragment) {
    this.gl = gl;
    this.locations = new Map();
    this.program = gl.createProgram();
    const shaders = [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]].map(([type, text]) => {
      const shader = gl.createShader(type);
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(this.program, shader);
      return shader;
    });
    gl.linkProgram(this.program);
    // A context that is lost meanwhile fails everything and is no fault of the shader.
    if (!gl.getProgramParameter(this.program, gl.LINK_STATUS) && !gl.isContextLost()) {
      const log = [...shaders.map((shader) => gl.getShaderInfoLog(shader)), gl.getProgramInfoLog(this.program)];
      throw new Unsupported(`The ${name} shader does not compile on this device: ${log.join(" ").trim()}`);
    }
    shaders.forEach((shader) => gl.deleteShader(shader));
  }

  /** Location of a uniform; null, which WebGL ignores, where the shader has no use for it. */
  at(uniform) {
    if (!this.locations.has(uniform)) {
      this.locations.set(uniform, this.gl.getUniformLocation(this.program, uniform));
    }
    return this.locations.get(uniform);
  }
}

/** One copy of the state: zeroed textures and the framebuffer that writes all of them at once. */
function makeState(gl, format, width, height, count) {
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  const attachments = Array.from({ length: count }, (_, index) => gl.COLOR_ATTACHMENT0 + index);
  const textures = attachments.map((attachment) => {
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, format, width, height);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, texture, 0);
    return texture;
  });
  gl.drawBuffers(attachments);
  // A context that is lost meanwhile says no to everything and will come back.
  const complete = gl.isContextLost() || gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  return { framebuffer, textures, width, complete };
}

function deleteState(gl, { framebuffer, textures }) {
  gl.deleteFramebuffer(framebuffer);
  textures.forEach((texture) => gl.deleteTexture(texture));
}
