// ISF's contract, version 2: a JSON comment declares inputs and passes, the host declares the uniforms and rewrites the
// IMG_ calls. Two hosts. "desktop" does as the specification says. "web" does as the renderer behind isf.video does:
// buffers have 8 bits whatever FLOAT says, every pass reads what was there before the frame, IMG_PIXEL divides by the
// size of the pass and not of the image, IMG_SIZE is late by a frame, calls are found line by line.

const TYPES = {
  event: "bool", bool: "bool", long: "int", float: "float", point2D: "vec2", color: "vec4", image: "sampler2D",
};
const ZEROS = { event: false, bool: false, long: 0, float: 0, point2D: [0, 0], color: [0, 0, 0, 0], image: null };
const FRAGMENT = `precision highp float;
precision highp int;
uniform int PASSINDEX, FRAMEINDEX;
uniform vec2 RENDERSIZE;
uniform float TIME, TIMEDELTA;
uniform vec4 DATE;
varying vec2 isf_FragNormCoord;
[[uniforms]]
vec4 isf_normalized(sampler2D image, vec4 rect, vec2 size, vec2 at) {
  vec2 pixel = at * size;
  return texture2D(image, pixel / size * rect.zw + rect.xy);
}
[[main]]
`;
const VERTEX = `attribute vec2 position;
varying vec2 isf_FragNormCoord;
void main() { gl_Position = vec4(position, 0.0, 1.0); isf_FragNormCoord = (position + 1.0) / 2.0; }`;
const PAINT = `precision mediump float;
uniform sampler2D image;
varying vec2 isf_FragNormCoord;
void main() { gl_FragColor = texture2D(image, isf_FragNormCoord); }`;

const NORMALIZED = (image, at) => `isf_normalized(${image}, _${image}_imgRect, _${image}_imgSize, ${at})`;
const HERE = (image) => `texture2D(${image}, isf_FragNormCoord)`;
const SIZE = (image) => `_${image}_imgSize`;
const PIXEL = { web: (image, at) => `texture2D(${image}, (${at}) / RENDERSIZE)`,
                desktop: (image, at) => `texture2D(${image}, (${at}) / ${SIZE(image)})` };

/** Where a call's arguments end. */
const ENDS = {
  // Balanced, as a compiler would.
  desktop(text, open) {
    for (let at = open, depth = 1; at < text.length; at++) {
      depth += text[at] === "(" ? 1 : text[at] === ")" ? -1 : 0;
      if (depth === 0) return at;
    }
    return -1;
  },
  // At the first parenthesis: older versions of the web's renderer.
  older: (text, open) => text.indexOf(")", open),
  // At the last parenthesis of the line: newer ones. A second call in a line stays what it is and does not compile.
  newer: (text) => text.lastIndexOf(")"),
};

function rewriteCalls(text, name, reading, make) {
  const start = text.search(new RegExp(`\\b${name}\\(`));
  const open = start + name.length + 1;
  const close = start < 0 ? -1 : ENDS[reading](text, open);
  if (close < open) return text;
  const [image, ...rest] = text.slice(open, close).split(",");
  // Older versions drop what follows, and draw something else without a word.
  if (reading === "older" && rest.length > 1) throw new Refused(`${name}: a second comma, ${text.trim()}`);
  let at = rest.join(",");
  if (reading === "desktop") at = rewriteCalls(at, name, reading, make);
  return text.slice(0, start) + make(image.trim(), at) + rewriteCalls(text.slice(close + 1), name, reading, make);
}

function rewrite(body, reading) {
  const pixel = reading === "desktop" ? PIXEL.desktop : PIXEL.web;
  const pieces = reading === "desktop" ? [body] : body.split("\n");
  const short = reading === "desktop" ? reading : "older";
  return pieces.map((text) => {
    for (const name of ["IMG_THIS_PIXEL", "IMG_THIS_NORM_PIXEL"]) text = rewriteCalls(text, name, short, HERE);
    text = rewriteCalls(text, "IMG_PIXEL", reading, pixel);
    text = rewriteCalls(text, "IMG_NORM_PIXEL", reading, NORMALIZED);
    return rewriteCalls(text, "IMG_SIZE", short, SIZE);
  }).join("\n");
}

