import CSimulator

// What names and l-values stand for.
extension Emitter {
  /// Where an expression's value lies, with its indices evaluated; values without a place get one.
  mutating func place(of expression: CheckedExpression) -> Place {
    switch expression.kind {
    case .variable(let id): return place(of: id)
    case .field(let base, let index):
      var place = place(of: base)
      place.offset += place.type.offset(ofField: index)
      place.type = expression.type
      return place
    case .swizzle(let base, let components):
      var place = place(of: base)
      place.swizzle = place.swizzle.map { outer in components.map { outer[$0] } } ?? components
      place.type = base.type
      return place
    case .index(let base, let index): return place(of: base, at: index, in: expression)
    default:
      let value = contiguous(value(of: expression))
      return Place(run: value.run, offset: value.offset, type: expression.type)
    }
  }

  private mutating func place(of id: VariableID) -> Place {
    let type = program[id].type
    switch bindings[id.index] {
    case .variable(let storage): return Place(run: storage.run, offset: 0, type: type, storage: storage)
    case .value(let value):
      let value = contiguous(value)
      return Place(run: value.run, offset: value.offset, type: type)
    case .place(let place): return place
    case nil:
      // A checked program declares before it uses; storage of its own keeps anything else harmless.
      makeStorage(id, isCleared: true)
      return place(of: id)
    }
  }

  private mutating func place(
    of base: CheckedExpression, at index: CheckedExpression, in expression: CheckedExpression
  ) -> Place {
    var place = place(of: base)
    let (count, stride) = Self.elements(of: base.type)
    if case .constant(let constant) = index.kind, let word = constant.words.first {
      let number = max(0, min(Int(Int32(bitPattern: word)), count - 1))
      if let outer = place.swizzle {
        place.swizzle = [outer[number]]
      } else {
        place.offset += number * stride
        place.type = expression.type
      }
      return place
    }
    var position = value(of: index)
    if isChanging(position) { position = copy(position) }
    watchIndex(position, count: count, of: base)
    if let outer = place.swizzle {
      // The component's number is looked up among those that the swizzle names.
      let table = contiguous(constant(outer.map { UInt32($0) }))
      let chosen = load(
        Place(
          run: table.run, offset: table.offset, type: .array(.int, count: outer.count),
          levels: [], swizzle: nil), at: position, count: outer.count)
      place.swizzle = nil
      place.levels.append(Place.Level(index: chosen, count: base.root == nil ? 4 : width(of: place), stride: 1))
    } else {
      place.levels.append(Place.Level(index: position, count: count, stride: stride))
    }
    place.type = expression.type
    return place
  }

  private func width(of place: Place) -> Int { place.type.scalarCount }

  private mutating func load(_ table: Place, at index: Value, count: Int) -> Value {
    var entry = table
    entry.type = .int
    entry.levels = [Place.Level(index: index, count: count, stride: 1)]
    return load(entry)
  }

  /// Elements of what can be indexed, and the components of one.
  static func elements(of type: GLSLType) -> (count: Int, stride: Int) {
    switch type {
    case .vector(_, let count): (count, 1)
    case .matrix(let columns, let rows): (columns, rows)
    case .array(let element, let count): (count, element.scalarCount)
    default: (1, type.scalarCount)
    }
  }
}
