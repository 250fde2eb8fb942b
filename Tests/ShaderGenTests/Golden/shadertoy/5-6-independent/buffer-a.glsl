// pebbles
// NCA 5/6
#define u_size min(GRID,ivec2(iResolution.xy)/ivec2(2,1))
#define u_seed SEED
#define u_step uint(iFrame)
#define u_steer STEER
#define u_brush brush(view(vec2(u_size),iResolution.xy,ZOOM),iMouse)
vec4 cell0(int x,int y){return texelFetch(iChannel0,ivec2(x*2,y),0);}
vec4 cell1(int x,int y){return texelFetch(iChannel0,ivec2(x*2+1,y),0);}
uvec3 hash(uvec3 m,uint k){
 uint t=m.y+k&4095u;
 return uvec3(t,m.x+(t*(t+m.z&4095u)>>6)&4095u,6272u-m.z);
}
void mainImage(out vec4 state0,vec2 u_pixel){
 ivec2 p=ivec2(u_pixel.xy),g=u_size-1;
 int x=p.x/2,y=p.y;
 int i=p.x-x*2;
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
 vec4 c0=cell0(x,y),c1=cell1(x,y);
 state0=i<1?c0:c1;
 uvec3 m=hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(uvec3(1443u,3101u,3381u),u_seed),u_seed>>12),u_seed>>24),u_step),u_step>>12),uint(y)),uint(x)),2531u),2531u),2531u),2531u);
 if((m.x<<12|m.y)>=5033165u)return;
 int l=x>0?x-1:g.x,r=x<g.x?x+1:0,t=y>0?y-1:g.y,b=y<g.y?y+1:0;
 vec2 a=u_steer.xy;
 if(u_steer.w>.5){
  vec2 o=vec2(x,y)+.5005-.5*vec2(u_size),z=vec2(.25*vec2(u_size).x,0.),d=normalize(u_steer.w>1.5?vec2(dot(o-z,o+z),(o-z).y*(o+z).x-(o-z).x*(o+z).y):o);
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
 state0=i<1?c0+.001416673*d0:c1+.001416673*d1;
}
