/// How a program counts cells: with integers, or with floats that hold whole numbers where a host lacks them.
struct CellArithmetic {
  let kind: HostProfile.Arithmetic

  init(_ kind: HostProfile.Arithmetic) { self.kind = kind }

  private var hasIntegers: Bool { kind == .integers }

  /// A column or row.
  var index: ValueType { hasIntegers ? .int : .float }
  /// A column and a row.
  var position: ValueType { hasIntegers ? .ivec2 : .vec2 }

  func number(_ value: Int32) -> Expression { hasIntegers ? .int(value) : .float(Float(value)) }

  func uniform(_ role: Uniform.Role) -> Expression { .uniform(Uniform(role, kind)) }

  /// The column and row that a point lies in.
  func cell(_ point: Expression) -> Expression {
    hasIntegers ? ValueType.ivec2(point) : .builtin(.floor, [point])
  }

  /// Whole numbers as floats.
  func float(_ position: Expression) -> Expression { hasIntegers ? ValueType.vec2(position) : position }

  /// The number of the pair that a column belongs to.
  func pair(_ column: Expression) -> Expression {
    hasIntegers ? column >> .int(1) : .builtin(.floor, [column * .float(0.5)])
  }

  /// The number of whole `size`s in an index, rounded down.
  func quotient(_ index: Expression, _ size: Int) -> Expression {
    if size == 1 { return index }
    // Half a cell off the border: a product that is a hair too small does no harm.
    return hasIntegers
      ? index / .int(Int32(size)) : .builtin(.floor, [(index + .float(0.5)) * .float(1 / Float(size))])
  }

  /// `columns[k]` of a cell: the texel that holds its channels 4k to 4k + 3.
  func texel(column: Expression, group: Int, of layout: StateLayout) -> Expression {
    guard layout.texelsPerCell > 1 else { return column }
    let first = column * number(Int32(layout.texelsPerCell))
    return group == 0 ? first : first + number(Int32(group))
  }
}
