// Runs fragment shaders into float and integer targets: `runShaders(jobs)` answers each with its pixels or a refusal.

const contexts = {};

function contextOf(version) {
  if (!contexts[version] || contexts[version].isContextLost()) {
    const gl = document.createElement("canvas").getContext(version, { antialias: false });
    for (const name of gl.getSupportedExtensions()) {
      if (/float|draw_buffers|standard_derivatives|frag_depth|shader_texture_lod/.test(name)) gl.getExtension(name);
    }
    contexts[version] = gl;
  }
  return contexts[version];
}

const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

function textOf(array) {
  const bytes = new Uint8Array(array.buffer);
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

function compile(gl, kind, source) {
  const shader = gl.createShader(kind);
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) {
    throw new Error(gl.getShaderInfoLog(shader) || "does not compile, without a message");
  }
  return shader;
}

function link(gl, modern, source) {
  const vertex = modern
    ? "#version 300 es\nin vec2 position; void main() { gl_Position = vec4(position, 0.0, 1.0); }"
    : "attribute vec2 position; void main() { gl_Position = vec4(position, 0.0, 1.0); }";
  const program = gl.createProgram();
  gl.attachShader(program, compile(gl, gl.FRAGMENT_SHADER, source));
  gl.attachShader(program, compile(gl, gl.VERTEX_SHADER, vertex));
  gl.bindAttribLocation(program, 0, "position");
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error(gl.getProgramInfoLog(program) || "does not link, without a message");
  }
  return program;
}

/** The value that a dictionary holds for a uniform: under its name, or its members' names joined by dots. */
function valueOf(uniforms, name) {
  const plain = name.replace(/\[0\]$/, "");
  if (name in uniforms) return uniforms[name];
  if (plain in uniforms) return uniforms[plain];
  const whole = Object.keys(uniforms).find((key) => key.endsWith("." + plain));
  return whole === undefined ? undefined : uniforms[whole];
}

function setUniform(gl, program, { name, type, size }, value) {
  const at = gl.getUniformLocation(program, name);
  const flat = [value].flat(9).map(Number);
  const f = (n) => `uniform${n}fv`, i = (n) => `uniform${n}iv`, u = (n) => `uniform${n}uiv`;
  const setters = {
    FLOAT: f(1), FLOAT_VEC2: f(2), FLOAT_VEC3: f(3), FLOAT_VEC4: f(4),
    INT: i(1), INT_VEC2: i(2), INT_VEC3: i(3), INT_VEC4: i(4),
    BOOL: i(1), BOOL_VEC2: i(2), BOOL_VEC3: i(3), BOOL_VEC4: i(4),
    UNSIGNED_INT: u(1), UNSIGNED_INT_VEC2: u(2), UNSIGNED_INT_VEC3: u(3), UNSIGNED_INT_VEC4: u(4),
  };
  for (const key in setters) if (gl[key] === type) return gl[setters[key]](at, flat);
  for (const columns of [2, 3, 4]) {
    for (const rows of [2, 3, 4]) {
      const shape = columns === rows ? `${columns}` : `${columns}x${rows}`;
      if (gl[`FLOAT_MAT${shape}`] === type) return gl[`uniformMatrix${shape}fv`](at, false, flat);
    }
  }
  throw new Error(`no way to set uniform ${name}`);
}

const SAMPLERS = ["2D", "CUBE", "3D", "2D_ARRAY"].flatMap((shape) =>
  ["SAMPLER_", "INT_SAMPLER_", "UNSIGNED_INT_SAMPLER_"].map((kind) => kind + shape))
  .concat(["SAMPLER_2D_SHADOW", "SAMPLER_CUBE_SHADOW", "SAMPLER_2D_ARRAY_SHADOW"]);
const isSampler = (gl, type) => SAMPLERS.some((key) => gl[key] === type);

