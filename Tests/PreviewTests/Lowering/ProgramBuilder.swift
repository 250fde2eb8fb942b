import Preview

/// Writes small checked programs down without a front end.
struct ProgramBuilder {
  var program = CheckedProgram(version: .es300)
  static let here = SourceLocation(line: 1, column: 1)
  let output: VariableID
  let coordinates: VariableID

  init(output type: GLSLType = .float) {
    program.variables = [
      Variable(
        name: "result", type: type, precision: .highp, storage: .output(location: 0), location: Self.here),
      Variable(
        name: "gl_FragCoord", type: .vector(.float, 4), precision: .highp, storage: .builtin(.fragCoord),
        location: Self.here),
    ]
    (output, coordinates) = (VariableID(0), VariableID(1))
    program.outputs = [output]
  }

  mutating func variable(
    _ name: String, _ type: GLSLType = .float, _ storage: Variable.Storage = .plain,
    precision: Precision = .highp
  ) -> VariableID {
    program.variables.append(
      Variable(name: name, type: type, precision: precision, storage: storage, location: Self.here))
    return VariableID(program.variables.count - 1)
  }

  func read(_ id: VariableID) -> CheckedExpression {
    let variable = program[id]
    return CheckedExpression(
      .variable(id), type: variable.type, precision: variable.precision, location: Self.here)
  }

  /// The output.
  var result: CheckedExpression { read(output) }
  /// 0, 1, 2, … along a row.
  var x: CheckedExpression {
    let swizzled = CheckedExpression(
      .swizzle(read(coordinates), [0]), type: .float, precision: .highp, location: Self.here)
    return .make(.builtin(.floor, [swizzled]), .float)
  }

  mutating func function(
    _ name: String, _ parameters: [(VariableID, CheckedFunction.Parameter.Direction)], _ result: GLSLType,
    _ body: [CheckedStatement]
  ) -> FunctionID {
    program.functions.append(
      CheckedFunction(
        name: name, parameters: parameters.map { .init(variable: $0.0, direction: $0.1) }, result: result,
        resultPrecision: .highp, body: body, location: Self.here))
    return FunctionID(program.functions.count - 1)
  }

  mutating func main(_ body: [CheckedStatement]) -> CheckedProgram {
    program.main = function("main", [], .void, body)
    return program
  }
}

extension CheckedExpression {
  static func make(_ kind: Kind, _ type: GLSLType) -> CheckedExpression {
    CheckedExpression(kind, type: type, precision: .highp, location: ProgramBuilder.here)
  }
  static func number(_ value: Float) -> CheckedExpression {
    make(.constant(ConstantValue(type: .float, words: [value.bitPattern])), .float)
  }
  static func integer(_ value: Int) -> CheckedExpression {
    make(.constant(ConstantValue(type: .int, words: [UInt32(truncatingIfNeeded: value)])), .int)
  }
  static let yes = make(.constant(ConstantValue(type: .bool, words: [1])), .bool)

  static func + (a: CheckedExpression, b: CheckedExpression) -> CheckedExpression {
    make(.binary(.add, a, b), a.type.scalarCount >= b.type.scalarCount ? a.type : b.type)
  }
  static func - (a: CheckedExpression, b: CheckedExpression) -> CheckedExpression {
    make(.binary(.subtract, a, b), a.type)
  }
  static func * (a: CheckedExpression, b: CheckedExpression) -> CheckedExpression {
    make(.binary(.multiply, a, b), a.type)
  }
  static func < (a: CheckedExpression, b: CheckedExpression) -> CheckedExpression {
    make(.binary(.less, a, b), .bool)
  }
  static func == (a: CheckedExpression, b: CheckedExpression) -> CheckedExpression {
    make(.binary(.equal, a, b), .bool)
  }
  var int: CheckedExpression { .make(.construct([self]), .int) }
  var float: CheckedExpression { .make(.construct([self]), .float) }

  func becomes(_ value: CheckedExpression) -> CheckedStatement {
    CheckedStatement(.expression(.make(.assign(self, value), type)), location: location)
  }
  func grows(by value: CheckedExpression) -> CheckedStatement {
    CheckedStatement(.expression(.make(.compound(.add, self, value), type)), location: location)
  }
  var increased: CheckedExpression { .make(.increment(self, by: 1, yieldsOld: false), type) }
  func at(_ index: CheckedExpression, _ type: GLSLType) -> CheckedExpression { .make(.index(self, index), type) }
  func field(_ index: Int, _ type: GLSLType) -> CheckedExpression { .make(.field(self, index), type) }
  func swizzled(_ components: [Int], _ type: GLSLType) -> CheckedExpression {
    .make(.swizzle(self, components), type)
  }
}

extension CheckedStatement {
  init(_ kind: Kind) { self.init(kind, location: ProgramBuilder.here) }
  static func declare(_ id: VariableID, _ value: CheckedExpression? = nil) -> CheckedStatement {
    .init(.declare(id, value))
  }
  static func block(_ statements: [CheckedStatement]) -> CheckedStatement { .init(.block(statements)) }
  static func when(
    _ condition: CheckedExpression, _ then: [CheckedStatement], else otherwise: [CheckedStatement]? = nil
  ) -> CheckedStatement {
    .init(.if(condition, then: .block(then), else: otherwise.map { .block($0) }))
  }
  static func leave(_ value: CheckedExpression? = nil) -> CheckedStatement { .init(.return(value)) }
  static let stop = CheckedStatement(.break)
  static let again = CheckedStatement(.continue)
  static let discard = CheckedStatement(.discard)
  static func count(
    _ id: VariableID, upTo limit: CheckedExpression, _ read: CheckedExpression, _ body: [CheckedStatement]
  ) -> CheckedStatement {
    .init(
      .loop(
        CheckedLoop(
          first: [.declare(id, .integer(0))], conditionVariable: nil, condition: read < limit, asksLast: false,
          next: read.increased, body: .block(body))))
  }
}
