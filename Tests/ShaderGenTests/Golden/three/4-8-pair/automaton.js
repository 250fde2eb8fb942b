// pebbles
// NCA 4/8
const model = {
  width: 256, height: 256, seed: 1, smooth: false,
  texelsPerCell: 1, float: false, models: 1,
};
const shaders = {
  step: `precision highp float;
uniform highp sampler2D u_state0;
uniform vec2 u_size,u_seed;
uniform float u_step;
uniform vec4 u_steer;
#define state0 gl_FragColor
vec4 cell(float x,float y){return texture2D(u_state0,(vec2(x,y)+.5)/u_size);}
vec3 hash(vec3 m,float k){
 float t=mod(m.y+k,4096.);
 return vec3(t,mod(m.x+floor(t*mod(t+m.z,4096.)*.015625),4096.),6272.-m.z);
}
void main(){
 vec2 p=floor(gl_FragCoord.xy),g=u_size-1.;
 float x=p.x,y=p.y;
 vec4 c=cell(x,y);
 state0=c;
 vec3 m=hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(vec3(1443.,3101.,3381.),mod(u_seed.x,4096.)),floor(u_seed.x*.00024414062)),u_seed.y),mod(u_step,4096.)),floor(u_step*.00024414062)),y),floor(x*.5)),2531.),2531.),2531.),2531.);
 if(floor(m.x*.00048828125)!=x-floor(x*.5)*2.)return;
 float l=x>0.?x-1.:g.x,r=x<g.x?x+1.:0.,t=y>0.?y-1.:g.y,b=y<g.y?y+1.:0.;
 vec2 a=u_steer.xy;
 if(u_steer.w>.5){
  vec2 o=vec2(x,y)+.5005-.5*u_size,z=vec2(.25*u_size.x,0.),d=normalize(u_steer.w>1.5?vec2(dot(o-z,o+z),(o-z).y*(o+z).x-(o-z).x*(o+z).y):o);
  a=vec2(a.x*d.x-a.y*d.y,a.x*d.y+a.y*d.x);
 }
 vec4 nw=cell(l,t),n=cell(x,t),ne=cell(r,t),w=cell(l,y),e=cell(r,y),sw=cell(l,b),s=cell(x,b),se=cell(r,b);
 vec4 f=.125*(ne+se-nw-sw+2.*(e-w)),j=.125*(sw+se-nw-ne+2.*(s-n)),u=u_steer.z*(a.x*f+a.y*j),v=u_steer.z*(a.x*j-a.y*f),q=u_steer.z*u_steer.z*(.125*(nw+ne+sw+se+2.*(n+w+e+s)-12.*c));
 vec4 h=max(vec4(57,80,-47,-38)*.0013403762+.012524946*(mat4(6,11,4,3,5,-9,16,-7,14,13,-3,14,11,-8,3,9)*c+mat4(111,-126,-86,-100,-75,-6,-104,10,-71,-56,16,42,115,30,-111,-41)*u+mat4(35,71,-37,112,73,-6,-125,107,124,7,-102,9,-105,114,-120,5)*v+mat4(-33,-52,13,48,34,-48,-73,-126,24,-30,-13,42,-60,27,87,70)*q),0.);
 vec4 d=mat4(51,-71,-120,-94,66,12,78,58,-48,20,1,44,9,-127,-62,34)*h;
 h=max(vec4(127,50,47,-98)*.0013403762+.012524946*(mat4(-15,-9,7,-9,12,-8,6,-9,-12,-12,5,-3,10,6,-9,-1)*c+mat4(-29,62,-32,-109,49,7,121,-11,-82,-75,-80,116,100,7,20,41)*u+mat4(-127,34,-50,125,84,97,-27,-34,65,-71,82,-83,-81,49,83,56)*v+mat4(102,60,-123,-14,-118,-38,117,-70,-43,-97,-62,-78,-97,-104,115,-21)*q),0.);
 d+=mat4(-113,23,34,-118,82,11,-123,17,-65,-35,0,-67,119,90,-25,112)*h;
 state0=c+.0015471923*d;
}
`,
  display: `precision highp float;
uniform highp sampler2D u_state0;
uniform vec2 u_size;
uniform vec4 u_view;
uniform bool u_smooth;
#define color gl_FragColor
vec3 shade(vec2 q){
 vec2 s=u_size;
 vec2 p=clamp(floor(q-floor(q/s)*s),vec2(0.),u_size-1.);
 return clamp(texture2D(u_state0,(p+.5)/u_size).xyz+.5,0.,1.);
}
void main(){
 vec2 q=u_view.xy+vec2(gl_FragCoord.x,u_view.w-gl_FragCoord.y)*u_view.z;
 if(!u_smooth){
  color=vec4(shade(q),1.);
  return;
 }
 if(u_view.z>1.){
  vec3 sum=vec3(0.);
  for(int j=0;j<4;j++){
   for(int i=0;i<4;i++)sum+=shade(q+(vec2(float(i),float(j))*.25-.375)*u_view.z);
  }
  color=vec4(sum*.0625,1.);
  return;
 }
 q-=.5;
 vec2 f=fract(q);
 q-=f;
 color=vec4(mix(mix(shade(q),shade(q+vec2(1.,0.)),f.x),mix(shade(q+vec2(0.,1.)),shade(q+vec2(1.,1.)),f.x),f.y),1.);
}
`,
  paint: `precision highp float;
uniform highp sampler2D u_state0;
uniform vec2 u_size;
uniform vec3 u_brush;
#define state0 gl_FragColor
void main(){
 vec2 p=floor(gl_FragCoord.xy);
 vec2 extent=u_size,apart=vec2(p.x,p.y)+.5-u_brush.xy;
 apart-=floor(apart/extent)*extent;
 apart=min(apart,extent-apart);
 if(u_brush.z>0.&&dot(apart,apart)<=u_brush.z*u_brush.z)state0=vec4(0.);
 else state0=texture2D(u_state0,(p+.5)/u_size);
}
`,
};
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
