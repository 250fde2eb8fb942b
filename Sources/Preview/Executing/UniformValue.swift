/// What a caller gives for a uniform, shaped like its type or flat.
///
/// Matrices column by column; `JSONDecoder` reads it: numbers, booleans, arrays, objects for structures.
public enum UniformValue: Equatable, Sendable {
  case number(Double)
  case boolean(Bool)
  case list([UniformValue])
  case fields([String: UniformValue])

  /// All numbers in the order of a type's scalars; nil where an object's keys are not the structure's fields.
  func scalars(of type: GLSLType) -> [Double]? {
    switch (self, type) {
    case (.number(let number), _): return [number]
    case (.boolean(let value), _): return [value ? 1 : 0]
    case (.fields(let fields), .structure(let structure)):
      guard fields.count == structure.fields.count else { return nil }
      var scalars: [Double] = []
      for field in structure.fields {
        guard let values = fields[field.name]?.scalars(of: field.type) else { return nil }
        scalars += values
      }
      return scalars
    case (.fields, _): return nil
    case (.list(let values), .array(let element, _)): return Self.scalars(of: values, each: element)
    case (.list(let values), _): return Self.scalars(of: values, each: type)
    }
  }

  private static func scalars(of values: [UniformValue], each type: GLSLType) -> [Double]? {
    var scalars: [Double] = []
    for value in values {
      guard let more = value.scalars(of: type) else { return nil }
      scalars += more
    }
    return scalars
  }
}

extension UniformValue: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let values = try? container.decode([UniformValue].self) {
      self = .list(values)
    } else {
      self = .fields(try container.decode([String: UniformValue].self))
    }
  }
}

extension GLSLType {
  /// What each of its scalars is, in order; samplers have none.
  var scalarKinds: [ScalarKind] {
    switch self {
    case .void, .sampler: []
    case .scalar(let kind): [kind]
    case .vector(let kind, let count): Array(repeating: kind, count: count)
    case .matrix(let columns, let rows): Array(repeating: .float, count: columns * rows)
    case .array(let element, let count):
      Array(repeatElement(element.scalarKinds, count: count).joined())
    case .structure(let structure): structure.fields.flatMap { $0.type.scalarKinds }
    }
  }
}

extension ScalarKind {
  /// A number's bits as the machine holds them; nil for one that this kind cannot hold.
  func word(_ number: Double) -> UInt32? {
    switch self {
    case .float: Float(number).bitPattern
    case .int: Int32(exactly: number).map { UInt32(bitPattern: $0) }
    case .uint: UInt32(exactly: number)
    case .bool: number == 0 ? 0 : .max
    }
  }
}
