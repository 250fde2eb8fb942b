import * as GL from "./constants.js";

/** One image's states, RGBA, top row first; `bytesLimit` is the unit of states in bytes. */
export function readImage(gl, { parts, width, height }, index, isBytes, bytesLimit) {
  const texels = new (isBytes ? Uint8Array : Float32Array)(4 * width * height);
  gl.bindFramebuffer(GL.FRAMEBUFFER, parts[index]);
  gl.readPixels(0, 0, width, height, GL.RGBA, isBytes ? GL.UNSIGNED_BYTE : GL.FLOAT, texels);
  // Codes; 0 was never written.
  return isBytes ? Float32Array.from(texels, (code) => code && (code - 128) * bytesLimit) : texels;
}

/** Images, or one whose cells take `texels` side by side, as a plane of `cells` states a channel. */
export function planesOf(images, texels, channels, cells) {
  return Float32Array.from({ length: channels * cells }, (_, i) => {
    const channel = Math.floor(i / cells);
    const group = channel >> 2;
    const texel = texels > 1 ? i % cells * texels + group : i % cells;
    return images[texels > 1 ? 0 : group][4 * texel + channel % 4];
  });
}

/** The picture of an image's cells, RGBA8. */
export function pictureOf(image, texels) {
  const picture = new Uint8ClampedArray(image.length / texels);  // clamps and rounds by itself
  picture.forEach((_, i) => {
    const channel = i % 4;
    picture[i] = channel > 2 ? 255 : (image[(i - channel) * texels + channel] + 0.5) * 255;
  });
  return picture;
}
