/// One drawing over a whole render target: what it reads, what it computes and what it writes.
public struct Pass: Equatable, Sendable {
  /// What a pass is for; its name in files and in the page's model.
  public enum Purpose: String, CaseIterable, Sendable {
    /// Reads the state and writes the next one.
    case step
    /// Shows the state on the canvas.
    case display
    /// Sets the cells under the brush back to the seed state and copies the others.
    case paint
  }

  public var purpose: Purpose
  /// State textures that are read.
  public var textures: [Int]
  public var uniforms: [Uniform]
  /// What each render target receives, in order.
  public var outputs: [Variable]
  /// Functions, each before those that call it.
  public var functions: [Function]
  public var body: [Statement]

  public init(
    purpose: Purpose, textures: [Int], uniforms: [Uniform], outputs: [Variable],
    functions: [Function], body: [Statement]
  ) {
    self.purpose = purpose
    self.textures = textures
    self.uniforms = uniforms
    self.outputs = outputs
    self.functions = functions
    self.body = body
  }
}
