// glslViewer's contract. One file is compiled several times: for the window, and with DOUBLE_BUFFER_n or BUFFER_n
// defined for every buffer that an #ifdef, #if or #elif asks for. A double buffer is swapped as soon as it is drawn.
// u_resolution is the window's even while a buffer of another size is drawn; the window is blended over black.

const VERTEX = `attribute vec2 position;
varying vec2 v_texcoord;
void main() { gl_Position = vec4(position, 0.0, 1.0); v_texcoord = position * 0.5 + 0.5; }`;
const ROUND = `precision highp float;
uniform sampler2D image;
varying vec2 v_texcoord;
void main() {
  gl_FragColor = floor(clamp(texture2D(image, v_texcoord), 0.0, 1.0) * 65535.0 + 0.5) / 65535.0;
}`;

/** How many numbered buffers the text asks for; the first condition of a line counts. */
function countOf(source, kind) {
  const pattern = new RegExp(
    `^\\s*(?:#(?:if|elif)\\s+defined\\s*\\(\\s*${kind}_(\\d+)\\s*\\)|#ifdef\\s+${kind}_(\\d+))`, "gm");
  return new Set([...source.matchAll(pattern)].map(([, a, b]) => a ?? b)).size;
}

/** A size that a comment behind the declaration fixes, `// 256x256`, or a part of the window's, `// 0.5`. */
function sizeOf(source, name, window) {
  const comment = source.match(new RegExp(`uniform\\s*sampler2D\\s*${name}\\s*;\\s*//+\\s*(.*)`))?.[1] ?? "";
  const fixed = comment.match(/^(\d+)x(\d+)/);
  if (fixed) return { size: [Number(fixed[1]), Number(fixed[2])], fixed: true };
  const scale = Number(comment.match(/^(\d*\.\d+|\d+)/)?.[1] ?? 1);
  return { size: window.map((length) => Math.trunc(length * scale)), fixed: false };
}

class GlslViewer {
  /**
   * `files` holds one text. `format` is "rgba32f", or "unorm16" where a desktop's driver does not list the extension
   * for floats. `contents` is what memory holds that nobody has drawn to.
   */
  async load(files, { size, format = "rgba32f", contents = [0, 0, 0, 0] }) {
    this.source = Object.values(files)[0];
    if (/^\s*#version/.test(this.source)) throw new Refused("a text without #version is what every platform accepts");
    Object.assign(this, { format, contents });
    const gl = (this.gl = makeContext("webgl2", size, false));
    const make = (define) => {
      const defines = ["GLSLVIEWER 321", "PLATFORM_LINUX", ...(define ? [define] : [])];
      const prologue = defines.map((text) => `#define ${text}\n`).join("") + "#line 0\n";
      return link(gl, VERTEX, prologue + this.source, define ?? "the window");
    };
    this.round = link(gl, VERTEX, ROUND, "round");
    this.program = make(null);
    const buffers = (kind, name) => Array.from({ length: countOf(this.source, kind) }, (_, index) => (
      { name: `${name}${index}`, double: kind === "DOUBLE_BUFFER", program: make(`${kind}_${index}`) }));
    this.buffers = [...buffers("BUFFER", "u_buffer"), ...buffers("DOUBLE_BUFFER", "u_doubleBuffer")];
    this.buffers.forEach((buffer) => this.allocate(buffer));
    this.mouse = [0, 0];
    this.uniforms = {};
    this.restart();
  }

  restart() {
    this.frame = 0;
  }

  allocate(buffer) {
    const gl = this.gl;
    Object.assign(buffer, sizeOf(this.source, buffer.name, [gl.canvas.width, gl.canvas.height]));
    buffer.targets?.forEach((target) => freeTarget(gl, target));
    buffer.targets = [0, 1, 2].map(() => makeTarget(gl, buffer.size, "rgba32f", true, true));
    buffer.targets.forEach((target) => fill(gl, target, this.contents));
  }

  /** What is not fixed is made anew and empty. */
  resize(size) {
    [this.gl.canvas.width, this.gl.canvas.height] = size;
    this.buffers.filter(({ fixed }) => !fixed).forEach((buffer) => this.allocate(buffer));
  }

  uniformsOf(date, without) {
    const { width, height } = this.gl.canvas;
    const clock = clockOf(this.frame, date);
    return {
      ...this.uniforms, u_resolution: [width, height], u_mouse: this.mouse, u_time: clock.time, u_delta: clock.delta,
      u_frame: this.frame, u_date: clock.date,
      // A plain buffer does not see itself.
      ...Object.fromEntries(this.buffers.filter((buffer) => buffer !== without).map(
        ({ name, targets }) => [name, { texture: targets[0].texture }])),
    };
  }

  drawFrame(date) {
    const gl = this.gl;
    gl.disable(gl.BLEND);
    for (const buffer of this.buffers) {
      const { targets, program, double } = buffer;
      const rounds = this.format === "unorm16";
      fill(gl, targets[1], [0, 0, 0, 0]);
      draw(gl, program, targets[rounds ? 2 : 1], this.uniformsOf(date, double ? null : buffer));
      if (rounds) draw(gl, this.round, targets[1], { image: targets[2] });
      targets.splice(0, 2, targets[1], targets[0]);
    }
    fill(gl, null, [0, 0, 0, 1]);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    draw(gl, this.program, null, this.uniformsOf(date));
    gl.disable(gl.BLEND);
    this.frame++;
  }

  /** `uniforms` are what a user types: `u_speed,2`. The pointer has no button. */
  run(frames, { size, mouse, uniforms = {}, date, buffer }) {
    const { width, height } = this.gl.canvas;
    if (size && (size[0] !== width || size[1] !== height)) this.resize(size);
    if (mouse) this.mouse = [mouse[0], this.gl.canvas.height - mouse[1]];
    Object.assign(this.uniforms, uniforms);
    for (let i = 0; i < frames; i++) this.drawFrame(date);
    return read(this.gl, buffer ? this.buffers.find(({ name }) => name === buffer).targets[0] : null);
  }
}

publish(GlslViewer);
