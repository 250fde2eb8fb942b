// Conway's Game of Life on a torus. iChannel0 is the frame before; the first is drawn by an integer hash.

uint hash(uvec2 p) {
  uint h = p.x * 0x9E3779B1u ^ p.y * 0x85EBCA77u;
  h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
  h = (h ^ (h >> 12)) * 0x297A2D39u;
  return h ^ (h >> 15);
}

int alive(ivec2 cell, ivec2 size) {
  return texelFetch(iChannel0, (cell + size) % size, 0).x > 0.5 ? 1 : 0;
}

void mainImage(out vec4 color, in vec2 coordinate) {
  ivec2 cell = ivec2(coordinate), size = ivec2(iResolution.xy);
  if (iFrame == 0) {
    color = vec4(vec3(hash(uvec2(cell)) % 3u == 0u), 1.0);
    return;
  }
  int neighbours = 0;
  for (int y = -1; y <= 1; y++) {
    for (int x = -1; x <= 1; x++) {
      if (x == 0 && y == 0) continue;
      neighbours += alive(cell + ivec2(x, y), size);
    }
  }
  bool lives = neighbours == 3 || (neighbours == 2 && alive(cell, size) == 1);
  // A trail in the other channels: where life has been.
  vec4 before = texelFetch(iChannel0, cell, 0);
  color = vec4(float(lives), lives ? vec2(1.0) : before.yz * vec2(0.75, 0.875), 1.0);
}
