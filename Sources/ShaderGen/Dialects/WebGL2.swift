/// GLSL ES 3.00 as WebGL 2 runs it: one state texture for four channels, multiple render targets.
public struct WebGL2: Dialect {
  public init() {}

  public let name = "webgl2"

  public let opening = ["#version 300 es"]

  public func declarations(of pass: Pass) -> [String] {
    let samplers = pass.textures.map { "u_state\($0)" }.joined(separator: ",")
    var lines = ["precision highp float;precision highp int;", "uniform highp sampler2D \(samplers);"]
    lines += pass.uniforms.reduce(into: [(ValueType, [String])]()) { groups, uniform in
      if groups.last?.0 == uniform.type {
        groups[groups.count - 1].1.append(spelling(uniform))
      } else {
        groups.append((uniform.type, [spelling(uniform)]))
      }
    }.map { "uniform \(spelling($0.0)) \($0.1.joined(separator: ","));" }
    lines += pass.outputs.enumerated().map { index, output in
      "layout(location=\(index))out \(spelling(output.type)) \(output.name);"
    }
    return lines
  }

  public func fetch(_ texture: Int, at position: String) -> String {
    "texelFetch(u_state\(texture),\(position),0)"
  }

  /// One triangle that covers the render target; draw three vertices without attributes.
  public static let vertexShader = """
    #version 300 es
    void main(){
     vec2 p=vec2(gl_VertexID<<1&2,gl_VertexID&2);
     gl_Position=vec4(p*2.-1.,0.,1.);
    }

    """

  /// A pass's fragment shader.
  public func fragmentShader(_ purpose: Pass.Purpose, of program: ShaderProgram) -> String {
    // Only the step is the model's own work; the other passes are the same for all models.
    Printer(self).print(program.pass(purpose), header: purpose == .step ? program.header : [])
  }

  public func files(for program: ShaderProgram) -> [ShaderFile] {
    let passes = Pass.Purpose.allCases.map {
      ShaderFile(name: "\($0).frag", text: fragmentShader($0, of: program))
    }
    return passes + [
      ShaderFile(name: "screen.vert", text: Self.vertexShader),
      ShaderFile(name: "README.txt", text: note(on: program.layout)),
    ]
  }

  private func note(on layout: StateLayout) -> String {
    let count = layout.textureCount
    let last = "u_state\(count - 1)"
    let lastOutput = "state\(count - 1)"
    let states = count == 1 ? "u_state0 to state0" : "u_state0 ... \(last) to state0 ... \(lastOutput)"
    return """
      GLSL ES 3.00 (WebGL 2)

      State: \(count) \(layout.format.rawValue.uppercased()) texture\(count == 1 ? "" : "s") of the grid's size, four channels each (\(layout.channels) in all),
      filter NEAREST, zero at the start. Row 0 is the top of the picture. Keep two sets and swap them after every step.
      Rendering to float textures needs EXT_color_buffer_float or, for RGBA16F, EXT_color_buffer_half_float.

      screen.vert   for every pass: draw three vertices (TRIANGLES), no attributes
      step.frag     one step, from \(states)
      display.frag  shows u_state0 on the canvas
      paint.frag    sets the cells under the brush to zero, from one set to the other

      u_size    ivec2  all      grid in cells
      u_seed    uint   step     names the run: the same seed gives the same film
      u_step    uint   step     steps taken so far
      u_view    vec4   display  x, y: cell coordinates at the canvas' top-left corner; z: cells a pixel; w: canvas height in pixels
      u_smooth  bool   display  blend between cells
      u_brush   vec3   paint    x, y, radius in cells

      """
  }
}
