// A page that uses an exported module as a page of three.js does: its material on a plane that fills the window.

const KEPT = {
  renderTarget: (renderer) => renderer.getRenderTarget(),
  autoClear: (renderer) => renderer.autoClear,
  toneMapping: (renderer) => renderer.toneMapping,
  clearAlpha: (renderer) => renderer.getClearAlpha(),
  scissorTest: (renderer) => renderer.getScissorTest?.() ?? false,
  viewport: (renderer, THREE) => renderer.getCurrentViewport(new THREE.Vector4()).toArray().join(),
};

class ThreePage {
  /**
   * `files` is `{url}` of the module; `adapter` the text of `(module, {THREE, renderer}) => automaton`, where an
   * automaton has a `material` and `update(frame)`, `frame` being `{renderer, frame, time, mouse, inputs}`.
   */
  async load({ url }, { size, adapter, webgl = 2, settings = {} }) {
    const THREE = (this.THREE = await import("three"));
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: size[0], height: size[1] });
    const gl = (this.gl = canvas.getContext(webgl === 2 ? "webgl2" : "webgl", { alpha: true, antialias: false }));
    this.renderer = new THREE.WebGLRenderer({ canvas, context: gl });
    Object.assign(this.renderer, settings);
    this.renderer.setPixelRatio(1);
    this.renderer.setSize(...size, false);
    let module;
    try {
      module = await import(url);
      this.automaton = await (0, eval)(adapter)(module, { THREE, renderer: this.renderer });
    } catch (error) {
      throw new Refused(error.message);
    }
    this.scene = new THREE.Scene();
    this.scene.add(new THREE.Mesh(new THREE.PlaneGeometry(2, 2), this.automaton.material));
    this.camera = new THREE.OrthographicCamera(-1, 1, 1, -1, -1, 1);
    this.mouse = null;
    this.restart();
  }

  restart() {
    this.frame = 0;
  }

  /** A module that draws leaves the renderer as it was. */
  update(inputs) {
    const look = () => Object.entries(KEPT).map(([name, value]) => [name, value(this.renderer, this.THREE)]);
    const before = look();
    const { renderer, frame, mouse } = this;
    this.automaton.update({ renderer, frame, time: frame / 60, mouse, inputs });
    look().forEach(([name, value], index) => {
      if (value !== before[index][1]) throw new Error(`the module has changed the renderer's ${name}`);
    });
  }

  run(frames, { size, mouse, inputs = {} }) {
    if (size) this.renderer.setSize(...size, false);
    if (mouse) this.mouse = mouse;
    for (let i = 0; i < frames; i++) {
      this.update(inputs);
      this.renderer.render(this.scene, this.camera);
      this.frame++;
    }
    return read(this.gl);
  }
}

publish(ThreePage);
