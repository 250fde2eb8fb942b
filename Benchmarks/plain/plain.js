"use strict";

/**
 * The automaton as published WebGL demos run it, and as anybody would write it first: a pass for the filters, one
 * for each layer, one for the update, weights in textures, vectors as tiles side by side in one texture.
 *
 * `halves`: the filters and layers run for the updating cell of every pair of neighbours only.
 */
const HEAD = `#version 300 es
precision highp float;precision highp int;precision highp sampler2D;
out vec4 result;uniform ivec2 u_size;uniform uint u_seed,u_step;uniform sampler2D u_input,u_weights,u_change;
uvec3 hash(uvec3 m,uint k){uint t=m.y+k&4095u;return uvec3(t,m.x+(t*(t+m.z&4095u)>>6)&4095u,6272u-m.z);}
int side(int pair,int y){
 uvec3 m=uvec3(1443u,3101u,3381u);
 uint words[11]=uint[11](u_seed,u_seed>>12,u_seed>>24,u_step,u_step>>12,uint(y),uint(pair),2531u,2531u,2531u,2531u);
 for(int i=0;i<11;i++)m=hash(m,words[i]);
 return int(m.x>>11);
}
`;

const filters = (halves) => `${HEAD}
vec4 cell(int group,int x,int y){return texelFetch(u_input,ivec2(x+group*u_size.x,y),0);}
void main(){
 ivec2 p=ivec2(gl_FragCoord.xy);
 int width=${halves ? "u_size.x/2" : "u_size.x"},tile=p.x/width,x=p.x-tile*width,y=p.y,g=tile>>2,kind=tile&3;
 ${halves ? "x=2*x+side(x,y);" : ""}
 int l=(x+u_size.x-1)%u_size.x,r=(x+1)%u_size.x,t=(y+u_size.y-1)%u_size.y,b=(y+1)%u_size.y;
 if(kind==0)result=cell(g,x,y);
 else if(kind==1)result=cell(g,r,t)+cell(g,r,b)-cell(g,l,t)-cell(g,l,b)+2.*(cell(g,r,y)-cell(g,l,y));
 else if(kind==2)result=cell(g,l,b)+cell(g,r,b)-cell(g,l,t)-cell(g,r,t)+2.*(cell(g,x,b)-cell(g,x,t));
 else result=cell(g,l,t)+cell(g,r,t)+cell(g,l,b)+cell(g,r,b)+2.*(cell(g,x,t)+cell(g,x,b)+cell(g,l,y)+cell(g,r,y))-12.*cell(g,x,y);
}`;

/** Four units a texel; column = unit / 4, row 4 i + c = channel c of input texel i, the bias below. */
const layer = (inputs, halves, isHidden) => `${HEAD}
void main(){
 ivec2 p=ivec2(gl_FragCoord.xy);
 int width=${halves ? "u_size.x/2" : "u_size.x"},tile=p.x/width,x=p.x-tile*width,y=p.y;
 vec4 sum=${isHidden ? `texelFetch(u_weights,ivec2(tile,${4 * inputs}),0)` : "vec4(0)"};
 for(int i=0;i<${inputs};i++){
  vec4 v=texelFetch(u_input,ivec2(x+i*width,y),0);
  sum+=v.x*texelFetch(u_weights,ivec2(tile,4*i),0)+v.y*texelFetch(u_weights,ivec2(tile,4*i+1),0)
   +v.z*texelFetch(u_weights,ivec2(tile,4*i+2),0)+v.w*texelFetch(u_weights,ivec2(tile,4*i+3),0);
 }
 result=${isHidden ? "max(sum,0.)" : "sum"};
}`;

const update = (halves) => `${HEAD}
void main(){
 ivec2 p=ivec2(gl_FragCoord.xy);
 int tile=p.x/u_size.x,x=p.x-tile*u_size.x,y=p.y;
 result=texelFetch(u_input,p,0);
 if(side(x>>1,y)==(x&1))result+=texelFetch(u_change,ivec2(${halves ? "(x>>1)+tile*(u_size.x/2)" : "p.x"},y),0);
}`;

