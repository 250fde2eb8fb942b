/*{
  "CATEGORIES" : [
    "Generator",
    "Texture"
  ],
  "CREDIT" : "NCA 4/8",
  "DESCRIPTION" : "pebbles",
  "INPUTS" : [
    {
      "LABEL" : "Grow anew",
      "NAME" : "reseed",
      "TYPE" : "event"
    },
    {
      "DEFAULT" : 1,
      "LABEL" : "Speed",
      "MAX" : 1,
      "MIN" : 0,
      "NAME" : "speed",
      "TYPE" : "float"
    },
    {
      "DEFAULT" : false,
      "LABEL" : "Erase",
      "NAME" : "erase",
      "TYPE" : "bool"
    },
    {
      "DEFAULT" : [
        0.5,
        0.5
      ],
      "LABEL" : "Brush",
      "MAX" : [
        1,
        1
      ],
      "MIN" : [
        0,
        0
      ],
      "NAME" : "brush",
      "TYPE" : "point2D"
    },
    {
      "DEFAULT" : 12,
      "LABEL" : "Brush radius in cells",
      "MAX" : 64,
      "MIN" : 1,
      "NAME" : "radius",
      "TYPE" : "float"
    },
    {
      "DEFAULT" : 0,
      "LABEL" : "Angle in degrees",
      "MAX" : 180,
      "MIN" : -180,
      "NAME" : "angle",
      "TYPE" : "float"
    },
    {
      "DEFAULT" : 1,
      "LABEL" : "Size of features",
      "MAX" : 1.100000023841858,
      "MIN" : 0.5,
      "NAME" : "size",
      "TYPE" : "float"
    },
    {
      "DEFAULT" : 0,
      "LABEL" : "Field of angles",
      "LABELS" : [
        "uniform",
        "radial",
        "bipolar"
      ],
      "NAME" : "field",
      "TYPE" : "long",
      "VALUES" : [
        0,
        1,
        2
      ]
    },
    {
      "DEFAULT" : 1,
      "LABEL" : "Zoom",
      "MAX" : 16,
      "MIN" : 0.25,
      "NAME" : "zoom",
      "TYPE" : "float"
    },
    {
      "DEFAULT" : false,
      "LABEL" : "Smooth",
      "NAME" : "smoothly",
      "TYPE" : "bool"
    },
    {
      "DEFAULT" : 1,
      "LABEL" : "Seed",
      "MAX" : 16777215,
      "MIN" : 0,
      "NAME" : "seed",
      "TYPE" : "float"
    }
  ],
  "ISFVSN" : "2",
  "PASSES" : [
    {
      "HEIGHT" : "256",
      "PERSISTENT" : true,
      "TARGET" : "automaton",
      "WIDTH" : "256"
    },
    {

    }
  ]
}*/
// pebbles
// NCA 4/8
#define u_size vec2(256,256)
#define u_seed vec2(floor(seed),0)
#define u_step floor(float(FRAMEINDEX)*speed)
#define u_hold (floor(float(FRAMEINDEX)*speed)==floor(float(FRAMEINDEX-1)*speed))
#define u_steer vec4(cos(radians(angle)),sin(radians(angle)),size,float(field))
#define u_smooth smoothly
#define u_view view(u_size,RENDERSIZE,zoom)
#define u_brush vec3(brush.x*u_size.x,(1.-brush.y)*u_size.y,reseed?1e5:erase?radius:-1.)
#define state0 gl_FragColor
#define color gl_FragColor
vec4 view(vec2 s,vec2 r,float zoom){float z=min(s.x/r.x,s.y/r.y)/zoom;return vec4(.5*(s-r*z),z,r.y);}
vec4 texel(vec2 p){
 vec2 q=(p+.5)/u_size;
 return IMG_NORM_PIXEL(automaton,q);
}
vec4 unpack(vec4 t){
 t=floor(t*255.+.5);
 return step(.5,t)*(t-128.)*.007874016;
}
vec4 pack(vec4 s){return (clamp(floor(s*127.+.5),-127.,127.)+128.)/255.;}
vec4 cell(float x,float y){return unpack(texel(vec2(x,y)));}
vec3 hash(vec3 m,float k){
 float t=mod(m.y+k,4096.);
 return vec3(t,mod(m.x+floor(t*mod(t+m.z,4096.)*.015625),4096.),6272.-m.z);
}
vec3 shade(vec2 q){
 vec2 s=u_size;
 vec2 p=clamp(floor(q-floor(q/s)*s),vec2(0.),u_size-1.);
 return clamp(unpack(texel(p)).xyz+.5,0.,1.);
}
void take(){
 vec2 p=floor(gl_FragCoord.xy),g=u_size-1.;
 float x=p.x,y=p.y;
 vec2 extent=u_size,apart=vec2(x,y)+.5-u_brush.xy;
 apart-=floor(apart/extent)*extent;
 apart=min(apart,extent-apart);
 if(u_brush.z>0.&&dot(apart,apart)<=u_brush.z*u_brush.z){
  state0=vec4(.5019608);
  return;
 }
 vec4 c=cell(x,y);
 state0=pack(c);
 if(u_hold)return;
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
 state0=pack(c+.0015471923*d);
}
void show(){
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
void main(){
 if(PASSINDEX==0)take();
 else show();
}
