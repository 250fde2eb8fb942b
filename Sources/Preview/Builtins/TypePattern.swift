/// A type in a row of the table of built-in functions, named as the specification names it (8).
enum TypePattern: Hashable, Sendable {
  case exact(GLSLType)
  /// `genType`: a scalar or vector, in one call all of the same size.
  case general(ScalarKind)
  /// `vec`: a vector, in one call all of the same size.
  case vector(ScalarKind)
  /// `mat`: in 1.00 a square matrix.
  case matrix
  /// A matrix with as many rows as ``matrix`` has columns, and as many columns as it has rows.
  case transposedMatrix
  /// A vector as long as ``matrix`` has rows.
  case column
  /// A vector as long as ``matrix`` has columns.
  case row
  case squareMatrix
  /// `gsampler2D` and so on: of floats, ints or uints.
  case sampler(SamplerType.Shape)
  /// `gvec4`: four components of the sampler's kind.
  case texel

  static let genType = general(.float)
  static let genIType = general(.int)
  static let genUType = general(.uint)
  static let genBType = general(.bool)
  static let vec = vector(.float)
  static let ivec = vector(.int)
  static let uvec = vector(.uint)
  static let bvec = vector(.bool)
  static let float = exact(.float)
  static let int = exact(.int)
  static let uint = exact(.uint)
  static let bool = exact(.bool)
  static let vec2 = exact(.vector(.float, 2))
  static let vec3 = exact(.vector(.float, 3))
  static let vec4 = exact(.vector(.float, 4))
  static let ivec2 = exact(.vector(.int, 2))
  static let ivec3 = exact(.vector(.int, 3))
  static func shadow(_ shape: SamplerType.Shape) -> TypePattern {
    exact(.sampler(SamplerType(shape, isShadow: true)))
  }

  /// What the open parts of a signature's patterns stand for in one of its overloads.
  struct Binding: Hashable, Sendable {
    var count = 1
    var columns = 2
    var rows = 2
    var component = ScalarKind.float
  }

  /// All values of this pattern's open part.
  func bindings(in version: GLSLVersion) -> [Binding] {
    switch self {
    case .exact: [Binding()]
    case .general: (1...4).map { Binding(count: $0) }
    case .vector: (2...4).map { Binding(count: $0) }
    case .matrix where version == .es300, .transposedMatrix, .column, .row:
      (2...4).flatMap { columns in (2...4).map { Binding(columns: columns, rows: $0) } }
    case .matrix, .squareMatrix: (2...4).map { Binding(columns: $0, rows: $0) }
    case .sampler, .texel:
      (version == .es100 ? [.float] : [.float, .int, .uint]).map { Binding(component: $0) }
    }
  }

  func type(_ binding: Binding) -> GLSLType {
    switch self {
    case .exact(let type): type
    case .general(let kind): binding.count == 1 ? .scalar(kind) : .vector(kind, binding.count)
    case .vector(let kind): .vector(kind, binding.count)
    case .matrix, .squareMatrix: .matrix(columns: binding.columns, rows: binding.rows)
    case .transposedMatrix: .matrix(columns: binding.rows, rows: binding.columns)
    case .column: .vector(.float, binding.rows)
    case .row: .vector(.float, binding.columns)
    case .sampler(let shape): .sampler(SamplerType(shape, binding.component))
    case .texel: .vector(binding.component, 4)
    }
  }
}
