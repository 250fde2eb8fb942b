// pebbles
// NCA 12/96
attribute vec2 corner;
void main(){gl_Position=vec4(corner*2.-1.,0.,1.);}
