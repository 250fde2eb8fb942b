/// What a program is lowered for.
public struct LoweringOptions: Hashable, Sendable {
  /// How `mediump` and `lowp` floats are computed.
  public enum LowPrecision: String, Hashable, Sendable, CaseIterable {
    /// As `highp`: what desktops do.
    case float32 = "float32"
    /// Rounded to the nearest half float after every operation, as phones do.
    case float16 = "float16"
    /// Rounded towards zero instead.
    case float16TowardZero = "float16-zero"
  }

  public var lowPrecision: LowPrecision
  /// Whether `a * b + c` is rounded once. Compilers may do either.
  public var fusesMultiplyAdd: Bool
  /// What is watched for; nothing by default, and then watching costs nothing.
  public var traps: Set<TrapKind>
  /// Pixels of a batch; a multiple of 16.
  public var lanes: Int

  public init(
    lowPrecision: LowPrecision = .float32, fusesMultiplyAdd: Bool = true, traps: Set<TrapKind> = [],
    lanes: Int = 512
  ) {
    self.lowPrecision = lowPrecision
    self.fusesMultiplyAdd = fusesMultiplyAdd
    self.traps = traps
    self.lanes = lanes
  }
}
