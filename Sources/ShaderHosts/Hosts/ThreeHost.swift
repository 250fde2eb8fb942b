import Preview
import ShaderGen

/// three.js: the module's shaders are WebGL 1's, in template literals.
public struct ThreeHost: ShaderHost {
  public let dialect: any Dialect = Three()
  private let webgl = WebGLHost(dialect: Three())

  public init() {}

  public func text(_ purpose: Pass.Purpose, in files: [ShaderFile]) throws(HostError) -> String {
    let module = try file("automaton.js", in: files)
    // What stands between the literal's backticks.
    guard let start = module.firstRange(of: "\n  \(purpose): `"),
      let end = module[start.upperBound...].firstIndex(of: "`")
    else { throw .missingText(dialect: dialect.name, name: "\(purpose)") }
    return String(module[start.upperBound..<end])
  }

  public func sampler(_ slot: TextureSlot) -> String { webgl.sampler(slot) }

  public func uniforms(_ purpose: Pass.Purpose, _ frame: Frame) -> [String: UniformValue] {
    webgl.uniforms(purpose, frame)
  }
}
