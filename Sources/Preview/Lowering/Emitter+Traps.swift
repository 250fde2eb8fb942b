import CSimulator

// Conditions that are watched for; nothing is emitted for those that are not.
extension Emitter {
  /// Stops where a condition is true for a lane at work.
  private mutating func trap(
    _ kind: TrapKind, if condition: Value, showing shown: Value, subject: String, values: ScalarKind
  ) {
    let site = TrapSite(kind: kind, location: location, subject: subject, values: values)
    let number = output.traps.count
    output.traps.append(site)
    append(
      VirtualInstruction(
        opcode: SIM_trap_if, count: min(4, shown.count), a: condition.operand,
        b: contiguous(shown.slice(0, min(4, shown.count))).operand, c: lanesToWatch().operand,
        immediates: (UInt32(number), 0, 0)))
  }

  /// The lanes at work that are pixels of the picture.
  private mutating func lanesToWatch() -> Value {
    let covered = output.covered ?? run(1, uniform: false, role: .coordinates)
    output.covered = covered
    let pixels = Value(run: covered, count: 1)
    return mask.map { operation(SIM_and, count: 1, $0, pixels) } ?? pixels
  }

  private func watches(_ kind: TrapKind) -> Bool { options.traps.contains(kind) }

  private mutating func anyOf(_ value: Value) -> Value {
    value.count == 1 ? value : reduction(SIM_any, contiguous(value))
  }

  /// Which components are NaN or infinity.
  private mutating func nonFinite(_ value: Value) -> Value {
    var result: Value?
    var start = 0
    while start < value.count {
      let part = value.slice(start, min(Self.largestCount, value.count - start))
      let isNaN = operation(SIM_isnan, count: part.count, part)
      let isInfinite = operation(SIM_isinf, count: part.count, part)
      let found = anyOf(operation(SIM_or, count: part.count, isNaN, isInfinite))
      result = result.map { operation(SIM_or, count: 1, $0, found) } ?? found
      start += part.count
    }
    return result ?? truth(false)
  }

  /// A result that is NaN or infinite, of operands that are neither.
  mutating func watchFinite(_ result: Value, _ operands: [Value], subject: String) {
    guard watches(.nonFinite), exceeded == nil else { return }
    var condition = nonFinite(result)
    for operand in operands {
      if case .constant = output.runs[operand.run].role { continue }
      condition = operation(SIM_andnot, count: 1, condition, nonFinite(operand))
    }
    trap(.nonFinite, if: condition, showing: result, subject: subject, values: .float)
  }

  /// A constant that is NaN or infinite.
  mutating func watchConstant(_ value: Value) {
    guard watches(.nonFinite), case .constant(let words) = output.runs[value.run].role,
      words.contains(where: { !Float(bitPattern: $0).isFinite })
    else { return }
    trap(.nonFinite, if: truth(true), showing: value, subject: "a constant", values: .float)
  }

  /// Coordinates of a sample that are NaN, of which no texel is the nearest.
  mutating func watchCoordinates(_ coordinates: Value, of function: BuiltinFunction) {
    guard watches(.undefinedArgument) else { return }
    let hits = anyOf(operation(SIM_isnan, count: coordinates.count, coordinates))
    trap(.undefinedArgument, if: hits, showing: coordinates, subject: function.rawValue, values: .float)
  }

  /// The divisor of a projection.
  mutating func watchProjection(_ divisor: Value, of function: BuiltinFunction) {
    guard watches(.divisionByZero) else { return }
    let hits = operation(SIM_eq, count: 1, divisor, constant(Float(0)))
    trap(.divisionByZero, if: hits, showing: divisor, subject: function.rawValue, values: .float)
  }

  /// Divisors and shifts.
  mutating func watchOperands(_ binary: BinaryOperator, _ left: Value, _ right: Value, kind: ScalarKind) {
    switch binary {
    case .divide, .remainder:
      guard watches(.divisionByZero) else { return }
      let zero = constant([0])
      let hits = operation(kind == .float ? SIM_eq : SIM_ieq, count: right.count, right, zero)
      trap(
        .divisionByZero, if: anyOf(hits), showing: left, subject: Self.symbol(binary), values: kind)
    case .shiftLeft, .shiftRight:
      guard watches(.undefinedArgument) else { return }
      let hits = operation(SIM_ult, count: right.count, constant(31), right)
      trap(
        .undefinedArgument, if: anyOf(hits), showing: right, subject: Self.symbol(binary), values: .int)
    default: return
    }
  }

