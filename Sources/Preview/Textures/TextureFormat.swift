import CSimulator

/// How a texture's components are stored: what a draw rounds its results to.
public struct TextureFormat: Hashable, Sendable {
  public var encoding: Encoding
  /// Stored components, 1, 2 or 4; the others read as 0, alpha as 1.
  public var components: Int

  public init(_ encoding: Encoding, components: Int) {
    precondition([1, 2, 4].contains(components), "a texel has 1, 2 or 4 components")
    self.encoding = encoding
    self.components = components
  }

  public enum Encoding: Hashable, Sendable {
    /// 0 ... 1 in steps of 1/255, rounded to the nearest.
    case unorm8
    /// Half floats; specifications leave open how a float is rounded to one.
    case float16(rounding: HalfRounding)
    case float32
    case int8, int16, int32, uint8, uint16, uint32
  }

  /// How a float becomes a half float.
  public enum HalfRounding: Hashable, Sendable {
    /// To the nearest, ties to even: most devices.
    case nearest
    /// Towards zero: Direct3D.
    case towardZero
  }

  public static let r8 = TextureFormat(.unorm8, components: 1)
  public static let rg8 = TextureFormat(.unorm8, components: 2)
  public static let rgba8 = TextureFormat(.unorm8, components: 4)
  public static let rgba16f = TextureFormat(.float16(rounding: .nearest), components: 4)
  public static let rgba32f = TextureFormat(.float32, components: 4)
  public static let rgba32i = TextureFormat(.int32, components: 4)
  public static let rgba32ui = TextureFormat(.uint32, components: 4)

  /// What a shader reads from it and may write to it: `float`, `int` or `uint`.
  public var kind: ScalarKind {
    switch encoding {
    case .unorm8, .float16, .float32: .float
    case .int8, .int16, .int32: .int
    case .uint8, .uint16, .uint32: .uint
    }
  }

  /// The machine's name for it.
  var machineFormat: sim_format {
    switch encoding {
    case .unorm8: SIM_RGBA8
    case .float16(.nearest): SIM_HALF
    case .float16(.towardZero): SIM_HALF_ZERO
    case .float32, .int32, .uint32: SIM_FLOAT
    case .int8: SIM_INT8
    case .int16: SIM_INT16
    case .uint8: SIM_UINT8
    case .uint16: SIM_UINT16
    }
  }

  /// Bits of what a component that is not stored reads as.
  func missing(component: Int) -> UInt32 {
    guard component == 3 else { return 0 }
    return kind == .float ? Float(1).bitPattern : 1
  }
}
