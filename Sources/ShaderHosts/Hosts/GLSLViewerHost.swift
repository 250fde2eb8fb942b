import Preview
import ShaderGen

/// glslViewer: one file, compiled once for its double buffer and once for the window.
public struct GLSLViewerHost: ShaderHost {
  public let dialect: any Dialect = GLSLViewer()

  public init() {}

  private static let name = "automaton.frag"
  private static let buffer = "u_doubleBuffer0"

  public func text(_ purpose: Pass.Purpose, in files: [ShaderFile]) throws(HostError) -> String {
    try file(Self.name, in: files)
  }

  public func dressed(_ text: String, _ purpose: Pass.Purpose) -> String {
    (purpose == .step ? "#define DOUBLE_BUFFER_0\n" : "") + text
  }

  public func sampler(_ slot: TextureSlot) -> String { Self.buffer }

  /// The size that stands as a comment behind the declaration of the double buffer.
  public func bufferSize(
    width: Int, height: Int, _ layout: StateLayout, in files: [ShaderFile]
  ) throws(HostError) -> (width: Int, height: Int) {
    let declaration = "uniform sampler2D \(Self.buffer); // "
    let line = try file(Self.name, in: files).split(separator: "\n").first { $0.hasPrefix(declaration) }
    let sides = line?.dropFirst(declaration.count).split(separator: "x").compactMap { Int($0) } ?? []
    guard sides.count == 2 else { throw .missingText(dialect: dialect.name, name: "size of \(Self.buffer)") }
    return (sides[0], sides[1])
  }

  public func uniforms(_ purpose: Pass.Purpose, _ frame: Frame) -> [String: UniformValue] {
    [
      "u_resolution": .numbers(frame.targetSize), "u_frame": .number(Double(frame.step)), "u_mouse": .numbers([0, 0]),
    ]
  }
}
