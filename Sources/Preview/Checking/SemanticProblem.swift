/// The ways in which a program of the grammar can be ill-formed.
///
/// Strings are names and types as the shader spells them.
public enum SemanticProblem: Equatable, Hashable, Sendable {
  case undeclared(String)
  case undeclaredFunction(String)
  case redeclared(String)
  case reservedPrefix(String, prefix: String)
  case consecutiveUnderscores(String)
  case functionAsValue(String)
  case typeAsValue(String)
  case blockAsValue(String)
  case notAFunction(String)
  case notAType(String)
  case needsExtension(String, ShaderExtension)
  case needsES300(String)
  case repeatedQualifier(String)
  case qualifierOrder(String, before: String)
  case excludedQualifier(String, by: String)
  case qualifierOfOtherVersion(String)
  case localQualifier(String)
  case attributeInFragmentShader
  case parameterQualifierElsewhere(String)
  case interfaceQualifier(String)
  case parameterQualifier(String)
  case resultQualifier(String)
  case memberQualifier(String)
  case qualifiersAlone
  case notInvariant(String)
  case onlyGlobal
  case precisionOnType(String)
  case defaultPrecisionType(String)
  case missingPrecision(String)
  case voidType
  case arrayOfArrays
  case missingArraySize
  case arraySizeType(String)
  case arraySizeNotConstant
  case arraySizeNotPositive(Int)
  case embeddedStructure
  case emptyStructure
  case repeatedMember(String)
  case memberInitializer
  case structureInParameter
  case structureInConstructor
  case constantWithoutValue(String)
  case notConstant(String)
  case globalInitializer
  case initializer(String)
  case mismatch(found: String, expected: String)
  case samplerAsValue
  case samplerNotUniform
  case samplerInBlock
  case samplerOutput
  case inputType(String)
  case inputNotFlat
  case outputType(String)
  case layoutPlace(String)
  case layoutName(String)
  case layoutValue(String)
  case sharedLocation
  case outputLocation(limit: Int)
  case outputWithoutLocation(String)
  case sameLocation(String, String)
  case colorAndData
  case blockNotUniform
  case noReturn(String)
  case localFunction
  case mainShape
  case noMain
  case callOfMain
  case redefinedBuiltin(String)
  case otherResult(String)
  case otherParameters(String)
  case repeatedPrototype(String)
  case redefinedFunction(String)
  case undefinedFunction(String)
  case recursion(String)
  case noOverload(String, [String])
  case offsetNotConstant
  case offsetOutOfRange(Int)
  case condition(String)
  case returnWithoutValue(String)
  case returnFromVoid
  case breakOutside
  case continueOutside
  case labelOutsideOfSwitch
  case switchType(String)
  case labelWithoutStatement
  case repeatedDefault
  case repeatedLabel
  case statementBeforeLabel
  case labelType(String, String)
  case labelNotConstant
  case noMethod(String, String)
  case methodArguments
  case operands(String, String, String)
  case operand(String, String)
  case conditionalType(String)
  case sequenceType(String)
  case repeatedComponents
  case writeToConstant
  case notAnLValue
  case readOnly(String, String)
  case notIndexable(String)
  case indexType(String)
  case indexOutOfRange(Int, count: Int)
  case dynamicIndex(String)
  case noField(String, String)
  case componentOutOfRange(String, String)
  case swizzle(String)
  case notConstructible(String)
  case constructorCount(String)
  case constructorArgument(String, String)
  case matrixAmongArguments
  case unusedArgument(String)
  case strictLoop(String)
  case strictLoopStart
  case strictLoopCondition
  case strictLoopStep
  case strictIndexWritten(String)
  case strictIndex
}
