// Shadertoy's contract. A shader is a list of passes: Common, Buffer A … D, Image. Each is compiled behind the same
// header; Common is compiled alone, too. Buffers hold floats and are as large as the window. Each has two textures,
// swapped as soon as it is drawn: who is drawn later sees what is new, who reads itself sees the frame before.

/** Buffers by what the two forms of JSON call them: the API's numbers, the site's own names. */
const BUFFERS = { 257: 0, 258: 1, 259: 2, 260: 3, "4dXGR8": 0, XsXGR8: 1, "4sXGR8": 2, XdfGR8: 3 };
const TABS = ["Buffer A", "Buffer B", "Buffer C", "Buffer D"];
const VERTEX = "#version 300 es\nin vec2 position; void main() { gl_Position = vec4(position, 0.0, 1.0); }";
const VERSION = "#version 300 es\n#ifdef GL_ES\nprecision highp float;\nprecision highp int;\n"
  + "precision mediump sampler3D;\n#endif\n#define HW_PERFORMANCE 1\n";
const CHANNELS = [0, 1, 2, 3];
const UNIFORMS = ["vec3 iResolution", "float iTime", "float iChannelTime[4]", "vec4 iMouse", "vec4 iDate",
  "float iSampleRate", "vec3 iChannelResolution[4]", "int iFrame", "float iTimeDelta", "float iFrameRate",
  ...CHANNELS.map((i) => `sampler2D iChannel${i}`)].map((text) => `uniform ${text};\n`).join("");
const ALONE = "uniform vec4 iDate;\nuniform float iSampleRate;\nout vec4 outColor;\n"
  + "void main(void) { outColor = vec4(0.0); }\n";

/** Everything that stands before a pass's own text. */
function headerOf(type) {
  if (type === "common") return VERSION + ALONE;
  const members = "sampler2D sampler; vec3 size; float time; int loaded;";
  const structs = CHANNELS.map((i) => `uniform struct { ${members} } iCh${i};\n`);
  const declared = UNIFORMS + (type === "image" ? structs.join("") : "") + "void mainImage(out vec4 c, in vec2 f);\n";
  const call = "vec4 color = vec4(0.0, 0.0, 0.0, 1.0); mainImage(color, gl_FragCoord.xy);";
  if (type === "buffer") {
    return `${VERSION}${declared}out vec4 outColor;\nvoid main(void) { ${call} outColor = color; }\n`;
  }
  // The last component of a picture is ignored.
  return `${VERSION}${declared}void st_assert(bool cond, int v) {}\nvoid st_assert(bool cond) {}\n`
    + `out vec4 shadertoy_out_color;\nvoid main(void) { ${call} shadertoy_out_color = vec4(color.xyz, 1.0); }\n`;
}

function bufferOf(id, where) {
  if (!(id in BUFFERS)) throw new Refused(`${where}: no buffer has the id ${id}`);
  return BUFFERS[id];
}

function inputOf(input, where) {
  const kind = input.ctype ?? input.type;
  const { filter, wrap, vflip } = input.sampler ?? {};
  if (![0, 1, 2, 3].includes(input.channel)) throw new Refused(`${where}: no channel ${input.channel}`);
  if (!["nearest", "linear"].includes(filter)) throw new Refused(`${where}: no filter ${filter}`);
  if (!["clamp", "repeat"].includes(wrap)) throw new Refused(`${where}: no wrap ${wrap}`);
  if (!["true", "false"].includes(vflip)) throw new Refused(`${where}: vflip is "true" or "false", not ${vflip}`);
  const sampling = { channel: input.channel, filter, wrap, vflip: vflip === "true" };
  if (kind === "buffer") return { ...sampling, kind, buffer: bufferOf(input.id, where) };
  if (kind === "keyboard") return { ...sampling, kind };
  if (kind === "texture") return { ...sampling, kind, source: input.src ?? input.filepath };
  throw new Refused(`${where}: no input of kind ${kind}`);
}