function setBlocks(gl, program, uniforms) {
  const buffers = [];
  const blocks = gl.getProgramParameter(program, gl.ACTIVE_UNIFORM_BLOCKS);
  for (let block = 0; block < blocks; block++) {
    const bytes = new DataView(
      new ArrayBuffer(gl.getActiveUniformBlockParameter(program, block, gl.UNIFORM_BLOCK_DATA_SIZE)));
    for (const index of gl.getActiveUniformBlockParameter(program, block, gl.UNIFORM_BLOCK_ACTIVE_UNIFORM_INDICES)) {
      const info = gl.getActiveUniform(program, index);
      const layout = (key) => gl.getActiveUniforms(program, [index], gl[key])[0];
      const value = valueOf(uniforms, info.name);
      if (value === undefined) continue;
      const kind = Object.keys(WebGL2RenderingContext).find(
        (key) => /^(FLOAT|INT|BOOL|UNSIGNED_INT)(_VEC\d|_MAT\d(x\d)?)?$/.test(key) && gl[key] === info.type);
      const shape = kind.match(/MAT(\d)(?:x(\d))?$/);
      const columns = shape ? Number(shape[1]) : 1;
      const rows = shape ? Number(shape[2] ?? shape[1]) : Number(kind.match(/VEC(\d)$/)?.[1] ?? 1);
      const flat = [value].flat(9).map(Number);
      for (let element = 0; element < info.size; element++) {
        for (let column = 0; column < columns; column++) {
          for (let row = 0; row < rows; row++) {
            const [down, right] = layout("UNIFORM_IS_ROW_MAJOR") ? [column, row] : [row, column];
            const stride = columns > 1 ? layout("UNIFORM_MATRIX_STRIDE") : 0;
            const at = layout("UNIFORM_OFFSET") + element * Math.max(0, layout("UNIFORM_ARRAY_STRIDE"))
              + right * stride + down * 4;
            const number = flat[(element * columns + column) * rows + row];
            if (kind.startsWith("FLOAT")) bytes.setFloat32(at, number, true);
            else bytes.setInt32(at, number, true);
          }
        }
      }
    }
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.UNIFORM_BUFFER, buffer);
    gl.bufferData(gl.UNIFORM_BUFFER, bytes.buffer, gl.STATIC_DRAW);
    gl.bindBufferBase(gl.UNIFORM_BUFFER, block, buffer);
    gl.uniformBlockBinding(program, block, block);
    buffers.push(buffer);
  }
  return buffers;
}

function makeTexture(gl, modern, { target, width, height, depth, format, data, linear, wrap, compares }) {
  const texture = gl.createTexture();
  const at = gl[target ?? "TEXTURE_2D"];
  gl.bindTexture(at, texture);
  const filter = linear ? gl.LINEAR : gl.NEAREST;
  const edge = { repeat: gl.REPEAT, mirror: gl.MIRRORED_REPEAT }[wrap] ?? gl.CLAMP_TO_EDGE;
  for (const key of ["TEXTURE_MIN_FILTER", "TEXTURE_MAG_FILTER"]) gl.texParameteri(at, gl[key], filter);
  for (const key of ["TEXTURE_WRAP_S", "TEXTURE_WRAP_T"]) gl.texParameteri(at, gl[key], edge);
  if (modern) gl.texParameteri(at, gl.TEXTURE_WRAP_R, edge);
  if (compares) gl.texParameteri(at, gl.TEXTURE_COMPARE_MODE, gl.COMPARE_REF_TO_TEXTURE);
  const [internal, layout, type] = {
    rgba8: [modern ? gl.RGBA8 : gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE],
    rgba32f: [modern ? gl.RGBA32F : gl.RGBA, gl.RGBA, gl.FLOAT],
    rgba16i: [gl.RGBA16I, gl.RGBA_INTEGER, gl.SHORT],
    rgba8ui: [gl.RGBA8UI, gl.RGBA_INTEGER, gl.UNSIGNED_BYTE],
    depth16: [gl.DEPTH_COMPONENT16, gl.DEPTH_COMPONENT, gl.UNSIGNED_SHORT],
    rgba32i: [gl.RGBA32I, gl.RGBA_INTEGER, gl.INT],
    rgba32ui: [gl.RGBA32UI, gl.RGBA_INTEGER, gl.UNSIGNED_INT],
  }[format];
  const arrays = {
    rgba8: Uint8Array, rgba32f: Float32Array, rgba32i: Int32Array, rgba32ui: Uint32Array, rgba16i: Int16Array,
    rgba8ui: Uint8Array, depth16: Uint16Array };
  const texels = data === null ? null : new arrays[format](bytesOf(data).buffer);
  // Rows of bytes need not fill words.
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  if (target === "TEXTURE_CUBE_MAP") {
    const size = texels.length / depth;
    for (let face = 0; face < depth; face++) {
      const part = texels.subarray(face * size, (face + 1) * size);
      gl.texImage2D(gl.TEXTURE_CUBE_MAP_POSITIVE_X + face, 0, internal, width, height, 0, layout, type, part);
    }
  } else if (depth > 1) {
    gl.texImage3D(at, 0, internal, width, height, depth, 0, layout, type, texels);
  } else {
    gl.texImage2D(at, 0, internal, width, height, 0, layout, type, texels);
  }
  return texture;
}

const FORMATS = { float: "rgba32f", int: "rgba32i", uint: "rgba32ui" };

