// A ray-marched scene: three spheres on a floor, with a soft shadow, ambient occlusion and a sky.

float scene(vec3 p) {
  float big = length(p - vec3(0.0, 1.0, 0.0)) - 1.0;
  float left = length(p - vec3(-1.7, 0.6, 0.5)) - 0.6;
  float right = length(p - vec3(1.5, 0.45, 0.9)) - 0.45;
  return min(p.y, min(big, min(left, right)));
}

vec3 normalAt(vec3 p) {
  vec2 e = vec2(0.002, 0.0);
  return normalize(vec3(
    scene(p + e.xyy) - scene(p - e.xyy),
    scene(p + e.yxy) - scene(p - e.yxy),
    scene(p + e.yyx) - scene(p - e.yyx)));
}

float march(vec3 origin, vec3 direction) {
  float t = 0.0;
  for (int i = 0; i < 96; i++) {
    float d = scene(origin + t * direction);
    if (d < 0.001 * t + 0.0005) return t;
    t += d;
    if (t > 30.0) break;
  }
  return -1.0;
}

float shadow(vec3 origin, vec3 light) {
  float lit = 1.0, t = 0.05;
  for (int i = 0; i < 32; i++) {
    float d = scene(origin + t * light);
    lit = min(lit, 10.0 * d / t);
    t += clamp(d, 0.03, 0.4);
    if (lit < 0.0 || t > 8.0) break;
  }
  lit = clamp(lit, 0.0, 1.0);
  return lit * lit * (3.0 - 2.0 * lit);
}

float openness(vec3 p, vec3 n) {
  float hidden = 0.0, weight = 1.0;
  for (int i = 1; i <= 5; i++) {
    float h = 0.08 * float(i);
    hidden += weight * (h - scene(p + h * n));
    weight *= 0.7;
  }
  return clamp(1.0 - 1.4 * hidden, 0.0, 1.0);
}

vec3 sky(vec3 direction) {
  return mix(vec3(0.95, 0.80, 0.65), vec3(0.30, 0.50, 0.80), clamp(direction.y * 1.6 + 0.2, 0.0, 1.0));
}

vec3 albedo(vec3 p) {
  if (p.y < 0.05) {
    // Tiles with soft joints: no edge that a rounding error could move.
    vec2 wave = sin(p.xz * 3.14159265);
    return mix(vec3(0.30, 0.28, 0.27), vec3(0.72, 0.68, 0.62), smoothstep(-0.3, 0.3, wave.x * wave.y));
  }
  if (p.x < -1.0) return vec3(0.85, 0.35, 0.20);
  if (p.x > 1.0) return vec3(0.95, 0.75, 0.25);
  return vec3(0.20, 0.45, 0.60);
}

void mainImage(out vec4 color, in vec2 coordinate) {
  vec2 uv = (2.0 * coordinate - iResolution.xy) / iResolution.y;
  vec3 origin = vec3(3.6 * sin(0.2 * iTime), 1.9, 4.6 * cos(0.2 * iTime));
  vec3 forward = normalize(vec3(0.0, 0.7, 0.0) - origin);
  vec3 side = normalize(cross(forward, vec3(0.0, 1.0, 0.0)));
  vec3 direction = normalize(uv.x * side + uv.y * cross(side, forward) + 1.8 * forward);
  vec3 light = normalize(vec3(0.6, 0.9, 0.5));

  vec3 seen = sky(direction);
  float t = march(origin, direction);
  if (t > 0.0) {
    vec3 p = origin + t * direction;
    vec3 n = normalAt(p);
    float sun = max(dot(n, light), 0.0) * shadow(p + 0.01 * n, light);
    float open = openness(p, n);
    vec3 shine = vec3(pow(max(dot(reflect(direction, n), light), 0.0), 32.0) * sun * 0.5);
    vec3 surface = albedo(p) * (vec3(1.15, 1.05, 0.90) * sun + vec3(0.28, 0.34, 0.45) * open) + shine;
    seen = mix(surface, sky(direction), 1.0 - exp(-0.002 * t * t));
  }
  color = vec4(sqrt(clamp(seen, 0.0, 1.0)), 1.0);
}
