// pebbles
// NCA 5/6
const model = {
  width: 256, height: 256, seed: 1, smooth: false,
  texelsPerCell: 2, float: false, models: 1,
};
const shaders = {
  step: `precision highp float;
uniform highp sampler2D u_state0;
uniform vec2 u_size,u_seed;
uniform float u_step;
uniform vec4 u_steer;
#define state0 gl_FragColor
vec4 cell0(float x,float y){return texture2D(u_state0,(vec2(x*2.,y)+.5)/vec2(2.*u_size.x,u_size.y));}
vec4 cell1(float x,float y){return texture2D(u_state0,(vec2(x*2.+1.,y)+.5)/vec2(2.*u_size.x,u_size.y));}
vec3 hash(vec3 m,float k){
 float t=mod(m.y+k,4096.);
 return vec3(t,mod(m.x+floor(t*mod(t+m.z,4096.)*.015625),4096.),6272.-m.z);
}
void main(){
 vec2 p=floor(gl_FragCoord.xy),g=u_size-1.;
 float x=floor((p.x+.5)*.5),y=p.y;
 float i=p.x-x*2.;
 vec4 c0=cell0(x,y),c1=cell1(x,y);
 state0=i<1.?c0:c1;
 vec3 m=hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(vec3(1443.,3101.,3381.),mod(u_seed.x,4096.)),floor(u_seed.x*.00024414062)),u_seed.y),mod(u_step,4096.)),floor(u_step*.00024414062)),y),x),2531.),2531.),2531.),2531.);
 if(m.x*4096.+m.y>=5033165.)return;
 float l=x>0.?x-1.:g.x,r=x<g.x?x+1.:0.,t=y>0.?y-1.:g.y,b=y<g.y?y+1.:0.;
 vec2 a=u_steer.xy;
 if(u_steer.w>.5){
  vec2 o=vec2(x,y)+.5005-.5*u_size,z=vec2(.25*u_size.x,0.),d=normalize(u_steer.w>1.5?vec2(dot(o-z,o+z),(o-z).y*(o+z).x-(o-z).x*(o+z).y):o);
  a=vec2(a.x*d.x-a.y*d.y,a.x*d.y+a.y*d.x);
 }
 vec4 nw0=cell0(l,t),n0=cell0(x,t),ne0=cell0(r,t),w0=cell0(l,y),e0=cell0(r,y),sw0=cell0(l,b),s0=cell0(x,b),se0=cell0(r,b);
 vec4 f0=.125*(ne0+se0-nw0-sw0+2.*(e0-w0)),j0=.125*(sw0+se0-nw0-ne0+2.*(s0-n0)),u0=u_steer.z*(a.x*f0+a.y*j0),v0=u_steer.z*(a.x*j0-a.y*f0),q0=u_steer.z*u_steer.z*(.125*(nw0+ne0+sw0+se0+2.*(n0+w0+e0+s0)-12.*c0));
 vec4 nw1=cell1(l,t),n1=cell1(x,t),ne1=cell1(r,t),w1=cell1(l,y),e1=cell1(r,y),sw1=cell1(l,b),s1=cell1(x,b),se1=cell1(r,b);
 vec4 f1=.125*(ne1+se1-nw1-sw1+2.*(e1-w1)),j1=.125*(sw1+se1-nw1-ne1+2.*(s1-n1)),u1=u_steer.z*(a.x*f1+a.y*j1),v1=u_steer.z*(a.x*j1-a.y*f1),q1=u_steer.z*u_steer.z*(.125*(nw1+ne1+sw1+se1+2.*(n1+w1+e1+s1)-12.*c1));
 vec4 h=max(vec4(12,-103,-101,-40)*.0014792194+.012372912*(mat4(9,-11,-7,1,-5,-3,11,-4,-3,-14,2,12,12,-16,2,-10)*c0+mat4(24,51,48,-38,88,-44,27,24,25,-114,45,-115,85,33,35,-74)*u0+mat4(-13,-69,-113,69,-14,-117,90,75,-1,27,-25,127,-61,55,18,122)*v0+mat4(36,9,-73,47,43,-108,96,-44,-112,-101,21,2,47,71,-82,-70)*q0+mat4(-5,0,1,-12,0,0,0,0,0,0,0,0,0,0,0,0)*c1+mat4(40,108,-92,-126,0,0,0,0,0,0,0,0,0,0,0,0)*u1+mat4(37,-111,-45,24,0,0,0,0,0,0,0,0,0,0,0,0)*v1+mat4(67,-48,-114,109,0,0,0,0,0,0,0,0,0,0,0,0)*q1),0.);
 vec4 d0=mat4(24,58,28,32,-41,-10,114,-126,-122,87,-4,-13,-44,48,-35,-12)*h,d1=mat4(-57,0,0,0,-112,0,0,0,-96,0,0,0,-98,0,0,0)*h;
 h=max(vec4(121,127,0,0)*.0014792194+.012372912*(mat4(13,13,0,0,8,7,0,0,14,-3,0,0,-11,-3,0,0)*c0+mat4(-121,-118,0,0,-95,105,0,0,-19,-114,0,0,107,-106,0,0)*u0+mat4(109,106,0,0,15,125,0,0,101,113,0,0,96,91,0,0)*v0+mat4(-75,-73,0,0,43,114,0,0,-29,105,0,0,-58,45,0,0)*q0+mat4(16,-9,0,0,0,0,0,0,0,0,0,0,0,0,0,0)*c1+mat4(68,52,0,0,0,0,0,0,0,0,0,0,0,0,0,0)*u1+mat4(123,-30,0,0,0,0,0,0,0,0,0,0,0,0,0,0)*v1+mat4(27,-126,0,0,0,0,0,0,0,0,0,0,0,0,0,0)*q1),0.);
 d0+=mat4(127,52,121,-5,-31,112,-54,-70,0,0,0,0,0,0,0,0)*h;
 d1+=mat4(-109,0,0,0,26,0,0,0,0,0,0,0,0,0,0,0)*h;
 state0=i<1.?c0+.001416673*d0:c1+.001416673*d1;
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
 return clamp(texture2D(u_state0,(vec2(p.x*2.,p.y)+.5)/vec2(2.*u_size.x,u_size.y)).xyz+.5,0.,1.);
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
 vec2 extent=u_size,apart=vec2(floor((p.x+.5)*.5),p.y)+.5-u_brush.xy;
 apart-=floor(apart/extent)*extent;
 apart=min(apart,extent-apart);
 if(u_brush.z>0.&&dot(apart,apart)<=u_brush.z*u_brush.z)state0=vec4(0.);
 else state0=texture2D(u_state0,(p+.5)/vec2(2.*u_size.x,u_size.y));
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