function passesOfJSON(text) {
  let shader;
  try {
    shader = JSON.parse(text);
  } catch (error) {
    throw new Refused(`not JSON: ${error.message}`);
  }
  const passes = [shader].flat()[0].Shader?.renderpass ?? [shader].flat()[0].renderpass;
  if (!Array.isArray(passes)) throw new Refused("no list `renderpass`");
  return passes.map((pass, index) => {
    const where = `pass ${index}`;
    for (const key of ["inputs", "outputs"]) {
      if (!Array.isArray(pass[key])) throw new Refused(`${where}: no list ${key}`);
    }
    for (const key of ["code", "name", "type"]) {
      if (typeof pass[key] !== "string") throw new Refused(`${where}: no text ${key}`);
    }
    if (!["common", "buffer", "image"].includes(pass.type)) throw new Refused(`${where}: no type ${pass.type}`);
    const buffer = pass.type === "buffer" ? bufferOf(pass.outputs[0]?.id, where) : null;
    const inputs = pass.inputs.map((input) => inputOf(input, where));
    return { type: pass.type, name: pass.name, code: pass.code, buffer, inputs };
  });
}

/** Tabs pasted by hand: a buffer that is picked for a channel is linear and clamped until somebody changes that. */
function passesOfTabs(files, channels = {}) {
  return Object.entries(files).map(([name, code]) => {
    const buffer = TABS.indexOf(name);
    const type = name === "Common" ? "common" : name === "Image" ? "image" : "buffer";
    if (type === "buffer" && buffer < 0) throw new Refused(`no tab is called ${name}`);
    const inputs = (channels[name] ?? (type === "common" ? [] : ["Buffer A"])).map((tab, channel) => (
      { channel, kind: "buffer", buffer: TABS.indexOf(tab), filter: "linear", wrap: "clamp", vflip: true }));
    return { type, name, code, buffer: type === "buffer" ? buffer : null, inputs };
  });
}

class Shadertoy {
  /** `files`: `{"json": text}`, or `{tab: text}`, whose `channels` are `{tab: [tab of iChannel0, …]}`. */
  async load(files, { size, channels }) {
    const passes = "json" in files ? passesOfJSON(files.json) : passesOfTabs(files, channels);
    if (passes.filter(({ type }) => type === "image").length !== 1) throw new Refused("one pass must be an image");
    const gl = (this.gl = makeContext("webgl2", size, false));
    const common = passes.filter(({ type }) => type === "common").map(({ code }) => code + "\n").join("");
    for (const pass of passes) {
      const shared = pass.type === "common" ? "" : common;
      pass.program = link(gl, VERTEX, headerOf(pass.type) + shared + pass.code, pass.name);
    }
    this.buffers = [];
    for (const pass of passes) {
      if (pass.type === "buffer") this.buffers[pass.buffer] ??= this.makeBuffer();
      for (const input of pass.inputs) {
        if (input.kind === "buffer") this.buffers[input.buffer] ??= this.makeBuffer();
        if (input.kind === "texture") input.picture = await this.makePicture(input);
        input.sampler = this.makeSampler(input);
      }
    }
    this.passes = ["buffer", "image"].flatMap((type) => passes.filter((pass) => pass.type === type));
    this.keyboard = new Uint8Array(256 * 3 * 4);
    this.keys = gl.createTexture();
    this.mouse = { at: [0, 0], origin: [0, 0], pressed: false, clicked: false };
    this.restart();
  }

  restart() {
    this.frame = 0;
  }

  makeBuffer() {
    const size = [this.gl.canvas.width, this.gl.canvas.height];
    return { targets: [0, 1].map(() => makeTarget(this.gl, size, "rgba32f")), newest: 0 };
  }

  makeSampler({ filter, wrap }) {
    const gl = this.gl, sampler = gl.createSampler();
    for (const key of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.samplerParameteri(sampler, key, filter === "linear" ? gl.LINEAR : gl.NEAREST);
    }
    for (const key of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
      gl.samplerParameteri(sampler, key, wrap === "repeat" ? gl.REPEAT : gl.CLAMP_TO_EDGE);
    }
    return sampler;
  }

