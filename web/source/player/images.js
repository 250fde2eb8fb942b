import * as GL from "./constants.js";

/** A texture whose texels stay apart. */
export function makeTexture(gl, [format, type], width, height) {
  const texture = gl.createTexture();
  gl.bindTexture(GL.TEXTURE_2D, texture);
  gl.texImage2D(GL.TEXTURE_2D, 0, format, width, height, 0, GL.RGBA, type, null);
  const set = (name, value) => gl.texParameteri(GL.TEXTURE_2D, name, value);
  set(GL.TEXTURE_MIN_FILTER, GL.NEAREST);
  set(GL.TEXTURE_MAG_FILTER, GL.NEAREST);
  set(GL.TEXTURE_WRAP_S, GL.CLAMP_TO_EDGE);
  set(GL.TEXTURE_WRAP_T, GL.CLAMP_TO_EDGE);
  return texture;
}

/** A framebuffer that writes all of the textures at once. */
function makeFramebuffer(gl, textures) {
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(GL.FRAMEBUFFER, framebuffer);
  const attachments = textures.map((texture, index) => {
    gl.framebufferTexture2D(GL.FRAMEBUFFER, GL.COLOR_ATTACHMENT0 + index, GL.TEXTURE_2D, texture, 0);
    return GL.COLOR_ATTACHMENT0 + index;
  });
  gl.drawBuffers?.(attachments);
  return framebuffer;
}

/**
 * Zeroed textures of one size, the `framebuffer` that writes all of them, and `parts`, one that writes each.
 *
 * @return null where this device cannot write such textures.
 */
export function makeImages(gl, storage, width, height, count) {
  const textures = Array.from({ length: count }, () => makeTexture(gl, storage, width, height));
  const parts = textures.map((texture) => makeFramebuffer(gl, [texture]));
  const framebuffer = count > 1 ? makeFramebuffer(gl, textures) : parts[0];
  // A context that is lost meanwhile says no to everything and will come back.
  const isComplete = gl.isContextLost() || gl.checkFramebufferStatus(GL.FRAMEBUFFER) === GL.FRAMEBUFFER_COMPLETE;
  if (isComplete) return { textures, framebuffer, parts, width, height };
  textures.forEach((texture) => gl.deleteTexture(texture));
  return null;
}
