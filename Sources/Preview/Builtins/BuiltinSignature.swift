import CSimulator

/// How a call of a built-in function is executed.
package enum BuiltinExecution: Equatable, Sendable {
  /// One instruction of the shape UNARY, BINARY, TERNARY or REDUCE, its operands the arguments in their order; a
  /// scalar argument beside a vector repeats.
  case instruction(sim_opcode)
  /// The same with the two arguments exchanged.
  case exchanged(sim_opcode)
  /// Several instructions, or one with operands of its own.
  case expansion
}

/// Which precision a call's result has (GLSL ES 3.00, 4.5.2 and 8).
package enum ResultPrecision: Hashable, Sendable {
  /// Bools have none.
  case none
  /// The highest of the arguments'.
  case ofArguments
  /// That of the first argument, a sampler.
  case ofSampler
  case fixed(Precision)

  /// Nil if no argument that counts has a precision, as for literals.
  package func resolved(arguments: [Precision?]) -> Precision? {
    switch self {
    case .none: nil
    case .ofArguments: arguments.lazy.compactMap(\.self).max()
    case .ofSampler: arguments.first ?? nil
    case .fixed(let precision): precision
    }
  }
}

/// Parameters and result in a row of the table; each stands for one overload or several.
struct BuiltinSignature: Sendable {
  var parameters: [TypePattern]
  var result: TypePattern
  var execution: BuiltinExecution
  /// Narrows the row's.
  var availability: BuiltinAvailability
  /// Which parameter is `out`.
  var output: Int?
  /// Which parameter is a texture's offset.
  var offset: Int?

  init(
    _ parameters: [TypePattern], _ result: TypePattern, _ execution: BuiltinExecution = .expansion,
    in availability: BuiltinAvailability = .always, output: Int? = nil, offset: Int? = nil
  ) {
    self.parameters = parameters
    self.result = result
    self.execution = execution
    self.availability = availability
    self.output = output
    self.offset = offset
  }

  /// A function of one component, or of several components side by side.
  static func map(
    _ pattern: TypePattern, count: Int = 1, _ opcode: sim_opcode,
    in availability: BuiltinAvailability = .always
  ) -> BuiltinSignature {
    BuiltinSignature(
      Array(repeating: pattern, count: count), pattern, .instruction(opcode), in: availability)
  }

  /// Every way in which the open types can be filled in.
  func bindings(in version: GLSLVersion) -> [TypePattern.Binding] {
    let open = (parameters + [result]).first { if case .exact = $0 { false } else { true } }
    return (open ?? result).bindings(in: version)
  }
}

/// A function of the table with the same precision and rules for all of its signatures.
struct BuiltinRow: Sendable {
  var function: BuiltinFunction
  var availability: BuiltinAvailability
  var precision: ResultPrecision
  /// Whether a call with constant arguments is a constant expression (GLSL ES 3.00, 4.3.3).
  var isConstant: Bool
  var signatures: [BuiltinSignature]

  init(
    _ function: BuiltinFunction, in availability: BuiltinAvailability = .always,
    precision: ResultPrecision = .ofArguments, isConstant: Bool = true, _ signatures: [BuiltinSignature]
  ) {
    self.function = function
    self.availability = availability
    self.precision = precision
    self.isConstant = isConstant
    self.signatures = signatures
  }
}

/// A built-in function with all its types settled.
package struct BuiltinOverload: Equatable, Sendable {
  package struct Parameter: Hashable, Sendable {
    package var type: GLSLType
    package var direction: CheckedFunction.Parameter.Direction
  }

  package var function: BuiltinFunction
  package var parameters: [Parameter]
  package var result: GLSLType
  package var precision: ResultPrecision
  /// Whether a call with constant arguments is a constant expression.
  package var isConstant: Bool
  /// The argument that must be a constant expression, each component within ``offsetRange``: a texture's offset.
  package var offset: Int?
  package var execution: BuiltinExecution

  /// `gl_MinProgramTexelOffset` to `gl_MaxProgramTexelOffset`.
  package static let offsetRange: ClosedRange<Int32> = -8...7
}
