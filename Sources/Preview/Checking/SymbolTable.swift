/// What a name stands for.
enum Symbol {
  case variable(VariableID)
  case structure(StructureType)
  /// All overloads that are declared.
  case functions([FunctionID])
  /// An instance of a uniform block.
  case block(UniformBlock)
  /// Name of a uniform block, which nothing can refer to.
  case blockName
  /// Declared, but wrongly: its uses are no further errors.
  case rejected
}

/// A uniform block that is reached by the name of its instance.
struct UniformBlock {
  /// The block's elements, each with its members by name; one element if ``isArray`` is false.
  var elements: [[String: VariableID]]
  var isArray: Bool
}

/// Types that a default precision can be set for.
enum PrecisionKind: Hashable {
  case float, int
  case sampler(SamplerType)
}

/// What names and precisions mean, scope within scope.
struct SymbolTable {
  private struct Scope {
    var symbols: [String: Symbol] = [:]
    var precisions: [PrecisionKind: Precision] = [:]
  }

  private var scopes: [Scope]

  /// The global scope of a fragment shader, with the default precisions that it has (GLSL ES 3.00, 4.5.4): none for
  /// floats.
  init() {
    var global = Scope()
    global.precisions = [
      .int: .mediump, .sampler(SamplerType(.plane)): .lowp, .sampler(SamplerType(.cube)): .lowp,
    ]
    scopes = [global]
  }

  var isGlobal: Bool { scopes.count == 1 }

  mutating func open() { scopes.append(Scope()) }

  mutating func close() { scopes.removeLast() }

  /// What a name means here; nil if it is not declared.
  func lookup(_ name: String) -> Symbol? {
    for scope in scopes.reversed() {
      if let symbol = scope.symbols[name] { return symbol }
    }
    return nil
  }

  /// What the innermost scope itself declares.
  func local(_ name: String) -> Symbol? { scopes[scopes.count - 1].symbols[name] }

  func global(_ name: String) -> Symbol? { scopes[0].symbols[name] }

  mutating func declare(_ name: String, _ symbol: Symbol) {
    scopes[scopes.count - 1].symbols[name] = symbol
  }

  mutating func declareGlobally(_ name: String, _ symbol: Symbol) {
    scopes[0].symbols[name] = symbol
  }

  mutating func setPrecision(_ precision: Precision, of kind: PrecisionKind) {
    scopes[scopes.count - 1].precisions[kind] = precision
  }

  /// The default precision here of a type's components; nil if none is set.
  func precision(of type: GLSLType) -> Precision? {
    guard let kind = PrecisionKind(type) else { return nil }
    for scope in scopes.reversed() {
      if let precision = scope.precisions[kind] { return precision }
    }
    return nil
  }
}

extension PrecisionKind {
  /// Of a type's components; nil for types without precision.
  init?(_ type: GLSLType) {
    switch type {
    case .array(let element, _): self.init(element)
    case .sampler(let sampler): self = .sampler(sampler)
    case .scalar, .vector, .matrix:
      switch type.componentKind {
      case .float: self = .float
      case .int, .uint: self = .int
      case .bool, nil: return nil
      }
    case .void, .structure: return nil
    }
  }
}
