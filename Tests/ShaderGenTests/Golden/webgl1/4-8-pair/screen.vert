// pebbles
// NCA 4/8
attribute vec2 corner;
void main(){gl_Position=vec4(corner*2.-1.,0.,1.);}
