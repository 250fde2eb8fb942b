// What every host needs of WebGL: programs, uniforms, targets, one triangle that covers all, pixels.

/** What a shader or a file is refused for; `load` answers its message. */
class Refused extends Error {}

function compile(gl, kind, source, name) {
  const shader = gl.createShader(kind);
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
    throw new Refused(`${name}: ${(gl.getShaderInfoLog(shader) || "does not compile").replace(/\0/g, "").trim()}`);
  }
  return shader;
}

function link(gl, vertex, fragment, name) {
  const program = gl.createProgram();
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertex, name));
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, fragment, name));
  gl.bindAttribLocation(program, 0, "position");
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Refused(`${name}: ${(gl.getProgramInfoLog(program) || "does not link").trim()}`);
  }
  return program;
}

let current = null;

/** A canvas with a triangle that covers it; the one before is given back, for a page has few. */
function makeContext(kind, [width, height], alpha = true) {
  current?.getExtension("WEBGL_lose_context").loseContext();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const gl = (current = canvas.getContext(kind, { antialias: false, depth: false, alpha, premultipliedAlpha: false }));
  for (const name of gl.getSupportedExtensions()) if (/float/.test(name)) gl.getExtension(name);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  return gl;
}

const isModern = (gl) => gl instanceof WebGL2RenderingContext;

function setSampling(gl, linear, repeat) {
  const [filter, wrap] = [linear ? gl.LINEAR : gl.NEAREST, repeat ? gl.REPEAT : gl.CLAMP_TO_EDGE];
  for (const key of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, key, filter);
  for (const key of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, key, wrap);
}

/** A texture to draw into, cleared to zero: `format` is "rgba8" or "rgba32f". */
function makeTarget(gl, [width, height], format, linear = false, repeat = false) {
  const target = { texture: gl.createTexture(), framebuffer: gl.createFramebuffer(), size: [width, height] };
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, target.texture);
  setSampling(gl, linear, repeat);
  const [internal, type] = format === "rgba8"
    ? [isModern(gl) ? gl.RGBA8 : gl.RGBA, gl.UNSIGNED_BYTE] : [isModern(gl) ? gl.RGBA32F : gl.RGBA, gl.FLOAT];
  gl.texImage2D(gl.TEXTURE_2D, 0, internal, width, height, 0, gl.RGBA, type, null);
  gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, target.texture, 0);
  if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) throw new Error(`no ${format} targets`);
  fill(gl, target, [0, 0, 0, 0]);
  return target;
}

function fill(gl, target, color) {
  gl.bindFramebuffer(gl.FRAMEBUFFER, target ? target.framebuffer : null);
  gl.clearColor(...color);
  gl.clear(gl.COLOR_BUFFER_BIT);
}

function freeTarget(gl, { texture, framebuffer }) {
  gl.deleteTexture(texture);
  gl.deleteFramebuffer(framebuffer);
}

function setterOf(gl, type) {
  const kinds = { FLOAT: "f", INT: "i", BOOL: "i" };
  for (const [kind, letter] of Object.entries(kinds)) {
    if (type === gl[kind]) return `uniform1${letter}v`;
    for (const n of [2, 3, 4]) if (type === gl[`${kind}_VEC${n}`]) return `uniform${n}${letter}v`;
  }
  throw new Error(`no way to set a uniform of type ${type}`);
}

/** Gives a program the values that it uses; a sampler's is `{texture, sampler}`, the sampler object if there is one. */
function setUniforms(gl, program, values) {
  gl.useProgram(program);
  let unit = 0;
  for (let i = 0; i < gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS); i++) {
    const { name, type } = gl.getActiveUniform(program, i);
    const at = gl.getUniformLocation(program, name);
    const value = values[name.replace(/\[0\]$/, "")];
    if (type === gl.SAMPLER_2D) {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, value?.texture ?? null);
      if (isModern(gl)) gl.bindSampler(unit, value?.sampler ?? null);
      gl.uniform1i(at, unit++);
    } else if (value !== undefined && value !== null) {
      gl[setterOf(gl, type)](at, [value].flat().map(Number));
    }
  }
}

/** Draws over the whole of a target, or of the canvas. */
function draw(gl, program, target, values) {
  setUniforms(gl, program, values);
  const [width, height] = target ? target.size : [gl.canvas.width, gl.canvas.height];
  gl.bindFramebuffer(gl.FRAMEBUFFER, target ? target.framebuffer : null);
  gl.viewport(0, 0, width, height);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
}

function textOf(array) {
  const bytes = new Uint8Array(array.buffer);
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

/** What the canvas, or a target of floats, holds: bottom row first. */
function read(gl, target) {
  const floats = Boolean(target) && target.format !== "rgba8";
  const [width, height] = target ? target.size : [gl.canvas.width, gl.canvas.height];
  const texels = new (floats ? Float32Array : Uint8Array)(4 * width * height);
  gl.bindFramebuffer(gl.FRAMEBUFFER, target ? target.framebuffer : null);
  gl.readPixels(0, 0, width, height, gl.RGBA, floats ? gl.FLOAT : gl.UNSIGNED_BYTE, texels);
  const error = gl.getError();
  if (error) throw new Error(`WebGL error ${error}`);
  return { size: [width, height], floats, data: textOf(texels) };
}

/** Makes a host of a class whose `load` throws Refused: `host.load` answers null or what is wrong. */
function publish(Host) {
  const host = new Host();
  globalThis.host = {
    async load(files, options) {
      try {
        await host.load(files, options);
        return null;
      } catch (error) {
        if (error instanceof Refused) return error.message;
        throw error;
      }
    },
    run: (frames, options) => host.run(frames, options),
    restart: () => host.restart(),
  };
}

/** The hosts' clock: a frame is a sixtieth of a second, the day is given. */
const clockOf = (frame, date = [2026, 0, 1, 0]) => ({ time: frame / 60, delta: 1 / 60, date });