  mutating func watchIndex(_ index: Value, count: Int, of base: CheckedExpression) {
    guard watches(.outOfRange) else { return }
    let hits = operation(SIM_ule, count: 1, constant(count), index)
    let name = base.root.map { program[$0].name } ?? "[]"
    trap(.outOfRange, if: hits, showing: index, subject: name, values: .int)
  }

  mutating func watchFetch(_ unit: Unit, _ coordinates: Value, _ level: Value) {
    guard watches(.outOfRange) else { return }
    let outside = read(unit, SIM_texel_outside, coordinates, level, count: coordinates.count, width: 1)
    trap(.outOfRange, if: outside, showing: coordinates, subject: "texelFetch", values: .int)
  }

  /// A variable's components that are about to be read.
  mutating func watchReading(_ place: Place) {
    guard let storage = place.storage, let written = storage.written else { return }
    let marks = VariableStorage(
      run: written, depth: storage.depth, key: storage.key, written: nil, name: "", precision: nil)
    var noted = place
    noted.run = written
    noted.storage = marks
    let missing = load(noted)
    var start = 0
    while start < missing.count {
      let part = missing.slice(start, min(Self.largestCount, missing.count - start))
      let condition = anyOf(operation(SIM_not, count: part.count, part))
      trap(
        .uninitialized, if: condition, showing: truth(false), subject: storage.name, values: .bool)
      start += part.count
    }
  }

  mutating func watchConversion(_ value: Value, isUnsigned: Bool) {
    guard watches(.undefinedArgument) else { return }
    // The last floats that convert; a comparison with NaN is false, and `not` catches that.
    let low = constant(isUnsigned ? Float(-1).nextUp : Float(-2_147_483_648))
    let high = constant(isUnsigned ? Float(4_294_967_296).nextDown : Float(2_147_483_648).nextDown)
    let above = operation(SIM_le, count: value.count, low, value)
    let below = operation(SIM_le, count: value.count, value, high)
    let inside = operation(SIM_and, count: value.count, above, below)
    trap(
      .undefinedArgument, if: anyOf(operation(SIM_not, count: value.count, inside)), showing: value,
      subject: isUnsigned ? "uint" : "int", values: .float)
  }

  /// Arguments for which the language leaves a function's value open.
  mutating func watchArguments(_ function: BuiltinFunction, _ values: [Value], _ types: [GLSLType]) {
    guard watches(.undefinedArgument), let first = values.first else { return }
    let kind = types[0].componentKind ?? .float
    guard let condition = undefined(function, values, kind: kind) else { return }
    trap(
      .undefinedArgument, if: anyOf(condition), showing: first, subject: function.rawValue, values: kind)
  }

  private mutating func undefined(_ function: BuiltinFunction, _ values: [Value], kind: ScalarKind) -> Value? {
    let x = values[0]
    let (zero, one) = (constant(Float(0)), constant(Float(1)))
    let count = values.map(\.count).max() ?? 1
    func holds(_ emitter: inout Emitter, _ opcode: sim_opcode, _ a: Value, _ b: Value) -> Value {
      emitter.operation(opcode, count: max(a.count, b.count), a, b)
    }
    switch function {
    case .sqrt: return holds(&self, SIM_lt, x, zero)
    case .log, .log2, .inversesqrt: return holds(&self, SIM_le, x, zero)
    case .asin, .acos: return holds(&self, SIM_lt, one, operation(SIM_abs, count: count, x))
    case .atanh: return holds(&self, SIM_le, one, operation(SIM_abs, count: count, x))
    case .acosh: return holds(&self, SIM_lt, x, one)
    case .mod: return holds(&self, SIM_eq, values[1], zero)
    case .smoothstep: return holds(&self, SIM_le, values[1], x)
    case .clamp:
      return holds(&self, kind == .float ? SIM_lt : kind == .uint ? SIM_ult : SIM_ilt, values[2], values[1])
    case .atan where values.count == 2:
      let both = operation(SIM_eq, count: count, values[1], zero)
      return operation(SIM_and, count: count, holds(&self, SIM_eq, x, zero), both)
    case .pow:
      let negative = holds(&self, SIM_lt, x, zero)
      let isZero = holds(&self, SIM_eq, x, zero)
      let flat = operation(SIM_and, count: count, isZero, holds(&self, SIM_le, values[1], zero))
      return operation(SIM_or, count: count, negative, flat)
    case .normalize:
      return operation(SIM_not, count: 1, anyOf(operation(SIM_ne, count: x.count, x, zero)))
    default: return nil
    }
  }
}
