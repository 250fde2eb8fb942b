extension GLSLType {
  public static let float = scalar(.float)
  public static let int = scalar(.int)
  public static let uint = scalar(.uint)
  public static let bool = scalar(.bool)

  /// Scalars that a value consists of, in the order in which they are stored: a vector's components, a
  /// matrix's columns, an array's elements, a structure's fields. A sampler counts as one.
  public var scalarCount: Int {
    switch self {
    case .void: 0
    case .scalar, .sampler: 1
    case .vector(_, let count): count
    case .matrix(let columns, let rows): columns * rows
    case .array(let element, let count): element.scalarCount * count
    case .structure(let structure): structure.fields.reduce(0) { $0 + $1.type.scalarCount }
    }
  }

  /// What the components of a scalar, vector or matrix are; nil for everything else.
  public var componentKind: ScalarKind? {
    switch self {
    case .scalar(let kind), .vector(let kind, _): kind
    case .matrix: .float
    default: nil
    }
  }

  /// Where a field's scalars begin among those of its structure.
  public func offset(ofField index: Int) -> Int {
    guard case .structure(let structure) = self else { return 0 }
    return structure.fields[..<index].reduce(0) { $0 + $1.type.scalarCount }
  }
}
