// pebbles
// NCA 4/8
#ifdef GL_ES
precision highp float;
#endif
uniform sampler2D u_doubleBuffer0; // 256x256
uniform vec2 u_resolution,u_mouse;
uniform int u_frame;
#define u_size vec2(256,256)
#define u_seed vec2(1,0)
#define u_step float(u_frame)
#define u_steer vec4(1,0,1,0) // cosine, sine of an angle, size of features .5 to 1.1, field 0 to 2
#define u_smooth false
vec4 view(vec2 s,vec2 r,float zoom){float z=min(s.x/r.x,s.y/r.y)/zoom;return vec4(.5*(s-r*z),z,r.y);}
#define u_view view(u_size,u_resolution,1.)
#ifdef DOUBLE_BUFFER_0
// The mouse erases wherever it is, but for the corner where it starts. A buffer's first contents are undefined.
#define u_brush vec3(u_view.xy+vec2(u_mouse.x,u_resolution.y-u_mouse.y)*u_view.z,u_mouse.x+u_mouse.y>1.?26.*u_view.z:-1.)
#define state0 gl_FragColor
vec4 texel(vec2 p){return u_frame>0?texture2D(u_doubleBuffer0,(p+.5)/vec2(256,256)):vec4(0.);}
vec4 cell(float x,float y){return texel(vec2(x,y));}
vec3 hash(vec3 m,float k){
 float t=mod(m.y+k,4096.);
 return vec3(t,mod(m.x+floor(t*mod(t+m.z,4096.)*.015625),4096.),6272.-m.z);
}
void main(){
 vec2 p=floor(gl_FragCoord.xy),g=u_size-1.;
 float x=p.x,y=p.y;
 if(x>g.x||y>g.y){
  state0=vec4(0.);
  return;
 }
 vec2 extent=u_size,apart=vec2(x,y)+.5-u_brush.xy;
 apart-=floor(apart/extent)*extent;
 apart=min(apart,extent-apart);
 if(u_brush.z>0.&&dot(apart,apart)<=u_brush.z*u_brush.z){
  state0=vec4(0.);
  return;
 }
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
#else
#define color gl_FragColor
vec4 texel(vec2 p){return texture2D(u_doubleBuffer0,(p+.5)/vec2(256,256));}
vec3 shade(vec2 q){
 vec2 s=u_size;
 vec2 p=clamp(floor(q-floor(q/s)*s),vec2(0.),u_size-1.);
 return clamp(texel(p).xyz+.5,0.,1.);
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
#endif
