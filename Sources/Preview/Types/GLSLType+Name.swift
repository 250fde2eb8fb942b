extension GLSLType: CustomStringConvertible {
  /// As a shader spells it: `vec3`, `mat2x4`, `float[3]`, a structure's name.
  public var description: String {
    switch self {
    case .void: return "void"
    case .scalar(let kind): return kind.description
    case .vector(let kind, let count): return kind.vectorPrefix + "vec\(count)"
    case .matrix(let columns, let rows):
      return columns == rows ? "mat\(columns)" : "mat\(columns)x\(rows)"
    case .sampler(let sampler): return sampler.description
    case .array(let element, let count): return "\(element)[\(count)]"
    case .structure(let structure): return structure.name.isEmpty ? "struct" : structure.name
    }
  }
}

extension ScalarKind: CustomStringConvertible {
  public var description: String {
    switch self {
    case .float: "float"
    case .int: "int"
    case .uint: "uint"
    case .bool: "bool"
    }
  }

  /// What precedes `vec` in a vector's name.
  var vectorPrefix: String {
    switch self {
    case .float: ""
    case .int: "i"
    case .uint: "u"
    case .bool: "b"
    }
  }
}

extension SamplerType: CustomStringConvertible {
  public var description: String {
    let name =
      switch shape {
      case .plane: "2D"
      case .volume: "3D"
      case .cube: "Cube"
      case .layers: "2DArray"
      }
    return component.vectorPrefix + "sampler" + name + (isShadow ? "Shadow" : "")
  }
}
