/// The part of the three.js module that is the same for all models.
enum ThreeModule {
  static let text = """
    const vertexShader = `precision highp float;
    attribute vec3 position;
    void main(){gl_Position=vec4(position.xy,0.,1.);}
    `;

    /** A texture that grows: `new Automaton(THREE, renderer, { width, height, seed, smooth })`. */
    export class Automaton {
      constructor(THREE, renderer, options = {}) {
        const { width, height, seed, smooth } = { ...model, ...options };
        Object.assign(this, { THREE, renderer, width, height, stepCount: 0 });
        const columns = width * model.texelsPerCell;
        const half = Math.ceil(width / 2) * model.texelsPerCell;
        const type = model.float ? THREE.FloatType : THREE.HalfFloatType;
        const target = (width, height, type) => new THREE.WebGLRenderTarget(width, height, {
          type, format: THREE.RGBAFormat, minFilter: THREE.NearestFilter, magFilter: THREE.NearestFilter,
          wrapS: THREE.ClampToEdgeWrapping, wrapT: THREE.ClampToEdgeWrapping,
          depthBuffer: false, stencilBuffer: false, generateMipmaps: false,
        });
        this.front = target(columns, height, type);
        this.back = target(columns, height, type);
        this.updated = shaders.update ? target(half, height, type) : null;
        this.map = shaders.map ? [target(width, height, THREE.UnsignedByteType), target(width, height, THREE.UnsignedByteType)] : null;
        this.picture = target(width, height, THREE.UnsignedByteType);
        this.picture.texture.wrapS = this.picture.texture.wrapT = THREE.RepeatWrapping;
        if (smooth) this.picture.texture.minFilter = this.picture.texture.magFilter = THREE.LinearFilter;

        this.uniforms = {
          u_state0: { value: null }, u_updated0: { value: null }, u_map: { value: null },
          u_size: { value: new THREE.Vector2(width, height) }, u_seed: { value: new THREE.Vector2() }, u_step: { value: 0 },
          u_steer: { value: new THREE.Vector4(1, 0, 1, 0) }, u_brush: { value: new THREE.Vector3(0, 0, -1) },
          // The picture's row 0 is the bottom of a texture: one cell a pixel, top row last.
          u_view: { value: new THREE.Vector4(0, 0, 1, height) }, u_smooth: { value: false },
          u_ink: { value: new THREE.Vector4(1, 0, 0, 0) },
        };
        this.materials = {};
        for (const [name, fragmentShader] of Object.entries(shaders)) {
          this.materials[name] = new THREE.RawShaderMaterial({
            vertexShader, fragmentShader, uniforms: this.uniforms, depthTest: false, depthWrite: false, blending: THREE.NoBlending,
          });
        }
        const geometry = new THREE.BufferGeometry();
        const corners = new THREE.BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3);
        (geometry.setAttribute || geometry.addAttribute).call(geometry, "position", corners);
        this.mesh = new THREE.Mesh(geometry, this.materials.display);
        this.mesh.frustumCulled = false;
        this.scene = new THREE.Scene();
        this.scene.add(this.mesh);
        this.camera = new THREE.Camera();
        this.material = new THREE.MeshBasicMaterial({ map: this.picture.texture });
        this.reset(seed);
      }

      /** The picture: RGBA8, of the grid's size. */
      get texture() { return this.picture.texture; }

      /** Starts again from the seed state; the same seed gives the same film. */
      reset(seed = this.seed) {
        this.seed = seed >>> 0;
        this.uniforms.u_seed.value.set(this.seed & 0xffffff, this.seed >>> 24);
        this.stepCount = 0;
        this.clear(this.front, 0, 0);
        if (this.map) this.map.forEach((target) => this.clear(target, 0, 0));
        this.show();
      }

      /** Runs `count` steps and draws the picture. */
      step(count = 1) {
        for (let i = 0; i < count; i++) {
          this.uniforms.u_step.value = this.stepCount++ & 0xffffff;
          if (this.map) this.uniforms.u_map.value = this.map[0].texture;
          if (this.updated) {
            this.draw("update", this.updated);
            this.uniforms.u_updated0.value = this.updated.texture;
            this.draw("apply", this.back);
          } else {
            this.draw("step", this.back);
          }
          [this.front, this.back] = [this.back, this.front];
        }
        this.show();
      }

      /** Sets the cells around texture coordinates (u, v) back to the seed state; `radius` in cells. */
      erase(u, v, radius = 12) {
        this.uniforms.u_brush.value.set(u * this.width, (1 - v) * this.height, radius);
        this.draw("paint", this.back);
        [this.front, this.back] = [this.back, this.front];
        this.show();
      }

      /** Lets model number `index` rule around (u, v), where several share the program. */
      graft(index, u, v, radius = 12) {
        if (!this.map) return;
        this.uniforms.u_brush.value.set(u * this.width, (1 - v) * this.height, radius);
        this.uniforms.u_ink.value.set(...[0, 1, 2, 3].map((model) => +(model === index)));
        this.uniforms.u_map.value = this.map[0].texture;
        this.draw("map", this.map[1]);
        this.map.reverse();
      }

      /** Turns the texture by `angle` (radians, clockwise), scales its features by `size` (0.5 to 1.1); `field`: 0, 1 radial, 2 bipolar. */
      steer({ angle = 0, size = 1, field = 0 }) {
        this.uniforms.u_steer.value.set(Math.cos(angle), Math.sin(angle), size, field);
      }

      dispose() {
        for (const target of [this.front, this.back, this.updated, this.picture, ...(this.map || [])]) if (target) target.dispose();
        for (const material of Object.values(this.materials)) material.dispose();
        this.material.dispose();
        this.mesh.geometry.dispose();
      }

      show() { this.draw("display", this.picture); }

      draw(pass, target) {
        this.uniforms.u_state0.value = this.front.texture;
        this.mesh.material = this.materials[pass];
        this.into(target, () => this.renderer.render(this.scene, this.camera));
      }

      clear(target, color, alpha) {
        const { renderer, THREE } = this;
        const before = new THREE.Color().copy(renderer.getClearColor(new THREE.Color()));
        const alphaBefore = renderer.getClearAlpha();
        renderer.setClearColor(color, alpha);
        this.into(target, () => renderer.clear(true, false, false));
        renderer.setClearColor(before, alphaBefore);
      }

      /** Draws into a target and leaves the renderer as it was. */
      into(target, body) {
        const { renderer } = this;
        const before = renderer.getRenderTarget();
        const autoClear = renderer.autoClear;
        const xr = renderer.xr || renderer.vr;
        const xrEnabled = xr && xr.enabled;
        if (xr) xr.enabled = false;
        renderer.autoClear = false;
        renderer.setRenderTarget(target);
        body();
        renderer.setRenderTarget(before);
        renderer.autoClear = autoClear;
        if (xr) xr.enabled = xrEnabled;
      }
    }

    """
}
