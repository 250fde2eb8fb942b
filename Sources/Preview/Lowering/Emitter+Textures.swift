import CSimulator

extension Emitter {
  mutating func texture(
    _ call: TextureCall, _ arguments: [CheckedExpression], in expression: CheckedExpression
  ) -> Value {
    let count = max(1, expression.type.scalarCount)
    guard let first = arguments.first, case .sampler(let sampler) = first.type else {
      return constant([0]).spread(count)
    }
    let place = place(of: first)
    let values = values(of: Array(arguments.dropFirst()))
    func argument(_ index: Int?) -> Value? {
      index.flatMap { $0 - 1 < values.count ? values[$0 - 1] : nil }
    }
    let unit = unit(of: place)
    if call.kind == .size {
      return read(unit, SIM_texture_size, nil, count: count, width: count)
    }
    guard var coordinates = argument(1) else { return constant([0]).spread(count) }
    var reference: Value?
    if call.kind == .fetch {
      coordinates = fetched(coordinates, offset: argument(call.offset))
    } else {
      watchCoordinates(coordinates, of: call.function)
      (coordinates, reference) = sampled(coordinates, call, sampler)
      if let offset = argument(call.offset) {
        coordinates = shifted(coordinates, by: offset, unit, sampler)
      }
    }
    let texel: Value
    if call.kind == .fetch {
      let level = argument(call.level) ?? constant(0)
      watchFetch(unit, coordinates, level)
      texel = read(unit, SIM_texel, coordinates, level, count: coordinates.count, width: 4)
    } else {
      texel = read(
        unit, sampler.shape == .cube ? SIM_sample_cube : SIM_sample, coordinates, reference, count: coordinates.count,
        width: reference == nil ? 4 : 1, compares: reference != nil)
    }
    return sampler.component == .float ? lowered(texel, expression.precision) : texel
  }

  /// Which texture unit: a number, plus a uniform or varying one that is known at run time.
  struct Unit {
    var first: Int
    var index: Value?
    /// Units to choose from.
    var count: Int
  }

  private mutating func unit(of place: Place) -> Unit {
    let first = units[place.run]?[place.offset] ?? 0
    guard !place.levels.isEmpty else { return Unit(first: first, index: nil, count: 1) }
    // Samplers are numbered densely; in an array of structures with one, each element has a sampler or more.
    var levels = place.levels
    let table = units[place.run] ?? [:]
    for index in levels.indices {
      levels[index].stride = (table[place.offset + levels[index].stride] ?? first + 1) - first
    }
    let element = elementNumber(levels)
    guard levels.count == 1 else { return Unit(first: first, index: element.index, count: element.count) }
    let stride = levels[0].stride
    if stride == 1 { return Unit(first: first, index: element.index, count: element.count) }
    let scaled = operation(SIM_imul, count: 1, element.index, constant(stride))
    return Unit(first: first, index: scaled, count: (element.count - 1) * stride + 1)
  }

  /// An instruction that reads a texture; one for each unit, chosen afterwards, where lanes differ in the unit.
  mutating func read(
    _ unit: Unit, _ opcode: sim_opcode, _ a: Value?, _ b: Value? = nil, count: Int, width: Int, compares: Bool = false
  ) -> Value {
    if let index = unit.index, !isUniform(index) {
      let first = Unit(first: unit.first, index: nil, count: 1)
      var result = read(first, opcode, a, b, count: count, width: width, compares: compares)
      for number in 1..<max(1, min(unit.count, 32)) {
        let other = Unit(first: unit.first + number, index: nil, count: 1)
        let value = read(other, opcode, a, b, count: count, width: width, compares: compares)
        let isChosen = operation(SIM_ile, count: 1, constant(number), index)
        result = operation(SIM_select, count: width, isChosen, value, result)
      }
      return result
    }
    let uniform = (a.map(isUniform) ?? true) && (b.map(isUniform) ?? true)
    let coordinates = a.map { contiguous($0) }
    let result = Value(run: run(width, uniform: uniform), count: width)
    append(
      VirtualInstruction(
        opcode: opcode, count: count, d: result.operand, a: coordinates?.operand, b: b?.operand,
        c: unit.index?.operand,
        immediates: (UInt32(unit.first), unit.index == nil ? 0 : UInt32(unit.count), compares ? 1 : 0)))
    return result
  }

  private mutating func fetched(_ coordinates: Value, offset: Value?) -> Value {
    guard let offset else { return coordinates }
    let shifted = operation(SIM_iadd, count: offset.count, coordinates.slice(0, offset.count), offset)
    if offset.count == coordinates.count { return shifted }
    return gather([shifted, coordinates.slice(offset.count, coordinates.count - offset.count)])
  }

  /// Coordinates alone, divided where the function projects, and what a shadow sampler compares with.
  private mutating func sampled(
    _ coordinates: Value, _ call: TextureCall, _ sampler: SamplerType
  ) -> (Value, reference: Value?) {
    let width = sampler.shape == .plane ? 2 : 3
    var kept = coordinates.slice(0, min(width, coordinates.count))
    var reference: Value?
    if sampler.isShadow, coordinates.count > width { reference = coordinates.slice(width, 1) }
    if call.isProjective {
      let divisor = coordinates.slice(coordinates.count - 1, 1)
      watchProjection(divisor, of: call.function)
      kept = operation(SIM_div, count: kept.count, kept, divisor)
      reference = reference.map { operation(SIM_div, count: 1, $0, divisor) }
    }
    return (kept, reference)
  }

  /// Coordinates moved by whole texels.
  private mutating func shifted(
    _ coordinates: Value, by offset: Value, _ unit: Unit, _ sampler: SamplerType
  ) -> Value {
    let count = min(offset.count, coordinates.count)
    let size = read(unit, SIM_texture_size, nil, count: coordinates.count, width: coordinates.count)
    let texels = operation(SIM_int_to_float, count: count, offset.slice(0, count))
    let extent = operation(SIM_int_to_float, count: count, size.slice(0, count))
    let step = operation(SIM_div, count: count, texels, extent)
    let moved = operation(SIM_add, count: count, coordinates.slice(0, count), step)
    if count == coordinates.count { return moved }
    return gather([moved, coordinates.slice(count, coordinates.count - count)])
  }
}
