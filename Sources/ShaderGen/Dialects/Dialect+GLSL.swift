/// GLSL's spellings, which most hosts share.
extension Dialect {
  public var pixel: String { "gl_FragCoord" }
  public var convertsIntegers: Bool { true }

  public func opening(of pass: Pass) -> [String] { [] }

  public func entryPoint(of pass: Pass) -> String { "void main()" }

  public func closing(of pass: Pass) -> [String] { [] }

  public func spelling(_ uniform: Uniform) -> String { "u_\(uniform.role.rawValue)" }

  public func spelling(_ literal: Literal) -> String {
    switch literal {
    case .bool(let value): value ? "true" : "false"
    // The lowest integer has no literal of its own: minus is an operator.
    case .int(.min): "(-2147483647-1)"
    case .int(let value): String(value)
    case .uint(let value): "\(value)u"
    case .float(let value): FloatLiteral.text(value)
    }
  }

  public func spelling(_ type: ValueType) -> String {
    switch type {
    case .scalar(let scalar): "\(scalar)"
    case .vector(.float, let count): "vec\(count)"
    case .vector(let scalar, let count): "\("\(scalar)".prefix(1))vec\(count)"
    case .matrix(let size): "mat\(size)"
    }
  }

  public func spelling(_ builtin: Builtin) -> String { builtin.rawValue }

  /// A texture's name: `u_state0`, `u_updated0`, `u_map`, `u_light`.
  func sampler(_ slot: TextureSlot) -> String {
    switch slot {
    case .state(let index): "u_state\(index)"
    case .updated(let index): "u_updated\(index)"
    case .map: "u_map"
    case .light: "u_light"
    }
  }

  /// `uniform TYPE a,b;`, a line for neighbours of one type.
  func uniformLines(_ uniforms: [Uniform]) -> [String] {
    uniforms.reduce(into: [(ValueType, [String])]()) { groups, uniform in
      if groups.last?.0 == uniform.type {
        groups[groups.count - 1].1.append(spelling(uniform))
      } else {
        groups.append((uniform.type, [spelling(uniform)]))
      }
    }.map { "uniform \(spelling($0.0)) \($0.1.joined(separator: ","));" }
  }

  /// A pass of a program as this dialect's text, with the models' names and terms where `header` says so.
  public func fragmentShader(_ purpose: Pass.Purpose, of program: ShaderProgram, header: Bool = true) -> String {
    guard let pass = program.pass(purpose) else {
      preconditionFailure("the program has no \(purpose) pass")
    }
    return Printer(self, program).print(pass, header: header ? program.header : [])
  }

  /// A file a pass, the vertex shader that all share, and a note.
  func passFiles(for program: ShaderProgram, vertexShader: String, note: String) -> [ShaderFile] {
    program.passes.map {
      ShaderFile(name: "\($0.purpose).frag", text: fragmentShader($0.purpose, of: program))
    } + [
      ShaderFile(name: "screen.vert", text: signed(vertexShader, program)), .note(note, on: program),
    ]
  }

  /// A shader that is the same for all models, with the models' names and terms where its version lets it.
  private func signed(_ shader: String, _ program: ShaderProgram) -> String {
    let header = CommentText.block(program.header)
    guard shader.hasPrefix("#version"), let end = shader.firstIndex(of: "\n") else { return header + shader }
    return shader[...end] + header + shader[shader.index(after: end)...]
  }

  /// A line for each uniform that gives its name to what the host has for its role; nil where it has nothing.
  func definitions(of pass: Pass, _ value: (Uniform.Role) -> String?) -> [String] {
    pass.uniforms.map { uniform in
      guard let value = value(uniform.role) else {
        preconditionFailure("the profile asks for no \(uniform.role)")
      }
      return "#define \(spelling(uniform)) \(value)"
    }
  }

  /// The cells that fit a texture whose width and height in texels are the `ivec2` named here.
  func cells(in size: String, _ layout: StateLayout) -> String {
    layout.texelsPerCell == 1 ? size : "\(size)/ivec2(\(layout.texelsPerCell),1)"
  }

  /// The view that fills a canvas with the torus.
  static var viewFunction: String {
    "vec4 view(vec2 s,vec2 r,float zoom){float z=min(s.x/r.x,s.y/r.y)/zoom;return vec4(.5*(s-r*z),z,r.y);}"
  }
}
