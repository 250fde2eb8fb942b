// pebbles
// NCA 12/96
const ivec2 GRID=ivec2(256,256);//cells
const uint SEED=1u;
const vec4 STEER=vec4(1,0,1,0);//cos,sin of an angle,size .5-1.1,field 0-2
const bool SMOOTH=false;
const float ZOOM=1.,BRUSH=26.;
vec4 view(vec2 s,vec2 r,float zoom){float z=min(s.x/r.x,s.y/r.y)/zoom;return vec4(.5*(s-r*z),z,r.y);}
vec3 brush(vec4 v,vec4 m){return vec3(v.xy+vec2(m.x,v.w-m.y)*v.z,m.z>0.?BRUSH*v.z:-1.);}
