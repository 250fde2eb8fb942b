// pebbles
// NCA 12/96
precision highp float;
uniform highp sampler2D u_state0;
uniform vec2 u_size;
uniform vec3 u_brush;
#define state0 gl_FragColor
void main(){
 vec2 p=floor(gl_FragCoord.xy);
 vec2 extent=u_size,apart=vec2(floor((p.x+.5)*.33333334),p.y)+.5-u_brush.xy;
 apart-=floor(apart/extent)*extent;
 apart=min(apart,extent-apart);
 if(u_brush.z>0.&&dot(apart,apart)<=u_brush.z*u_brush.z)state0=vec4(0.);
 else state0=texture2D(u_state0,(p+.5)/vec2(3.*u_size.x,u_size.y));
}
