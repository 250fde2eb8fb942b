import NCAModel

/// How a cell's numbers are stored between steps.
public enum StateFormat: String, CaseIterable, Sendable {
  /// Half floats: half the memory, drawable on nearly every device with WebGL 2.
  case rgba16f
  /// Floats: what the trainer computes with.
  case rgba32f
  /// Bytes, which every device draws; states are multiples of the model's limit / 127 within ± the limit.
  case rgba8
}

/// Where a cell's channels lie: four a texture, in order; unused ones of the last texture stay 0.
///
/// In bytes a state x is code `round(x · 127 / limit) + 128`; code 0, which no step writes, reads as 0.
/// Texel (x, y) is the cell in column x and row y; row 0 is the top of the picture.
public struct StateLayout: Equatable, Sendable {
  public let channels: Int
  public let format: StateFormat
  /// Largest absolute state that bytes hold.
  public let limit: Float

  public init(
    channels: Int, format: StateFormat = .rgba16f, limit: Float = Quantization.standardStateLimit
  ) {
    self.channels = channels
    self.format = format
    self.limit = limit
  }

  /// Number of state textures.
  public var textureCount: Int { (channels + 3) / 4 }

  /// The render targets of a pass that writes a state.
  var outputs: [Variable] { (0..<textureCount).map { Variable("state\($0)", .vec4) } }
}
