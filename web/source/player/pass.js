import * as GL from "./constants.js";
import { Unsupported } from "./unsupported.js";

/** A compiled program and `at(uniform)`: where a uniform is; null, which WebGL ignores, where there is none. */
export function makePass(gl, name, vertex, fragment) {
  const program = gl.createProgram();
  const shaders = [[GL.VERTEX_SHADER, vertex], [GL.FRAGMENT_SHADER, fragment]].map(([type, text]) => {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    return shader;
  });
  gl.bindAttribLocation(program, 0, "corner");
  gl.linkProgram(program);
  // A context that is lost meanwhile fails everything and is no fault of the shader.
  if (!gl.getProgramParameter(program, GL.LINK_STATUS) && !gl.isContextLost()) {
    const log = [...shaders.map((shader) => gl.getShaderInfoLog(shader)), gl.getProgramInfoLog(program)];
    throw new Unsupported(`The ${name} shader does not compile on this device: ${log.join(" ").trim()}`);
  }
  const locations = {};
  // What a shader lacks is remembered, too: every draw asks.
  const at = (uniform) => uniform in locations ? locations[uniform] : locations[uniform] = gl.getUniformLocation(program, uniform);
  return { program, at };
}
