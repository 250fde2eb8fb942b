// Compiles fragment shaders, draws one pixel where a colour is asked for, and answers verdicts.
(cases) => {
  const context = (kind, extensions) => {
    const gl = document.createElement("canvas").getContext(kind);
    if (!gl) throw new Error(`no ${kind}`);
    for (const name of extensions) gl.getExtension(name);
    return gl;
  };
  const contexts = {
    300: context("webgl2", ["EXT_color_buffer_float"]),
    100: context("webgl", [
      "OES_texture_float", "WEBGL_color_buffer_float", "OES_standard_derivatives", "EXT_frag_depth",
      "EXT_shader_texture_lod", "WEBGL_draw_buffers",
    ]),
  };

  const setUniform = (gl, program, name, value) => {
    const count = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS);
    for (let i = 0; i < count; i++) {
      const info = gl.getActiveUniform(program, i);
      if (info.name !== name && info.name !== `${name}[0]`) continue;
      const location = gl.getUniformLocation(program, name);
      const flat = [value].flat(Infinity).map(Number);
      const setter = {
        [gl.FLOAT]: "1fv", [gl.FLOAT_VEC2]: "2fv", [gl.FLOAT_VEC3]: "3fv", [gl.FLOAT_VEC4]: "4fv",
        [gl.INT]: "1iv", [gl.INT_VEC2]: "2iv", [gl.INT_VEC3]: "3iv", [gl.INT_VEC4]: "4iv",
        [gl.BOOL]: "1iv", [gl.BOOL_VEC2]: "2iv", [gl.BOOL_VEC3]: "3iv", [gl.BOOL_VEC4]: "4iv",
        [gl.UNSIGNED_INT]: "1uiv", [gl.UNSIGNED_INT_VEC2]: "2uiv",
        [gl.UNSIGNED_INT_VEC3]: "3uiv", [gl.UNSIGNED_INT_VEC4]: "4uiv",
      }[info.type];
      if (setter) return gl[`uniform${setter}`](location, flat);
      const shape = {
        [gl.FLOAT_MAT2]: "2", [gl.FLOAT_MAT3]: "3", [gl.FLOAT_MAT4]: "4",
        [gl.FLOAT_MAT2x3]: "2x3", [gl.FLOAT_MAT2x4]: "2x4", [gl.FLOAT_MAT3x2]: "3x2",
        [gl.FLOAT_MAT3x4]: "3x4", [gl.FLOAT_MAT4x2]: "4x2", [gl.FLOAT_MAT4x3]: "4x3",
      }[info.type];
      return gl[`uniformMatrix${shape}fv`](location, false, flat);
    }
  };

  // A target that suits the shader's first output: 32-bit float, int or uint.
  const target = (gl, text) => {
    const kind = /\bout\s+(?:(?:highp|mediump|lowp)\s+)?(?:(int|ivec)|(uint|uvec))/.exec(text);
    const [internal, format, type, array] =
      gl === contexts[100] ? [gl.RGBA, gl.RGBA, gl.FLOAT, Float32Array]
        : kind?.[1] ? [gl.RGBA32I, gl.RGBA_INTEGER, gl.INT, Int32Array]
        : kind?.[2] ? [gl.RGBA32UI, gl.RGBA_INTEGER, gl.UNSIGNED_INT, Uint32Array]
        : [gl.RGBA32F, gl.RGBA, gl.FLOAT, Float32Array];
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texImage2D(gl.TEXTURE_2D, 0, internal, 1, 1, 0, format, type, null);
    return { internal, format, type, array, texture: gl.getParameter(gl.TEXTURE_BINDING_2D) };
  };

  const vertexShaders = {};
  const vertexShader = (gl, version) => {
    if (vertexShaders[version]) return vertexShaders[version];
    const shader = gl.createShader(gl.VERTEX_SHADER);
    const head = version === 300 ? "#version 300 es\n" : "";
    gl.shaderSource(shader, `${head}void main() { gl_Position = vec4(0, 0, 0, 1); gl_PointSize = 1.0; }`);
    gl.compileShader(shader);
    return vertexShaders[version] = shader;
  };

  // Everything is submitted before anything is asked, so that the driver need not wait for us.
  const jobs = cases.map(({ version, text, draws }) => {
    const gl = contexts[version];
    const shader = gl.createShader(gl.FRAGMENT_SHADER);
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    let program;
    if (draws) {
      program = gl.createProgram();
      gl.attachShader(program, vertexShader(gl, version));
      gl.attachShader(program, shader);
      gl.linkProgram(program);
    }
    return { gl, shader, program };
  });

  return cases.map(({ text, uniforms }, index) => {
    const { gl, shader, program } = jobs[index];
    const accepted = gl.getShaderParameter(shader, gl.COMPILE_STATUS);
    const log = gl.getShaderInfoLog(shader) ?? "";
    if (!accepted || !program) return { accepted, log };
    if (!gl.getProgramParameter(program, gl.LINK_STATUS))
      return { accepted: false, log: `link: ${gl.getProgramInfoLog(program)}` };
    const { format, type, array, texture } = target(gl, text);
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    gl.viewport(0, 0, 1, 1);
    gl.useProgram(program);
    for (const [name, value] of Object.entries(uniforms)) setUniform(gl, program, name, value);
    gl.drawArrays(gl.POINTS, 0, 1);
    const color = new array(4);
    gl.readPixels(0, 0, 1, 1, format, type, color);
    const error = gl.getError();
    gl.deleteFramebuffer(framebuffer);
    gl.deleteTexture(texture);
    gl.deleteProgram(program);
    gl.deleteShader(shader);
    return error ? { accepted: false, log: `GL error ${error}` } : { accepted, log, color: Array.from(color, String) };
  });
}
