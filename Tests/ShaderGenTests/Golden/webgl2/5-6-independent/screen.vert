#version 300 es
// pebbles
// NCA 5/6
void main(){
 vec2 p=vec2(gl_VertexID<<1&2,gl_VertexID&2);
 gl_Position=vec4(p*2.-1.,0.,1.);
}
