// pebbles
// NCA 12/96
#define u_size min(GRID,ivec2(iResolution.xy)/ivec2(3,1))
#define u_view view(vec2(u_size),iResolution.xy,ZOOM)
#define u_smooth SMOOTH
vec3 shade(vec2 q){
 vec2 s=vec2(u_size);
 ivec2 p=clamp(ivec2(q-floor(q/s)*s),ivec2(0),u_size-1);
 return clamp(texelFetch(iChannel0,ivec2(p.x*3,p.y),0).xyz+.5,0.,1.);
}
void mainImage(out vec4 color,vec2 u_pixel){
 vec2 q=u_view.xy+vec2(u_pixel.x,u_view.w-u_pixel.y)*u_view.z;
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
