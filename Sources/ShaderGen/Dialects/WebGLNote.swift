/// The note that comes with shaders for somebody's own WebGL code.
struct WebGLNote {
  private let program: ShaderProgram
  private let isFirstVersion: Bool

  init(_ program: ShaderProgram, isFirstVersion: Bool) {
    self.program = program
    self.isFirstVersion = isFirstVersion
  }

  private var layout: StateLayout { program.layout }

  var text: String {
    let lines = [isFirstVersion ? "GLSL ES 1.00 (WebGL 1)" : "GLSL ES 3.00 (WebGL 2)", ""]
    return (lines + state + [""] + passes + [""] + uniforms + [""]).joined(separator: "\n")
  }

  private var state: [String] {
    let format = layout.format.rawValue.uppercased()
    let extensions =
      switch (layout.format, isFirstVersion) {
      case (.rgba8, _): "Code 0 means \"never written\": textures that are zero at the start are right."
      case (_, false):
        "Rendering to float textures needs EXT_color_buffer_float or, for RGBA16F, EXT_color_buffer_half_float."
      case (.rgba16f, true):
        "Half float textures need OES_texture_half_float, rendering to them EXT_color_buffer_half_float."
      case (.rgba32f, true):
        "Float textures need OES_texture_float, rendering to them WEBGL_color_buffer_float."
      }
    let count = layout.textureCount
    let place =
      layout.texelsPerCell > 1
      ? "State: one \(format) texture, \(layout.texelsPerCell) texels wide for each cell: texel (\(layout.texelsPerCell)x + k, y) holds channels 4k to 4k + 3 of cell (x, y),"
      : "State: \(count) \(format) texture\(count == 1 ? "" : "s") of the grid's size, four channels each (\(layout.channels) in all),"
    return [
      place,
      "filter NEAREST, zero at the start. Row 0 is the top of the picture. Keep two sets and swap them after every step.",
      extensions,
    ]
  }

  private var passes: [String] {
    let corner = isFirstVersion ? "one attribute: corner = (0, 0), (2, 0), (0, 2)" : "no attributes"
    var lines = ["screen.vert   for every pass: draw three vertices (TRIANGLES), \(corner)"]
    let count = layout.textureCount
    let states = { (name: String) in count == 1 ? "\(name)0" : "\(name)0 ... \(name)\(count - 1)" }
    if program.stepsInHalves {
      let width = "half the width (rounded up)"
      lines += [
        "update.frag   first half of a step, from \(states("u_state")) to a texture set of \(width)",
        "apply.frag    second half, from \(states("u_state")) and that set as \(states("u_updated"))",
      ]
    } else {
      lines.append("step.frag     one step, from \(states("u_state")) to \(states("state"))")
    }
    lines += [
      "display.frag  shows u_state0 on the canvas",
      "paint.frag    sets the cells under the brush back to the seed, from one set to the other",
    ]
    if program.pass(.map) != nil {
      lines.append(
        "map.frag      changes u_map, an RGBA8 texture of the grid's size: how much each model counts in a cell")
    }
    return lines
  }

  private var uniforms: [String] {
    let types = isFirstVersion ? ["vec2 ", "vec2 ", "float"] : ["ivec2", "uint ", "uint "]
    let seed = isFirstVersion ? "names the run: its lowest 24 bits, its highest 8" : "names the run: the same seed gives the same film"
    var lines = [
      "u_size    \(types[0])  all      grid in cells",
      "u_seed    \(types[1])  step     \(seed)",
      "u_step    \(types[2])  step     steps taken so far, modulo 2^24",
      "u_steer   vec4   step     1, 0, 1, 0; or cosine and sine of an angle, size of features (0.5 to 1.1), and 1 or 2 for a radial or bipolar field",
      "u_view    vec4   display  x, y: cell coordinates at the canvas' top-left corner; z: cells a pixel; w: canvas height in pixels",
      "u_smooth  bool   display  blend between cells",
      "u_brush   vec3   paint    x, y, radius in cells",
    ]
    if program.pass(.map) != nil { lines.append("u_ink     vec4   map      how much each model shall count") }
    return lines
  }
}
