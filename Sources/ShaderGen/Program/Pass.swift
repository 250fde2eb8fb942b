/// One drawing over a whole render target: what it reads, what it computes and what it writes.
public struct Pass: Equatable, Sendable {
  /// What a pass is for; its name in files and in the page's model.
  public enum Purpose: String, CaseIterable, Sendable {
    /// Reads the state and writes the next one.
    case step
    /// Reads the state and writes what the updating cell of every pair becomes: half as many columns as cells.
    case update
    /// Reads the state and what ``update`` wrote, and writes the next state.
    case apply
    /// Shows the state on the canvas.
    case display
    /// Sets the cells under the brush back to the seed state and copies the others.
    case paint
    /// Changes under the brush which model the cells obey.
    case map
  }

  public var purpose: Purpose
  /// Textures that are read.
  public var textures: [TextureSlot]
  public var uniforms: [Uniform]
  /// What each render target receives, in order.
  public var outputs: [Variable]
  /// Functions, each before those that call it.
  public var functions: [Function]
  public var body: [Statement]

  public init(
    purpose: Purpose, textures: [TextureSlot], uniforms: [Uniform], outputs: [Variable],
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

/// A texture that a pass reads.
public enum TextureSlot: Hashable, Sendable {
  /// The state, or a part of it.
  case state(Int)
  /// What ``Pass/Purpose/update`` wrote, laid out like the state.
  case updated(Int)
  /// How much each of up to four models counts in a cell.
  case map
  /// How light from outside drives a cell: see ``HostProfile/hasLight``.
  case light
}
