/// A type of the shading language, complete: no array of unknown length is left once a program is checked.
public indirect enum GLSLType: Hashable, Sendable {
  case void
  case scalar(ScalarKind)
  /// Two to four components.
  case vector(ScalarKind, Int)
  /// Of floats, column-major; two to four columns of two to four rows.
  case matrix(columns: Int, rows: Int)
  case sampler(SamplerType)
  case array(GLSLType, count: Int)
  case structure(StructureType)
}

/// What a component is.
public enum ScalarKind: Hashable, Sendable, CaseIterable {
  case float, int, uint, bool
}

/// A structure; two are the same type only if they are the same declaration.
public struct StructureType: Hashable, Sendable {
  /// Numbers declarations: structures of the same name and fields in two scopes differ.
  public let declaration: Int
  /// Empty for a structure without a name.
  public let name: String
  public let fields: [Field]

  public init(declaration: Int, name: String, fields: [Field]) {
    self.declaration = declaration
    self.name = name
    self.fields = fields
  }

  /// A member of a structure or of a uniform block.
  public struct Field: Hashable, Sendable {
    public let name: String
    public let type: GLSLType
    public let precision: Precision?

    public init(name: String, type: GLSLType, precision: Precision?) {
      self.name = name
      self.type = type
      self.precision = precision
    }
  }

  public static func == (left: StructureType, right: StructureType) -> Bool {
    left.declaration == right.declaration
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(declaration) }
}

/// What a sampler reads.
public struct SamplerType: Hashable, Sendable {
  public enum Shape: Hashable, Sendable { case plane, volume, cube, layers }
  public var shape: Shape
  /// `float`, `int` or `uint`.
  public var component: ScalarKind
  public var isShadow: Bool

  public init(_ shape: Shape, _ component: ScalarKind = .float, isShadow: Bool = false) {
    self.shape = shape
    self.component = component
    self.isShadow = isShadow
  }
}

/// A precision qualifier, from least to most.
public enum Precision: Int, Hashable, Sendable, Comparable, CaseIterable {
  case lowp, mediump, highp

  public static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
}
