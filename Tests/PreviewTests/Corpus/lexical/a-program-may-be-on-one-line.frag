// rule: GLSL ES 1.00, 3.1: line ends have no meaning outside of directives
// expect: 1 0.5 0.25 1
precision highp float;
void main(){mediump vec4 c=vec4(1.,.5,.25,1.);gl_FragColor=c;}
