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

/// Where a cell's channels lie: four a texel, in order; unused ones of the last texel stay 0.
///
/// In bytes a state x is code `round(x · 127 / limit) + 128`; code 0, which no step writes, reads as 0.
/// Row 0 is the top of the picture. With a texture for each four channels, texel (x, y) is the cell in column x
/// and row y; interleaved in one texture, channels 4k to 4k + 3 lie in texel (x · texelsPerCell + k, y).
public struct StateLayout: Hashable, Sendable {
  public let channels: Int
  public let format: StateFormat
  /// Largest absolute state that bytes hold.
  public let limit: Float
  public let placement: HostProfile.Placement

  public init(
    channels: Int, format: StateFormat = .rgba16f, limit: Float = Quantization.standardStateLimit,
    placement: HostProfile.Placement = .textures
  ) {
    self.channels = channels
    self.format = format
    self.limit = limit
    self.placement = placement
  }

  /// Texels of four channels that a cell takes.
  public var groups: Int { (channels + 3) / 4 }
  /// Number of state textures.
  public var textureCount: Int { placement == .textures ? groups : 1 }
  /// Neighbouring texels of one texture that belong to one cell.
  public var texelsPerCell: Int { placement == .textures ? 1 : groups }

  /// The render targets of a pass that writes a state.
  var outputs: [Variable] { (0..<textureCount).map { Variable("state\($0)", .vec4) } }
}
