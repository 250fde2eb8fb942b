import NCAModel

/// How a shader turns texels into states and states into texels.
///
/// Floats are what they are. Bytes go through the codes of ``Quantization``; see ``StateLayout``. A model that was
/// trained with rounded states gets them rounded in floats, too.
struct StatePacking {
  private let isPacked: Bool
  /// States are multiples of this within ± `levels` times it; 0 where they are not rounded.
  private let unit: Float
  private let unitsPerState: Float
  private let levels: Float

  init(_ layout: StateLayout, _ quantization: Quantization?) {
    isPacked = layout.format == .rgba8
    levels = isPacked ? Self.byteLevels : Float(quantization?.stateLevels ?? 0)
    // The same two numbers as in the trainer's rounding.
    unit = levels == 0 ? 0 : layout.limit / levels
    unitsPerState = levels == 0 ? 0 : levels / layout.limit
  }

  /// Whether a state that stays as it is must still be written anew.
  var isRewritten: Bool { isPacked }

  private static let byteLevels = Float(Quantization.levels)
  private static let zeroCode = Float(Quantization.levels + 1)
  private static let codes: Float = 255

  private static let unpack = FunctionName("unpack", .vec4)
  private static let pack = FunctionName("pack", .vec4)

  /// The four states of a texel.
  func state(_ texel: Expression) -> Expression { isPacked ? .call(Self.unpack, [texel]) : texel }

  /// The texel of four new states.
  func texel(_ state: Expression) -> Expression { levels > 0 ? .call(Self.pack, [state]) : state }

  /// The texel of the seed state, zero.
  var seed: Expression { ValueType.vec4(.float(isPacked ? Self.zeroCode / Self.codes : 0)) }

  /// What ``state(_:)`` calls.
  var reading: [Function] { isPacked ? [unpackFunction] : [] }

  /// What ``state(_:)`` and ``texel(_:)`` call.
  var functions: [Function] { reading + (levels > 0 ? [packFunction] : []) }

  private var unpackFunction: Function {
    let t = Variable("t", .vec4)
    let code = Expression.builtin(.floor, [t.value * .float(Self.codes) + .float(0.5)])
    // Code 0 was never written.
    let written = Expression.builtin(.step, [.float(0.5), t.value])
    return Function(
      Self.unpack, [t],
      [.assign(t, code), .exit(written * (t.value - .float(Self.zeroCode)) * .float(unit))])
  }

  private var packFunction: Function {
    let s = Variable("s", .vec4)
    let code = Expression.builtin(.floor, [s.value * .float(unitsPerState) + .float(0.5)])
    let held = Expression.builtin(.clamp, [code, .float(-levels), .float(levels)])
    return Function(
      Self.pack, [s],
      [.exit(isPacked ? (held + .float(Self.zeroCode)) / .float(Self.codes) : held * .float(unit))])
  }
}