function parse(text) {
  const comment = text.match(/^\s*\/\*([^]*?)\*\//);
  if (!comment) throw new Refused("the file does not begin with a comment");
  let header;
  try {
    header = JSON.parse(comment[1]);
  } catch (error) {
    throw new Refused(`the comment is not JSON: ${error.message}`);
  }
  if (!Array.isArray(header.INPUTS)) throw new Refused("the header has no list INPUTS");
  for (const { NAME, TYPE } of header.INPUTS) if (!(TYPE in TYPES)) throw new Refused(`${NAME}: no type ${TYPE}`);
  const passes = (header.PASSES ?? [{}]).map((pass) => ({
    target: pass.TARGET || null, persistent: Boolean(pass.PERSISTENT), float: Boolean(pass.FLOAT),
    width: String(pass.WIDTH || "$WIDTH"), height: String(pass.HEIGHT || "$HEIGHT"),
  }));
  return { version: header.ISFVSN, inputs: header.INPUTS, passes, body: text.slice(comment[0].length) };
}

/** The fragment shader. The web's renderer hands the body to `replace`, which reads "$&" and the like as its own. */
function assemble({ inputs, passes, body }, reading) {
  const images = [...inputs.filter(({ TYPE }) => TYPE === "image").map(({ NAME }) => NAME),
                  ...new Set(passes.map(({ target }) => target).filter(Boolean))];
  const uniforms = [
    ...inputs.map(({ NAME, TYPE }) => `uniform ${TYPES[TYPE]} ${NAME};`),
    ...images.filter((name) => inputs.every(({ NAME }) => NAME !== name)).map((name) => `uniform sampler2D ${name};`),
    ...images.map((name) => (
      `uniform vec4 _${name}_imgRect;\nuniform vec2 _${name}_imgSize;\nuniform bool _${name}_flip;`)),
  ];
  const main = rewrite(body, reading);
  const before = FRAGMENT.replace("[[uniforms]]", uniforms.join("\n"));
  return before.replace("[[main]]", reading === "desktop" ? () => main : main);
}

class ISF {
  /** `files` holds one text. `host` is "web" or "desktop". */
  async load(files, { size, host = "web" }) {
    this.web = host === "web";
    const gl = (this.gl = makeContext("webgl", size, false));
    const shader = parse(Object.values(files)[0]);
    const readings = this.web ? ["older", "newer"] : ["desktop"];
    const programs = readings.map((reading) => link(gl, VERTEX, assemble(shader, reading), `the ${reading} reading`));
    this.program = programs.at(-1);
    this.paint = link(gl, VERTEX, PAINT, "paint");
    this.inputs = shader.inputs;
    this.values = Object.fromEntries(shader.inputs.map(({ NAME, TYPE, DEFAULT }) => [NAME, DEFAULT ?? ZEROS[TYPE]]));
    this.passes = shader.passes;
    for (const pass of this.passes) pass.buffer = { size: null, targets: [], newest: 0 };
    for (const pass of this.web ? [] : this.passes) {
      // Passes that name one target share its buffer; on the web each has a buffer of its own.
      pass.buffer = this.passes.find(({ target }) => target === pass.target).buffer;
    }
    this.images = {};
    this.restart();
  }

  restart() {
    this.frame = 0;
  }

  /** A pass's width or height. The web's renderer replaces each name once, the first that fits. */
  evaluate(formula) {
    const { width, height } = this.gl.canvas;
    let text = formula;
    const names = Object.entries({ WIDTH: width, HEIGHT: height, ...this.values });
    if (!this.web) names.sort(([a], [b]) => b.length - a.length);
    for (const [name, value] of names) {
      text = this.web ? text.replace(`$${name}`, value) : text.split(`$${name}`).join(value);
    }
    const known = /^(floor|ceil|round|min|max|sqrt|abs)$/;
    const words = text.match(/[A-Za-z_$]\w*/g) ?? [];
    if (/[^\w\s.,+\-*/()%$]/.test(text) || !words.every((word) => known.test(word))) {
      throw new Error(`no way to evaluate ${formula}: ${text}`);
    }
    return new Function("Math", `with (Math) return (${text});`)(Math);
  }

  /** A buffer whose size changes is empty again. */
  prepare(pass) {
    const gl = this.gl, buffer = pass.buffer;
    const size = [this.evaluate(pass.width), this.evaluate(pass.height)];
    if (buffer.size && buffer.size.every((length, axis) => length === size[axis])) return;
    buffer.targets.forEach((target) => freeTarget(gl, target));
    buffer.size = size;
    const format = pass.float && !this.web ? "rgba32f" : "rgba8";
    buffer.targets = [0, 1].map(() => ({ ...makeTarget(gl, size.map(Math.trunc), format, true), format }));
  }

  uniformsOf(index, renderSize, date) {
    const clock = clockOf(this.frame, date);
    const values = {
      ...this.values, PASSINDEX: index, FRAMEINDEX: this.frame, RENDERSIZE: renderSize,
      TIME: clock.time, TIMEDELTA: this.frame === 0 ? 0 : clock.delta, DATE: clock.date,
    };
    const add = (name, texture, size) => Object.assign(values, {
      [name]: { texture }, [`_${name}_imgSize`]: size, [`_${name}_imgRect`]: [0, 0, 1, 1], [`_${name}_flip`]: false });
    for (const { NAME, TYPE } of this.inputs) {
      if (TYPE === "image") add(NAME, this.images[NAME]?.texture, this.images[NAME]?.size ?? [NaN, NaN]);
    }
    for (const { target, buffer } of this.passes) {
      if (!target) continue;
      const texture = buffer.targets[this.web ? buffer.before : buffer.newest]?.texture;
      add(target, texture, (this.web ? buffer.sizeBefore : buffer.size) ?? [NaN, NaN]);
    }
    return values;
  }

  drawFrame(date) {
    const gl = this.gl;
    for (const { buffer, persistent } of this.passes) {
      Object.assign(buffer, { before: buffer.newest, sizeBefore: buffer.size });
      if (!this.web && !persistent) buffer.targets.forEach((target) => fill(gl, target, [0, 0, 0, 0]));
    }
    if (!this.web) this.passes.filter(({ target }) => target).forEach((pass) => this.prepare(pass));
    this.passes.forEach((pass, index) => {
      if (!pass.target) {
        draw(gl, this.program, null, this.uniformsOf(index, [gl.canvas.width, gl.canvas.height], date));
        return;
      }
      this.prepare(pass);
      const { buffer } = pass;
      const next = 1 - (this.web ? buffer.before : buffer.newest);
      draw(gl, this.program, buffer.targets[next], this.uniformsOf(index, buffer.size, date));
      buffer.newest = next;
    });
    const { target, buffer } = this.passes.at(-1);
    if (target) draw(gl, this.paint, null, { image: buffer.targets[buffer.newest] });
    // An event is true for one frame.
    for (const { NAME, TYPE } of this.inputs) if (TYPE === "event") this.values[NAME] = false;
    this.frame++;
  }

  /** Values of inputs; an image is a data URL. */
  async set(inputs) {
    for (const [name, value] of Object.entries(inputs)) {
      const input = this.inputs.find(({ NAME }) => NAME === name);
      if (!input) throw new Error(`no input is called ${name}`);
      if (input.TYPE === "image") this.images[name] = await this.makeImage(value);
      else this.values[name] = value;
    }
  }

  async makeImage(source) {
    const gl = this.gl, image = new Image(), texture = gl.createTexture();
    image.src = source;
    await image.decode();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    setSampling(gl, true, false);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    return { texture, size: [image.width, image.height] };
  }

  async run(frames, { size, inputs = {}, date, buffer: name }) {
    if (size) [this.gl.canvas.width, this.gl.canvas.height] = size;
    await this.set(inputs);
    for (let i = 0; i < frames; i++) this.drawFrame(date);
    if (!name) return read(this.gl);
    const { buffer } = this.passes.find(({ target }) => target === name);
    return read(this.gl, buffer.targets[buffer.newest]);
  }
}

publish(ISF);
