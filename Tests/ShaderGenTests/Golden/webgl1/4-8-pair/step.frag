// pebbles
// NCA 4/8
precision highp float;
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
