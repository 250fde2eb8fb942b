import ShaderGen

/// Runs a pass's program for one pixel, by the book and slowly.
///
/// It is strict: operands must have the very types that GLSL asks for, every value must have the type that the
/// expression claims, indices must lie on the grid, and no sum may overflow a signed integer.
struct Interpreter {
  let pass: Pass
  var uniforms: [Uniform: Value]
  /// `(texture, x, y)` to four channels.
  var texel: (Int, Int, Int) throws -> [Float]
  var pixel: [Float] = [0.5, 0.5]

  private enum Flow: Equatable {
    case goOn
    case exit(Value?)
  }

  /// The outputs for the pixel.
  func run() throws -> [String: Value] {
    var locals: [String: Value] = [:]
    _ = try run(pass.body, &locals)
    return try Dictionary(
      uniqueKeysWithValues: pass.outputs.map { output in
        guard let value = locals[output.name] else { throw InterpreterError("\(output.name) is not written") }
        return (output.name, value)
      })
  }

  private func run(_ body: [Statement], _ locals: inout [String: Value]) throws -> Flow {
    for statement in body {
      let flow = try run(statement, &locals)
      if flow != .goOn { return flow }
    }
    return .goOn
  }

  private func run(_ statement: Statement, _ locals: inout [String: Value]) throws -> Flow {
    switch statement {
    case .declare(let type, let declarators):
      for declarator in declarators {
        guard locals[declarator.name] == nil else { throw InterpreterError("\(declarator.name) twice") }
        try assign(Variable(declarator.name, type), evaluate(declarator.value, locals), &locals)
      }
    case .assign(let variable, let value):
      guard locals[variable.name] != nil || pass.outputs.contains(variable) else {
        throw InterpreterError("\(variable.name) is not declared")
      }
      try assign(variable, evaluate(value, locals), &locals)
    case .update(let variable, let symbol, let value):
      let updated = try evaluate(.binary(symbol, .variable(variable), value), locals)
      try assign(variable, updated, &locals)
    case .branch(let condition, let then, let otherwise):
      var inner = locals
      let flow = try run(evaluate(condition, locals).isTrue ? then : otherwise, &inner)
      keep(inner, in: &locals)
      return flow
    case .loop(let counter, let count, let body):
      for index in 0..<count {
        var inner = locals
        inner[counter.name] = .int([index])
        let flow = try run(body, &inner)
        inner[counter.name] = nil
        keep(inner, in: &locals)
        if flow != .goOn { return flow }
      }
    case .exit(let value): return .exit(try value.map { try evaluate($0, locals) })
    case .comment: break
    }
    return .goOn
  }

  /// Leaves a block: what was declared inside is gone, outputs stay.
  private func keep(_ inner: [String: Value], in locals: inout [String: Value]) {
    let outputs = Set(pass.outputs.map(\.name))
    for (name, value) in inner where locals[name] != nil || outputs.contains(name) {
      locals[name] = value
    }
  }

  private func assign(_ variable: Variable, _ value: Value, _ locals: inout [String: Value]) throws {
    guard value.type == variable.type else {
      throw InterpreterError("\(variable.name) is \(variable.type), not \(value.type)")
    }
    locals[variable.name] = value
  }

  func evaluate(_ expression: Expression, _ locals: [String: Value] = [:]) throws -> Value {
    let value = try compute(expression, locals)
    guard value.type == expression.type else {
      throw InterpreterError("\(expression) is \(value.type), not \(expression.type)")
    }
    return value
  }

  private func compute(_ expression: Expression, _ locals: [String: Value]) throws -> Value {
    switch expression {
    case .literal(.bool(let value)): return .bool(value)
    case .literal(.int(let value)): return .int([value])
    case .literal(.uint(let value)): return .uint([value])
    case .literal(.float(let value)): return .float([value])
    case .variable(let variable):
      guard let value = locals[variable.name] else { throw InterpreterError("\(variable.name) unknown") }
      return value
    case .uniform(let uniform):
      guard pass.uniforms.contains(uniform), let value = uniforms[uniform] else {
        throw InterpreterError("\(uniform) is not declared")
      }
      return value
    case .pixel: return .float(pixel)
    case .fetch(let texture, let position):
      guard pass.textures.contains(texture) else { throw InterpreterError("texture \(texture)") }
      let xy = try evaluate(position, locals).ints
      return .float(try texel(texture, Int(xy[0]), Int(xy[1])))
    case .unary(.not, let operand): return .bool(try !evaluate(operand, locals).isTrue)
    case .unary(.negate, let operand): return .float(try evaluate(operand, locals).floats.map { -$0 })
    case .binary(let symbol, let left, let right):
      return try Operations.binary(symbol, evaluate(left, locals), evaluate(right, locals))
    case .select(let condition, let value, let other):
      return try evaluate(evaluate(condition, locals).isTrue ? value : other, locals)
    case .call(let name, let arguments):
      return try call(name, arguments.map { try evaluate($0, locals) })
    case .builtin(let builtin, let arguments):
      return try Operations.builtin(builtin, arguments.map { try evaluate($0, locals).floatsOrInts })
    case .construct(let type, let components):
      return try Operations.construct(type, components.map { try evaluate($0, locals) })
    case .swizzle(let vector, let components):
      switch try evaluate(vector, locals) {
      case .int(let values): return .int(components.map { values[$0.rawValue] })
      case .uint(let values): return .uint(components.map { values[$0.rawValue] })
      case .float(let values): return .float(components.map { values[$0.rawValue] })
      case let value: throw InterpreterError("\(value) has no components")
      }
    case .index: throw InterpreterError("no pass indexes yet")
    }
  }

  private func call(_ name: FunctionName, _ arguments: [Value]) throws -> Value {
    guard let function = pass.functions.first(where: { $0.name == name }),
      function.parameters.map(\.type) == arguments.map(\.type)
    else { throw InterpreterError("no function \(name.name) for \(arguments.map(\.type))") }
    var locals = Dictionary(uniqueKeysWithValues: zip(function.parameters.map(\.name), arguments))
    guard case .exit(let value?) = try run(function.body, &locals) else {
      throw InterpreterError("\(name.name) gives nothing back")
    }
    return value
  }
}
