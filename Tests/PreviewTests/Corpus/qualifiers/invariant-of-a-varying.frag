// rule: GLSL ES 1.00, 4.6.1: invariant precedes varying
// expect: accepted
precision highp float;
invariant varying float a;
varying float b;
invariant b;
void main() {}
