const HEAD = `precision highp float;uniform sampler2D t;uniform vec4 u_view;uniform vec3 s,b;uniform vec2 g,k;
void main(){
vec2 d,p=gl_FragCoord.xy;`;

/**
 * What the page itself draws, in GLSL ES 1.00, which every WebGL runs.
 *
 * `t`: what is read; `s`: the grid's size, and the number of channels; `g`: which four channels, and how many texels
 * side by side a cell takes; `k`: what makes a state of a texel's number, by multiplication and addition; `b`: a brush.
 */
export const OWN_SHADERS = {
  // A bar for each of four channels of the cell under the pixel, up for positive states, over a dark plate.
  cells: HEAD + `p=u_view.xy+vec2(p.x,u_view.w-p.y)*u_view.z;
d=floor(p);
p=(p-d)*1.25-.125;
float n=p.x*s.z,j=floor(n),i=j-4.*g.x,h=.5-p.y;
if(i<0.||i>3.||n<0.||n>s.z||abs(h)>.5)discard;
d-=floor(d/s.xy)*s.xy;
if(g.y>1.)d.x=d.x*g.y+g.x;
vec4 v=texture2D(t,(d+.5)/vec2(s.x*g.y,s.y));
float x=i<1.?v.x:i<2.?v.y:i<3.?v.z:v.w;
x=step(.002,abs(x))*(x*k.x+k.y)*.5;
gl_FragColor=fract(n)<.75&&h*x>0.&&abs(h)<abs(x)?vec4(j>2.?vec3(.9):vec3(equal(vec3(j),vec3(0,1,2)))*.5+.4,1):vec4(0,0,0,.45);}`,
  // Nothing is left within the brush or, without one, where a picture is dark.
  erase: HEAD + `p.x=floor(p.x/g.y)+.5;
d=mod(p-b.xy,s.xy);
d=min(d,s.xy-d);
if(b.z>0.?dot(d,d)>b.z*b.z:dot(texture2D(t,p/s.xy).rgb,vec3(.3,.6,.1))>.35)discard;
gl_FragColor=vec4(0);}`,
};