  /** A picture, its first row at the top if flipped; a buffer is never flipped. */
  async makePicture({ source, vflip }) {
    const gl = this.gl, image = new Image(), texture = gl.createTexture();
    image.src = source;
    await image.decode();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, vflip);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, image);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    return { texture, size: [image.width, image.height] };
  }

  /** What was and still fits is copied, the rest is zero, iFrame goes on. Which texture was the newest is forgotten. */
  resize(size) {
    const gl = this.gl;
    [gl.canvas.width, gl.canvas.height] = size;
    this.buffers.forEach((buffer) => {
      buffer.targets = buffer.targets.map((old) => {
        const target = makeTarget(gl, size, "rgba32f");
        const [width, height] = [0, 1].map((axis) => Math.min(size[axis], old.size[axis]));
        gl.bindFramebuffer(gl.READ_FRAMEBUFFER, old.framebuffer);
        gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, target.framebuffer);
        gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
        freeTarget(gl, old);
        return target;
      });
      buffer.newest = 0;
    });
  }

  /** The pointer in whole pixels from the bottom left; it counts only while pressed. */
  point([x, y, pressed]) {
    const at = [Math.floor(x), Math.floor(this.gl.canvas.height - y)];
    if (pressed) this.mouse.at = at;
    if (pressed && !this.mouse.pressed) Object.assign(this.mouse, { origin: at, clicked: true });
    this.mouse.pressed = pressed;
  }

  /** Rows of the keyboard: held now, pressed in this frame, toggled by every press. */
  press(codes) {
    for (let code = 0; code < 256; code++) {
      const [held, hit, toggle] = [0, 1, 2].map((row) => 4 * (row * 256 + code));
      const now = codes.includes(code);
      this.keyboard[hit] = now && !this.keyboard[held] ? 255 : 0;
      if (this.keyboard[hit]) this.keyboard[toggle] = 255 - this.keyboard[toggle];
      this.keyboard[held] = now ? 255 : 0;
    }
  }

  textureOf(input) {
    if (input.kind === "keyboard") return { texture: this.keys, size: [256, 3] };
    if (input.kind === "texture") return input.picture;
    const { targets, newest } = this.buffers[input.buffer];
    return targets[newest];
  }

  uniformsOf(pass, date) {
    const { width, height } = this.gl.canvas;
    const { at, origin, pressed, clicked } = this.mouse;
    const clock = clockOf(this.frame, date);
    const values = {
      iResolution: [width, height, 1], iTime: clock.time, iTimeDelta: clock.delta, iFrame: this.frame, iFrameRate: 60,
      iDate: clock.date, iSampleRate: 44100, iChannelTime: [0, 0, 0, 0], iChannelResolution: new Array(12).fill(0),
      // The signs tell: z that the button is down, w that it went down in this frame.
      iMouse: [...at, pressed ? origin[0] : -origin[0], clicked ? origin[1] : -origin[1]],
    };
    for (const input of pass.inputs) {
      const { texture, size } = this.textureOf(input);
      const channel = { texture, sampler: input.sampler };
      values[`iChannel${input.channel}`] = values[`iCh${input.channel}.sampler`] = channel;
      values.iChannelResolution.splice(3 * input.channel, 3, ...size, 1);
    }
    return values;
  }

  drawFrame(date) {
    const gl = this.gl;
    if (this.frame === 0) {
      this.buffers.flatMap(({ targets }) => targets).forEach((target) => fill(gl, target, [0, 0, 0, 0]));
    }
    gl.bindTexture(gl.TEXTURE_2D, this.keys);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, 256, 3, 0, gl.RGBA, gl.UNSIGNED_BYTE, this.keyboard);
    for (const pass of this.passes) {
      const buffer = pass.type === "buffer" ? this.buffers[pass.buffer] : null;
      draw(gl, pass.program, buffer ? buffer.targets[1 - buffer.newest] : null, this.uniformsOf(pass, date));
      if (buffer) buffer.newest = 1 - buffer.newest;
    }
    this.mouse.clicked = false;
    for (let code = 0; code < 256; code++) this.keyboard[4 * (256 + code)] = 0;
    this.frame++;
  }

  run(frames, { size, mouse, keys, date, buffer }) {
    const { width, height } = this.gl.canvas;
    if (size && (size[0] !== width || size[1] !== height)) this.resize(size);
    if (mouse) this.point(mouse);
    if (keys) this.press(keys);
    for (let i = 0; i < frames; i++) this.drawFrame(date);
    if (!buffer) return read(this.gl);
    const { targets, newest } = this.buffers[TABS.indexOf(buffer)];
    return read(this.gl, targets[newest]);
  }
}

publish(Shadertoy);
