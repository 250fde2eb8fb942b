// pebbles
// NCA 4/8
#define u_size min(GRID,ivec2(iResolution.xy))
#define u_seed SEED
#define u_step uint(iFrame)
#define u_steer STEER
#define u_brush brush(view(vec2(u_size),iResolution.xy,ZOOM),iMouse)
vec4 cell(int x,int y){return texelFetch(iChannel0,ivec2(x,y),0);}
uvec3 hash(uvec3 m,uint k){
 uint t=m.y+k&4095u;
 return uvec3(t,m.x+(t*(t+m.z&4095u)>>6)&4095u,6272u-m.z);
}
void mainImage(out vec4 state0,vec2 u_pixel){
 ivec2 p=ivec2(u_pixel.xy),g=u_size-1;
 int x=p.x,y=p.y;
 if(x>g.x||y>g.y){
  state0=vec4(0.);
  return;
 }
 vec2 extent=vec2(u_size),apart=vec2(x,y)+.5-u_brush.xy;
 apart-=floor(apart/extent)*extent;
 apart=min(apart,extent-apart);
 if(u_brush.z>0.&&dot(apart,apart)<=u_brush.z*u_brush.z){
  state0=vec4(0.);
  return;
 }
 vec4 c=cell(x,y);
 state0=c;
 uvec3 m=hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(uvec3(1443u,3101u,3381u),u_seed),u_seed>>12),u_seed>>24),u_step),u_step>>12),uint(y)),uint(x>>1)),2531u),2531u),2531u),2531u);
 if(m.x>>11!=uint(x&1))return;
 int l=x>0?x-1:g.x,r=x<g.x?x+1:0,t=y>0?y-1:g.y,b=y<g.y?y+1:0;
 vec2 a=u_steer.xy;
 if(u_steer.w>.5){
  vec2 o=vec2(x,y)+.5005-.5*vec2(u_size),z=vec2(.25*vec2(u_size).x,0.),d=normalize(u_steer.w>1.5?vec2(dot(o-z,o+z),(o-z).y*(o+z).x-(o-z).x*(o+z).y):o);
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
