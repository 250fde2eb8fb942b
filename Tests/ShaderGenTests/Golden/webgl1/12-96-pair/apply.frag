// pebbles
// NCA 12/96
precision highp float;
uniform highp sampler2D u_state0,u_updated0;
uniform vec2 u_seed;
uniform float u_step;
#define state0 gl_FragColor
uniform vec2 u_size;
vec3 hash(vec3 m,float k){
 float t=mod(m.y+k,4096.);
 return vec3(t,mod(m.x+floor(t*mod(t+m.z,4096.)*.015625),4096.),6272.-m.z);
}
void main(){
 vec2 p=floor(gl_FragCoord.xy);
 float x=floor((p.x+.5)*.33333334),y=p.y;
 float i=p.x-x*3.;
 vec3 m=hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(hash(vec3(1443.,3101.,3381.),mod(u_seed.x,4096.)),floor(u_seed.x*.00024414062)),u_seed.y),mod(u_step,4096.)),floor(u_step*.00024414062)),y),floor(x*.5)),2531.),2531.),2531.),2531.);
 if(floor(m.x*.00048828125)!=x-floor(x*.5)*2.)state0=texture2D(u_state0,(p+.5)/vec2(3.*u_size.x,u_size.y));
 else state0=texture2D(u_updated0,(vec2(floor(x*.5)*3.+i,p.y)+.5)/vec2(3.*floor(u_size.x*.5+.5),u_size.y));
}
