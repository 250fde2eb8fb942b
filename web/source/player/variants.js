import * as GL from "./constants.js";
import { patchedTexts } from "./texts.js";

/**
 * The ways in which this device might run the model, the best first.
 *
 * `shaders`: texts by pass; `plain`, a vertex shader of WebGL 1; `format` of the state and its `storage`, the arguments of `texImage2D`; `textures`
 * of the state and `texels` of one texture that a cell takes; `counts`: whether the shaders have integers.
 */
export function variants(gl, { shaders, webgl1, bytes, stateFormat, stateTextures }) {
  const extension = (name) => gl.getExtension(name);
  const isSecond = Boolean(gl.fenceSync);
  // Float images can be written with one of these. Having one is a promise that some devices break.
  ["EXT_color_buffer_float", "EXT_color_buffer_half_float", "WEBGL_color_buffer_float"].forEach(extension);
  const storages = isSecond
    ? { rgba32f: [GL.RGBA32F, GL.FLOAT], rgba16f: [GL.RGBA16F, GL.HALF_FLOAT] }
    : {
      rgba32f: [GL.RGBA, extension("OES_texture_float") && GL.FLOAT],
      rgba16f: [GL.RGBA, extension("OES_texture_half_float") && GL.HALF_FLOAT_OES],
    };
  storages.rgba8 = [GL.RGBA, GL.UNSIGNED_BYTE];

  const result = [];
  const firstTexts = patchedTexts(shaders, webgl1);
  const add = (format, variant) => {
    const storage = storages[format];
    if (storage[1]) result.push({ format, storage, plain: firstTexts.vertex, ...variant });
  };
  const formats = stateFormat === "rgba8" ? [stateFormat] : new Set([stateFormat, "rgba16f"]);
  if (isSecond) formats.forEach((format) => add(format, { shaders, textures: stateTextures, texels: 1, counts: true }));
  // What WebGL 1 runs, WebGL 2 runs too.
  const single = { shaders: firstTexts, textures: 1, texels: stateTextures };
  formats.forEach((format) => add(format, single));
  if (bytes) add("rgba8", { ...single, shaders: patchedTexts(firstTexts, bytes) });
  return result;
}