/** Textures for every output, attached where the program puts it; all cleared to zero. */
function makeTargets(gl, modern, program, { size: [width, height], outputs }) {
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  const extension = modern ? null : gl.getExtension("WEBGL_draw_buffers");
  const places = outputs.map(({ name }) =>
    modern ? gl.getFragDataLocation(program, name) : Number(name.match(/\[(\d)\]$/)?.[1] ?? 0));
  const textures = outputs.map(({ base }, index) => {
    const texture = makeTexture(gl, modern, { width, height, format: FORMATS[base], data: null });
    if (places[index] >= 0) {
      const attachment = gl.COLOR_ATTACHMENT0 + places[index];
      gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, texture, 0);
    }
    return texture;
  });
  const buffers = Array.from({ length: Math.max(...places) + 1 }, (_, place) =>
    places.includes(place) ? gl.COLOR_ATTACHMENT0 + place : gl.NONE);
  if (modern) gl.drawBuffers(buffers);
  else extension.drawBuffersWEBGL(buffers);
  if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) throw new Error("no such target");
  return { framebuffer, textures, places };
}

function readTargets(gl, { outputs, size: [width, height] }, { places }) {
  return outputs.map(({ base }, index) => {
    const texels = new { float: Float32Array, int: Int32Array, uint: Uint32Array }[base](4 * width * height);
    if (places[index] < 0) return textOf(texels);
    if (gl.readBuffer) gl.readBuffer(gl.COLOR_ATTACHMENT0 + places[index]);
    const layout = base === "float" ? gl.RGBA : gl.RGBA_INTEGER;
    const type = { float: gl.FLOAT, int: gl.INT, uint: gl.UNSIGNED_INT }[base];
    gl.readPixels(0, 0, width, height, layout, type, texels);
    return textOf(texels);
  });
}

/** One target a frame in turn; the one before is the texture `feedback`. */
function runShader(job) {
  const modern = job.version === "300 es";
  const gl = contextOf(modern ? "webgl2" : "webgl");
  const [width, height] = job.size;
  let program;
  try {
    program = link(gl, modern, job.source);
  } catch (error) {
    return { refusal: error.message };
  }
  gl.useProgram(program);
  gl.viewport(0, 0, width, height);
  const made = Object.fromEntries(
    Object.entries(job.textures).map(([name, texture]) => [name, makeTexture(gl, modern, texture)]));
  const blank = makeTexture(gl, modern, { width: 1, height: 1, format: "rgba8", data: "AAAA/w==" });
  // Before samplers get their textures: making one binds it to the active unit.
  const copies = (job.feedback ? [0, 1] : [0]).map(() => makeTargets(gl, modern, program, job));
  const samplers = {};
  const set = (uniforms) => {
    let unit = 0;
    for (let i = 0; i < gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS); i++) {
      const info = gl.getActiveUniform(program, i);
      if (modern && gl.getActiveUniforms(program, [i], gl.UNIFORM_BLOCK_INDEX)[0] >= 0) continue;
      if (isSampler(gl, info.type)) {
        samplers[info.name] = unit;
        gl.activeTexture(gl.TEXTURE0 + unit);
        gl.bindTexture(gl[job.textures[info.name]?.target ?? "TEXTURE_2D"], made[info.name] ?? blank);
        gl.uniform1i(gl.getUniformLocation(program, info.name), unit++);
      } else {
        const value = valueOf(uniforms, info.name);
        if (value !== undefined) setUniform(gl, program, info, value);
      }
    }
  };
  set(job.uniforms);
  const buffers = modern ? setBlocks(gl, program, job.uniforms) : [];
  const corners = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, corners);
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  let target;
  for (let frame = 0; frame < (job.frames ?? 1); frame++) {
    target = copies[frame % copies.length];
    if (job.feedback) {
      const frameUniforms = { iFrame: frame };
      if ("iFrame" in job.uniforms) set({ ...job.uniforms, ...frameUniforms });
      gl.activeTexture(gl.TEXTURE0 + (samplers[job.feedback] ?? 0));
      gl.bindTexture(gl.TEXTURE_2D, copies[(frame + 1) % 2].textures[0]);
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }
  const pixels = readTargets(gl, job, target);
  const error = gl.getError();
  for (const { framebuffer, textures } of copies) {
    gl.deleteFramebuffer(framebuffer);
    textures.forEach((texture) => gl.deleteTexture(texture));
  }
  [blank, ...Object.values(made)].forEach((texture) => gl.deleteTexture(texture));
  [corners, ...buffers].forEach((buffer) => gl.deleteBuffer(buffer));
  gl.deleteProgram(program);
  if (gl.isContextLost()) return { failure: "the graphics context was lost" };
  return error ? { failure: `WebGL error ${error}` } : { pixels };
}

globalThis.runShaders = (jobs) => jobs.map((job) => {
  try {
    return runShader(job);
  } catch (error) {
    return { failure: String(error.stack) };
  }
});
