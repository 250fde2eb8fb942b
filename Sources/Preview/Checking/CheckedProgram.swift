/// A program that is well-formed: every name resolved, every expression typed, constants computed.
///
/// Within it nothing is implicit any more, and nothing that is ill-formed can be written down.
public struct CheckedProgram: Sendable {
  public var version: GLSLVersion
  /// All variables of the program, local ones and parameters included; `VariableID` is an index.
  public var variables: [Variable]
  /// Each called by `FunctionID`, its index. No function reaches itself. One that is declared and nowhere defined has no
  /// statements; nothing calls it.
  public var functions: [CheckedFunction]
  public var main: FunctionID
  /// Globals with a first value, in the order of their declarations.
  public var globalInitializers: [(variable: VariableID, value: CheckedExpression)]
  /// Uniforms that a caller may set, a block's members among them.
  public var uniforms: [VariableID]
  /// `in` variables (`varying` of 1.00), which a vertex shader would write.
  public var inputs: [VariableID]
  /// Declared outputs and those of the built-in outputs that the program mentions.
  public var outputs: [VariableID]

  public init(version: GLSLVersion) {
    self.version = version
    variables = []
    functions = []
    main = FunctionID(0)
    globalInitializers = []
    uniforms = []
    inputs = []
    outputs = []
  }

  public subscript(id: VariableID) -> Variable { variables[id.index] }
  public subscript(id: FunctionID) -> CheckedFunction { functions[id.index] }
}

/// Names a variable of a program.
public struct VariableID: Hashable, Sendable {
  public let index: Int
  public init(_ index: Int) { self.index = index }
}

/// Names a function of a program.
public struct FunctionID: Hashable, Sendable {
  public let index: Int
  public init(_ index: Int) { self.index = index }
}

/// A variable, whatever its scope.
public struct Variable: Sendable {
  /// As declared. A member of a block without instance name has its own; with one, `Block.member` is
  /// the ``apiName`` and the name is `instance.member`.
  public var name: String
  public var type: GLSLType
  /// Declared or by default; nil where a type has none (bool, structures).
  public var precision: Precision?
  public var storage: Storage
  public var location: SourceLocation

  public init(
    name: String, type: GLSLType, precision: Precision?, storage: Storage, location: SourceLocation
  ) {
    self.name = name
    self.type = type
    self.precision = precision
    self.storage = storage
    self.location = location
  }

  public enum Storage: Hashable, Sendable {
    /// A global or local variable that is only the program's.
    case plain
    /// `const`; its value is a constant expression, uses of it are folded.
    case constant
    /// A parameter `const in`, a sampler as parameter, or `gl_DepthRange`: readable, not constant.
    case readOnly
    /// Name by which a caller sets it: its own, or `Block.member` for a member of a block (the same for
    /// blocks with and without instance name; of an array of blocks `Block[1].member`).
    case uniform(apiName: String)
    case input
    /// Location of its first element; arrays take one each.
    case output(location: Int)
    case builtin(BuiltinVariable)
  }
}

/// Variables that every fragment shader has.
///
/// Built-in constants (`gl_MaxDrawBuffers`, …) are folded by the checker; `gl_DepthRange` is a global that is read-only
/// and has a first value.
public enum BuiltinVariable: String, Hashable, Sendable, CaseIterable {
  case fragCoord = "gl_FragCoord"
  case frontFacing = "gl_FrontFacing"
  case pointCoord = "gl_PointCoord"
  /// Of 1.00; also written where ``fragData`` is not.
  case fragColor = "gl_FragColor"
  /// Of 1.00: an array of `vec4`.
  case fragData = "gl_FragData"
  /// Of 3.00, or of 1.00 with `EXT_frag_depth` as `gl_FragDepthEXT`.
  case fragDepth = "gl_FragDepth"
}

/// A function's definition.
public struct CheckedFunction: Sendable {
  public var name: String
  public var parameters: [Parameter]
  public var result: GLSLType
  public var resultPrecision: Precision?
  public var body: [CheckedStatement]
  public var location: SourceLocation

  public init(
    name: String, parameters: [Parameter], result: GLSLType, resultPrecision: Precision?,
    body: [CheckedStatement], location: SourceLocation
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.resultPrecision = resultPrecision
    self.body = body
    self.location = location
  }

  public struct Parameter: Sendable {
    public enum Direction: Hashable, Sendable { case `in`, out, `inout` }
    public var variable: VariableID
    public var direction: Direction

    public init(variable: VariableID, direction: Direction) {
      self.variable = variable
      self.direction = direction
    }
  }
}
