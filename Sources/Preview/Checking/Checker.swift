/// Decides whether a program of the grammar is well-formed, and resolves everything in it if so.
///
///     let program = try Checker(unit, file: "shader.frag").check()
public struct Checker: Sendable {
  let unit: TranslationUnit
  let file: String
  let extensions: Set<ShaderExtension>
  let rules: CheckerRules
  var errors: [ShaderError] = []

  var program: CheckedProgram
  var symbols = SymbolTable()
  /// Values of constants, by their variables.
  var constants: [VariableID: ConstantValue] = [:]
  /// Declared functions; `FunctionID` is an index here too.
  var functions: [FunctionRecord] = []
  /// Calls between functions, for recursion and missing definitions.
  var calls: [FunctionCall] = []
  /// The function whose body is being checked.
  var current: FunctionContext?
  /// Built-in variables and constants that the program mentions.
  var builtins: [String: VariableID] = [:]
  var outputs = OutputLocations()
  var structureCount = 0
  /// Scalars of all variables so far.
  var memory = 0
  /// Expressions within each other, at the moment.
  var depth = 0

  /// Nothing is checked yet.
  ///
  /// - Parameters:
  ///   - unit: the program's tree.
  ///   - file: what errors call the shader.
  ///   - extensions: what the directives ask for; those not listed are disabled.
  ///   - rules: limits to keep beside those of the version.
  public init(
    _ unit: TranslationUnit, file: String, extensions: [ShaderExtension: ExtensionBehavior] = [:],
    rules: CheckerRules = .standard
  ) {
    self.unit = unit
    self.file = file
    self.extensions = Set(extensions.filter { $0.value != .disable }.keys)
    self.rules = rules
    program = CheckedProgram(version: unit.version)
  }

  var version: GLSLVersion { unit.version }
  var isStrict: Bool { rules.webgl1Strict && version == .es100 }

  /// The program, all names resolved and all constants computed.
  ///
  /// - Throws: ``ShaderErrors`` with everything that is wrong, in the order of the text.
  public func check() throws(ShaderErrors) -> CheckedProgram {
    var checker = self
    checker.checkUnit()
    guard checker.errors.isEmpty else {
      throw ShaderErrors(checker.errors)
    }
    return checker.program
  }

  private mutating func checkUnit() {
    for declaration in unit.declarations {
      guard !isFull else { break }
      _ = checkDeclaration(declaration)
    }
    checkCalls()
    checkMain()
    checkOutputs()
    errors.sort { $0.location < $1.location }
    if isFull, let last = errors.last {
      errors.append(ShaderError(file: file, location: last.location, problem: .limit(.errors)))
    }
  }
}

/// Why something is refused; without a problem if that has been reported before.
struct Rejection: Error {
  var problem: ShaderProblem?
  var location: SourceLocation

  init(_ problem: SemanticProblem, at location: SourceLocation) {
    self.problem = .semantic(problem)
    self.location = location
  }

  init(_ limit: ShaderLimit, at location: SourceLocation) {
    problem = .limit(limit)
    self.location = location
  }

  /// A consequence of an error that has been reported.
  init(silentlyAt location: SourceLocation) {
    problem = nil
    self.location = location
  }
}

extension Checker {
  /// Whether there are so many errors that reading on is of no use.
  var isFull: Bool { errors.count >= ShaderLimit.errors.largest }

  mutating func report(_ rejection: Rejection) {
    guard let problem = rejection.problem, !isFull else { return }
    let error = ShaderError(file: file, location: rejection.location, problem: problem)
    if !errors.contains(error) { errors.append(error) }
  }

  mutating func report(_ problem: SemanticProblem, at location: SourceLocation) {
    report(Rejection(problem, at: location))
  }

  /// The result of a check, or nil after its error has been noted.
  mutating func attempt<Result>(
    _ check: (inout Checker) throws(Rejection) -> Result
  ) -> Result? {
    do throws(Rejection) {
      return try check(&self)
    } catch {
      report(error)
      return nil
    }
  }

  /// Adds a variable to the program, whose sizes are bounded.
  mutating func addVariable(_ variable: Variable) throws(Rejection) -> VariableID {
    memory += variable.type.scalarCount
    guard memory <= ShaderLimit.memory.largest else { throw Rejection(.memory, at: variable.location) }
    program.variables.append(variable)
    return VariableID(program.variables.count - 1)
  }
}
