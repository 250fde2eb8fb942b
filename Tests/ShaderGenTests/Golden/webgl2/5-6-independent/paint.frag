#version 300 es
// pebbles
// NCA 5/6
precision highp float;precision highp int;
uniform highp sampler2D u_state0,u_state1;
uniform ivec2 u_size;
uniform vec3 u_brush;
layout(location=0)out vec4 state0;
layout(location=1)out vec4 state1;
void main(){
 ivec2 p=ivec2(gl_FragCoord.xy);
 vec2 extent=vec2(u_size),apart=vec2(p.x,p.y)+.5-u_brush.xy;
 apart-=floor(apart/extent)*extent;
 apart=min(apart,extent-apart);
 if(u_brush.z>0.&&dot(apart,apart)<=u_brush.z*u_brush.z){
  state0=vec4(0.);
  state1=vec4(0.);
 }else{
  state0=texelFetch(u_state0,p,0);
  state1=texelFetch(u_state1,p,0);
 }
}
