extension Token.Kind {
  /// As an error names it.
  var description: String {
    switch self {
    case .identifier(let name), .reserved(let name): ShaderProblem.shorten(name)
    case .keyword(let keyword): keyword.rawValue
    case .integer(let value): "\(value)"
    case .unsignedInteger(let value): "\(value)u"
    case .float(let value): "\(value)"
    case .punctuator(let sign): sign.rawValue
    case .hash: "#"
    case .invalid: "something that is no token"
    }
  }
}

extension Keyword {
  /// Whether it names a type, `void` included.
  var isType: Bool {
    switch self {
    case .const, .uniform, .break, .continue, .do, .for, .while, .if, .else, .in, .out, .inout, .true, .false,
      .lowp, .mediump, .highp, .precision, .invariant, .discard, .return, .struct, .attribute, .varying,
      .layout, .centroid, .flat, .smooth, .switch, .case, .default:
      false
    default: true
    }
  }

  /// Whether it qualifies a variable, parameter or block; precision and layout are qualifiers of their own.
  var isQualifier: Bool {
    switch self {
    case .const, .attribute, .varying, .in, .out, .inout, .uniform, .centroid, .flat, .smooth, .invariant: true
    default: false
    }
  }

  var precision: Precision? {
    switch self {
    case .lowp: .lowp
    case .mediump: .mediump
    case .highp: .highp
    default: nil
    }
  }
}
