import CSimulator

extension Emitter {
  /// Emits an expression; a value without components where it is `void`.
  mutating func value(of expression: CheckedExpression) -> Value {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.largestDepth { exceeded = exceeded ?? .nesting }
    guard exceeded == nil else { return constant([0]).spread(max(1, expression.type.scalarCount)) }
    let (outer, rounding) = (location, roundsTo)
    location = expression.location
    roundsTo = nil
    defer { (location, roundsTo) = (outer, rounding) }
    switch expression.kind {
    case .constant(let constant):
      let value = self.constant(Self.words(of: constant))
      guard expression.type.componentKind == .float else { return value }
      watchConstant(value)
      return lowered(value, expression.precision)
    case .variable(let id):
      if case .value(let value) = bindings[id.index] { return value }
      return load(place(of: expression))
    case .swizzle(let base, let components):
      if base.root != nil { return load(place(of: expression)) }
      return swizzle(value(of: base), components)
    case .index, .field: return load(place(of: expression))
    case .unary(let unary, let operand): return self.unary(unary, operand, in: expression)
    case .binary(let binary, let left, let right): return self.binary(binary, left, right, in: expression)
    case .and(let left, let right): return shortCircuit(left, right, isAnd: true)
    case .or(let left, let right): return shortCircuit(left, right, isAnd: false)
    case .conditional(let condition, let then, let otherwise):
      return conditional(condition, then, otherwise, in: expression)
    case .assign(let target, let value): return assign(target, value)
    case .compound(let binary, let target, let value): return compound(binary, target, value, in: expression)
    case .increment(let target, let amount, let yieldsOld):
      return increment(target, by: amount, yieldsOld: yieldsOld)
    case .sequence(let first, let second):
      _ = value(of: first)
      return value(of: second)
    case .call(let function, let arguments): return call(function, arguments)
    case .builtin(let function, let arguments): return builtin(function, arguments, in: expression)
    case .construct(let arguments):
      let value = construct(arguments, expression.type)
      return expression.type.componentKind == .float ? lowered(value, expression.precision) : value
    }
  }

  /// A constant's words as the machine holds them: true is all bits.
  static func words(of constant: ConstantValue) -> [UInt32] {
    var words: [UInt32] = []
    func append(_ type: GLSLType) {
      switch type {
      case .array(let element, let count): for _ in 0..<count { append(element) }
      case .structure(let structure): for field in structure.fields { append(field.type) }
      default:
        for _ in 0..<type.scalarCount {
          let word = words.count < constant.words.count ? constant.words[words.count] : 0
          words.append(type.componentKind == .bool && word != 0 ? ~0 : word)
        }
      }
    }
    append(constant.type)
    return words.isEmpty ? [0] : words
  }

  /// Operands from left to right; what a later one writes is copied before.
  mutating func values(of expressions: [CheckedExpression]) -> [Value] {
    expressions.indices.map { index in
      let value = value(of: expressions[index])
      return kept(value, before: expressions[(index + 1)...])
    }
  }

  /// A value that stays as it is while other expressions are evaluated.
  mutating func kept(_ value: Value, before others: ArraySlice<CheckedExpression>) -> Value {
    guard case .variable(let id) = output.runs[value.run].role else { return value }
    return others.contains { !$0.isPure && facts.writes($0).contains(id) } ? copy(value) : value
  }

  // MARK: Assignment

  private mutating func assign(_ target: CheckedExpression, _ source: CheckedExpression) -> Value {
    let place = place(of: target)
    let value = lowered(value(of: source), place.storage?.precision, from: source.precision)
    store(value, to: place)
    return place.levels.isEmpty && place.swizzle == nil
      ? Value(run: place.run, offset: place.offset, count: value.count) : value
  }

  private mutating func compound(
    _ binary: BinaryOperator, _ target: CheckedExpression, _ source: CheckedExpression,
    in expression: CheckedExpression
  ) -> Value {
    let place = place(of: target)
    if let value = accumulated(binary, target, source, onto: place, in: expression) {
      store(value, to: place)
      return value
    }
    let outer = roundsTo
    roundsTo = rounding(for: expression, of: [target, source])
    defer { roundsTo = outer }
    let operand = operands([source])[0]
    let current = load(place)
    let value = self.binary(
      binary, current, target.type, operand, source.type, precision: expression.precision,
      result: expression.type)
    store(value, to: place)
    return value
  }

  private mutating func increment(_ target: CheckedExpression, by amount: Int, yieldsOld: Bool) -> Value {
    let place = place(of: target)
    let current = load(place)
    let old = yieldsOld ? copy(current) : current
    let isFloat = target.type.componentKind == .float
    let step = isFloat ? constant(Float(amount)) : constant(amount)
    var value = operation(isFloat ? SIM_add : SIM_iadd, count: current.count, current, step)
    value = lowered(value, target.precision)
    if isFloat { watchFinite(value, [current], subject: amount > 0 ? "++" : "--") }
    store(value, to: place)
    return yieldsOld ? old : value
  }

  // MARK: Choice

  /// `a && b`, `a || b`: the right side for the lanes that want it, unless computing it for all is harmless.
  private mutating func shortCircuit(
    _ left: CheckedExpression, _ right: CheckedExpression, isAnd: Bool
  ) -> Value {
    let first = value(of: left)
    if isHarmless(right) {
      let kept = kept(first, before: [right])
      return operation(isAnd ? SIM_and : SIM_or, count: 1, kept, value(of: right))
    }
    let result = makeStorage(count: 1, name: "", isCleared: false)
    let place = Place(run: result.run, offset: 0, type: .bool, storage: result)
    let decided = isChanging(first) ? copy(first) : first
    store(decided, to: place)
    let end = label()
    let condition = isAnd ? decided : operation(SIM_not, count: 1, decided)
    branch(where: condition, end: end) { emitter in
      let second = emitter.value(of: right)
      emitter.store(second, to: place)
    }
    self.place(end)
    return load(place)
  }

  private func isHarmless(_ expression: CheckedExpression) -> Bool {
    expression.isPure && expression.weight(upTo: 12) < (options.traps.isEmpty ? 12 : 1)
  }

  private mutating func conditional(
    _ condition: CheckedExpression, _ then: CheckedExpression, _ otherwise: CheckedExpression,
    in expression: CheckedExpression
  ) -> Value {
    var chosen = value(of: condition)
    let count = max(1, expression.type.scalarCount)
    if expression.type != .void, isHarmless(then), isHarmless(otherwise) {
      let sides = values(of: [then, otherwise])
      return operation(SIM_select, count: count, chosen, sides[0], sides[1])
    }
    if isChanging(chosen) { chosen = copy(chosen) }
    let result = makeStorage(count: count, name: "", isCleared: false)
    let place = Place(run: result.run, offset: 0, type: expression.type, storage: result)
    choose(chosen) { emitter in
      let value = emitter.value(of: then)
      if expression.type != .void { emitter.store(value, to: place) }
    } otherwise: { emitter in
      let value = emitter.value(of: otherwise)
      if expression.type != .void { emitter.store(value, to: place) }
    }
    return expression.type == .void ? constant([0]) : load(place)
  }
}
