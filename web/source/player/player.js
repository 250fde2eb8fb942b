import * as GL from "./constants.js";
import { on } from "../on.js";
import { makeImages, makeTexture } from "./images.js";
import { makePass } from "./pass.js";
import { pictureOf, planesOf, readImage } from "./reading.js";
import { OWN_SHADERS } from "./shaders.js";
import { Unsupported } from "./unsupported.js";
import { variants } from "./variants.js";

/**
 * A neural cellular automaton on the GPU.
 *
 * The state is a stack of images, four channels each, in two copies: every pass reads the front copy, writes the
 * back copy, and the copies swap. Texel row 0 is the top row of the picture. The shaders come with the model; the
 * player knows their uniforms and nothing of the rule.
 *
 * `canvas` is where `draw` shows the grid; its size is its owner's business. `restored()` is called after a lost
 * context was rebuilt and reseeded, `failed(error)` if it was not.
 */
export function makePlayer(canvas, model, restored, failed) {
  const [width, height] = model.size;
  const { channels } = model;
  const bytesLimit = model.stateLimit / 127;
  let seed = model.seed >>> 0;
  let stepCount = 0;
  let lost = false;
  let isChanged;  // since it was drawn
  let steering;
  // On the GPU: how the model runs here, its passes, the state's two copies, what a half step has updated, which
  // model each cell obeys in two copies, a picture that erases, what drives cells, and how far the work must come.
  let variant, passes, front, back, updated, map, otherMap, mask, lamp, fence;
  const evenLight = (share) =>
    new ImageData(new Uint8ClampedArray(4 * width * height).fill(255 * share), width, height);
  let light = evenLight(1);

  const options = { alpha: false, antialias: false, depth: false, stencil: false };
  const gl = canvas.getContext("webgl2", options) || canvas.getContext("webgl", options);
  if (!gl) throw new Unsupported("This texture is drawn with WebGL, which this browser does not offer.");

  /** Makes programs and images in the first way that this device bears. */
  function build() {
    fence = mask = front = back = null;
    const [longest, ...targets] = [GL.MAX_TEXTURE_SIZE, GL.MAX_DRAW_BUFFERS, GL.MAX_COLOR_ATTACHMENTS]
      .slice(0, gl.fenceSync ? 3 : 1).map((name) => gl.getParameter(name));
    for (const way of variants(gl, model)) {
      variant = way;
      if (way.textures > Math.min(...targets) || Math.max(width * way.texels, height) > longest) continue;
      const images = (columns) => makeImages(gl, way.storage, columns * way.texels, height, way.textures);
      front = images(width);
      back = front && images(width);
      if (!back) continue;
      updated = model.shaders.update && images(Math.ceil(width / 2));
      break;
    }
    if (!back) {
      throw new Unsupported(longest < Math.max(width, height)
        ? `A grid of ${width} × ${height} cells is too large for this device's graphics.`
        : "This texture computes with images that this device's graphics cannot write.");
    }
    if (model.models) {
      [map, otherMap] = [0, 1].map(() => makeImages(gl, [GL.RGBA, GL.UNSIGNED_BYTE], width, height, 1));
    }
    lamp = makeTexture(gl, [GL.RGBA, GL.UNSIGNED_BYTE], 1, 1);
    upload(lamp, light);
    const { vertex, ...fragments } = variant.shaders;
    passes = {};
    for (const name in fragments) passes[name] = makePass(gl, name, vertex, fragments[name]);
    for (const name in OWN_SHADERS) passes[name] = makePass(gl, name, variant.plain, OWN_SHADERS[name]);
    gl.bindBuffer(GL.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(GL.ARRAY_BUFFER, new Float32Array([0, 0, 2, 0, 0, 2]), GL.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, GL.FLOAT, false, 0, 0);
    gl.blendFunc(GL.SRC_ALPHA, GL.ONE_MINUS_SRC_ALPHA);
  }

  /** Runs a pass over all texels of a target, with what all passes want to know and what `more` tells this one. */
  function run({ program, at }, target, more) {
    gl.bindFramebuffer(GL.FRAMEBUFFER, target.framebuffer);
    gl.viewport(0, 0, target.width, target.height);
    gl.useProgram(program);
    let unit = 0;
    const bind = (name, texture) => {
      if (!at(name)) return;
      gl.activeTexture(GL.TEXTURE0 + unit);
      gl.bindTexture(GL.TEXTURE_2D, texture);
      gl.uniform1i(at(name), unit++);
    };
    front.textures.forEach((texture, index) => bind("u_state" + index, texture));
    updated?.textures.forEach((texture, index) => bind("u_updated" + index, texture));
    if (map) bind("u_map", map.textures[0]);
    bind("u_light", lamp);
    const step = stepCount & 0xffffff;  // the mask counts steps in 24 bits
    if (variant.counts) {
      gl.uniform2i(at("u_size"), width, height);
      gl.uniform1ui(at("u_seed"), seed);
      gl.uniform1ui(at("u_step"), step);
    } else {
      gl.uniform2f(at("u_size"), width, height);
      gl.uniform2f(at("u_seed"), seed & 0xffffff, seed >>> 24);
      gl.uniform1f(at("u_step"), step);
    }
    gl.uniform4fv(at("u_steer"), steering);
    more?.(at, bind);
    isChanged = true;
    gl.drawArrays(GL.TRIANGLES, 0, 3);
  }

  /** Runs a pass from the front copy into the back copy, and swaps them. */
  function advance(pass, more) {
    run(pass, back, more);
    [front, back] = [back, front];
  }

  function upload(texture, picture) {
    gl.bindTexture(GL.TEXTURE_2D, texture);
    gl.texImage2D(GL.TEXTURE_2D, 0, GL.RGBA, GL.RGBA, GL.UNSIGNED_BYTE, picture);
  }

  /** Sets cells back to zero: within a brush `[x, y, radius]`, or where a picture that covers the grid is dark. */
  function clear(brush, picture) {
    for (const framebuffer of front.parts) {
      run(passes.erase, { ...front, framebuffer }, (at, bind) => {
        bind("t", picture);
        gl.uniform3f(at("s"), width, height, channels);
        gl.uniform2f(at("g"), 0, variant.texels);
        gl.uniform3fv(at("b"), brush);
      });
    }
  }

  function read(index) {
    if (lost) throw new Error("The graphics context is lost.");
    return readImage(gl, front, index, variant.format === "rgba8", bytesLimit);
  }

  const player = {
    width, height, channels,
    get seed() { return seed; },
    get stepCount() { return stepCount; },
    get isChanged() { return isChanged; },
    /** How the state is kept on this device: "rgba32f", "rgba16f" or "rgba8". */
    get stateFormat() { return variant.format; },

    /** Starts again from the zero state; without a seed the same run once more. */
    reset(newSeed = seed) {
      seed = newSeed >>> 0;
      stepCount = 0;
      isChanged = true;
      if (lost) return;
      gl.bindFramebuffer(GL.FRAMEBUFFER, front.framebuffer);
      gl.clear(GL.COLOR_BUFFER_BIT);
    },

    /** Runs `count` steps now. */
    step(count = 1) {
      if (lost) return;
      for (; count > 0; count--) {
        // Of every two neighbours one updates: half as many columns do all the work.
        if (updated) run(passes.update, updated);
        advance(passes[updated ? "apply" : "step"]);
        stepCount++;
      }
    },

    /**
     * Turns the texture by `angle` (radians, clockwise) and scales its features by `size`, 0.5 to 1.1; `field` 1 is
     * radial, 2 bipolar, 3 as the light says.
     */
    steer({ angle = 0, size = 1, field = 0 } = {}) {
      steering = [Math.cos(angle), Math.sin(angle), size, field];
    },

    /** Sets the cells within `radius` of (x, y) back to zero; all in cells from the top left corner. */
    erase(x, y, radius) {
      if (!lost && radius > 0) clear([x, y, radius], lamp);
    },

    /** Sets the cells back to zero where a picture that covers the grid is dark. */
    eraseDark(picture) {
      if (lost) return;
      mask ??= makeTexture(gl, [GL.RGBA, GL.UNSIGNED_BYTE], 1, 1);
      upload(mask, picture);
      clear([0, 0, 0], mask);
    },

    /** Drives each cell, as `ImageData`: red is the share of its updates that it takes, green its turn by field 3. */
    setLight(picture) {
      light = picture;
      if (!lost) upload(lamp, light);
    },

    /** Lets all cells take a share of their updates, in 0 to 1. */
    setRate(share) { player.setLight(evenLight(share)); },

    /** How much each model counts in each cell: four bytes a cell, as `ImageData`. */
    setMap(shares) {
      if (map && !lost) upload(map.textures[0], shares);
    },

    /** Makes the cells within `radius` of (x, y) obey another of the models. */
    paint(x, y, radius, index) {
      if (lost || !map) return;
      run(passes.map, otherMap, (at) => {
        gl.uniform3f(at("u_brush"), x, y, radius);
        gl.uniform4fv(at("u_ink"), [0, 1, 2, 3].map((model) => +(model === index)));
      });
      [map, otherMap] = [otherMap, map];
    },

    /**
     * Shows the grid, repeated without end, on the canvas; with bars for the channels where cells are large.
     *
     * @param view `x`, `y`: the cell at the canvas' top left corner; `cellsPerPixel`; `showsChannels`.
     */
    draw(view, smooth) {
      if (lost) return;
      const screen = { framebuffer: null, width: canvas.width, height: canvas.height };
      const setView = (at) => gl.uniform4f(at("u_view"), view.x, view.y, view.cellsPerPixel, canvas.height);
      run(passes.display, screen, (at) => {
        setView(at);
        gl.uniform1i(at("u_smooth"), smooth ? 1 : 0);
      });
      const { format, texels, textures } = variant;
      const groups = view.showsChannels ? textures * texels : 0;
      gl.enable(GL.BLEND);
      for (let group = 0; group < groups; group++) {
        run(passes.cells, screen, (at, bind) => {
          setView(at);
          bind("t", front.textures[texels > 1 ? 0 : group]);
          gl.uniform3f(at("s"), width, height, channels);
          gl.uniform2f(at("g"), group, texels);
          const [unit, zero] = format === "rgba8" ? [255 * bytesLimit, -128 * bytesLimit] : [1, 0];
          gl.uniform2f(at("k"), unit, zero);
        });
      }
      gl.disable(GL.BLEND);
      isChanged = false;
    },

    /** The texts of all passes as they run here. */
    shaders() {
      // In the page lines are joined; a loop's head stays together.
      const lines = (text) => text.replace(/[;{}](?![^(]*\))/g, "$&\n");
      return Object.entries(variant.shaders).map(([name, text]) => `// ${name}\n${lines(text)}`).join("\n");
    },

    /** The state, a Float32Array `[channels, height, width]`. */
    state() {
      return planesOf(front.textures.map((_, index) => read(index)), variant.texels, channels, width * height);
    },

    /** The grid's picture, RGBA8, top row first. */
    pixels() { return pictureOf(read(0), variant.texels); },

    /** Remembers how far the GPU must come before `busy` ends; without WebGL 2 waits until it is there. */
    mark() {
      if (lost) return;
      if (!gl.fenceSync) {
        gl.bindFramebuffer(GL.FRAMEBUFFER, null);
        return gl.readPixels(0, 0, 1, 1, GL.RGBA, GL.UNSIGNED_BYTE, new Uint8Array(4));
      }
      if (fence) gl.deleteSync(fence);
      fence = gl.fenceSync(GL.SYNC_GPU_COMMANDS_COMPLETE, 0);
      gl.flush();
    },

    /** Whether the GPU still works on what came before the last `mark()`. */
    get busy() {
      return fence && !lost && gl.getSyncParameter(fence, GL.SYNC_STATUS) !== GL.SIGNALED;
    },
  };

  on(canvas, "webglcontextlost", (event) => {
    event.preventDefault();  // or the browser would never restore it
    lost = true;
  });
  on(canvas, "webglcontextrestored", () => {
    lost = false;
    try {
      build();
      player.reset();
    } catch (error) {
      return failed(error);
    }
    restored();
  });
  player.steer();
  build();
  return player;
}
