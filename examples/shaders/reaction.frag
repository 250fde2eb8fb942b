// Gray and Scott's reaction and diffusion on a torus, for feedback through float textures.
// The state is (u, v) in red and green; blue is v's slope towards the light, for whoever looks.

float seeded(ivec2 cell) {
  uint h = uint(cell.x / 6) * 0x9E3779B1u ^ uint(cell.y / 6) * 0x85EBCA77u;
  h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
  return ((h >> 16) & 7u) == 0u ? 1.0 : 0.0;
}

vec2 at(ivec2 cell, ivec2 size) {
  return texelFetch(iChannel0, (cell + size) % size, 0).xy;
}

void mainImage(out vec4 color, in vec2 coordinate) {
  ivec2 cell = ivec2(coordinate), size = ivec2(iResolution.xy);
  if (iFrame == 0) {
    float spot = seeded(cell);
    color = vec4(1.0 - 0.5 * spot, 0.25 * spot, 0.0, 1.0);
    return;
  }
  vec2 here = at(cell, size);
  vec2 west = at(cell - ivec2(1, 0), size), east = at(cell + ivec2(1, 0), size);
  vec2 south = at(cell - ivec2(0, 1), size), north = at(cell + ivec2(0, 1), size);
  vec2 corners = at(cell + ivec2(1, 1), size) + at(cell + ivec2(-1, 1), size)
    + at(cell + ivec2(1, -1), size) + at(cell + ivec2(-1, -1), size);
  vec2 laplacian = 0.2 * (west + east + south + north) + 0.05 * corners - here;
  const float feed = 0.037, kill = 0.06;
  float reaction = here.x * here.y * here.y;
  vec2 change = vec2(laplacian.x - reaction + feed * (1.0 - here.x),
                     0.5 * laplacian.y + reaction - (feed + kill) * here.y);
  float slope = (east.y - west.y) + (north.y - south.y);
  color = vec4(clamp(here + change, 0.0, 1.0), 0.5 + slope, 1.0);
}