const VERTEX = `#version 300 es
void main(){vec2 p=vec2(gl_VertexID<<1&2,gl_VertexID&2);gl_Position=vec4(p*2.-1.,0.,1.);}`;

class Plain {
  /** @param model a .nca file's content; channels and hidden units in fours, an even width. */
  constructor(model, [width, height], format, seed, halves) {
    const gl = document.createElement("canvas").getContext("webgl2");
    gl.getExtension("EXT_color_buffer_float");
    Object.assign(this, { gl, width, height, seed, format: gl[format.toUpperCase()], stepCount: 0 });
    const { channels, hidden } = model.architecture;
    const [groups, blocks] = [channels / 4, hidden / 4];
    this.groups = groups;
    const columns = halves ? width / 2 : width;
    this.passes = [
      { program: this.program(filters(halves)), target: this.target(columns * 4 * groups) },
      { program: this.program(layer(4 * groups, halves, true)), target: this.target(columns * blocks) },
      { program: this.program(layer(blocks, halves, false)), target: this.target(columns * groups) },
    ];
    this.update = this.program(update(halves));
    [this.front, this.back] = [this.target(width * groups), this.target(width * groups)];
    const { w1, b1, w2 } = model.weights;
    const first = [];
    for (let row = 0; row < 16 * groups; row++) {
      const [group, filter, channel] = [row >> 4, row >> 2 & 3, row & 3];
      for (let unit = 0; unit < hidden; unit++) first.push(w1[unit][(4 * group + channel) * 4 + filter]);
    }
    const second = [];
    for (let unit = 0; unit < hidden; unit++) for (let channel = 0; channel < channels; channel++) second.push(w2[channel][unit]);
    this.passes[1].weights = this.texture(gl.RGBA32F, blocks, 16 * groups + 1, [...first, ...b1]);
    this.passes[2].weights = this.texture(gl.RGBA32F, groups, hidden, second);
  }

  texture(format, width, height, values) {
    const { gl } = this;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texStorage2D(gl.TEXTURE_2D, 1, format, width, height);
    if (values) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RGBA, gl.FLOAT, new Float32Array(values));
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    return texture;
  }

  target(width) {
    const { gl } = this;
    const texture = this.texture(this.format, width, this.height);
    const framebuffer = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) throw new Error("no such target");
    return { texture, framebuffer, width };
  }

  program(fragment) {
    const { gl } = this;
    const program = gl.createProgram();
    for (const [type, text] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, fragment]]) {
      const shader = gl.createShader(type);
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program));
    gl.useProgram(program);
    const at = {};
    for (const name of ["size", "seed", "step", "input", "weights", "change"]) at[name] = gl.getUniformLocation(program, `u_${name}`);
    gl.uniform2i(at.size, this.width, this.height);
    gl.uniform1ui(at.seed, this.seed);
    gl.uniform1i(at.input, 0);
    gl.uniform1i(at.weights, 1);
    gl.uniform1i(at.change, 1);
    return { program, at };
  }

  draw({ program, at }, target, ...textures) {
    const { gl } = this;
    gl.useProgram(program);
    gl.uniform1ui(at.step, this.stepCount);
    textures.forEach((texture, unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
    });
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
    gl.viewport(0, 0, target.width, this.height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  step(count) {
    for (let i = 0; i < count; i++) {
      let input = this.front.texture;
      for (const { program, target, weights } of this.passes) {
        this.draw(program, target, input, weights);
        input = target.texture;
      }
      this.draw(this.update, this.back, this.front.texture, input);
      [this.front, this.back] = [this.back, this.front];
      this.stepCount++;
    }
  }

  read(width, height) {
    const { gl } = this;
    const texels = new Float32Array(4 * width * height);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.front.framebuffer);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.FLOAT, texels);
    return texels;
  }

  /** Seconds for `count` steps. */
  time(count) {
    this.step(1);
    this.read(1, 1);
    const start = performance.now();
    this.step(count);
    this.read(1, 1);
    return (performance.now() - start) / 1000;
  }
}
