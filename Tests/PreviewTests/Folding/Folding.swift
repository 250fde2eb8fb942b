import Preview

private let here = SourceLocation(line: 1, column: 1)

func constant(_ type: GLSLType, _ words: [UInt32]) -> CheckedExpression {
  CheckedExpression(
    .constant(ConstantValue(type: type, words: words)), type: type, precision: nil, location: here)
}

func float(_ value: Float) -> CheckedExpression { constant(.float, [value.bitPattern]) }
func int(_ value: Int32) -> CheckedExpression { constant(.int, [UInt32(bitPattern: value)]) }
func uint(_ value: UInt32) -> CheckedExpression { constant(.uint, [value]) }
func bool(_ value: Bool) -> CheckedExpression { constant(.bool, [value ? 1 : 0]) }
func vec(_ values: Float...) -> CheckedExpression {
  constant(.vector(.float, values.count), values.map(\.bitPattern))
}
func ivec(_ values: Int32...) -> CheckedExpression {
  constant(.vector(.int, values.count), values.map { UInt32(bitPattern: $0) })
}
func bvec(_ values: Bool...) -> CheckedExpression {
  constant(.vector(.bool, values.count), values.map { $0 ? 1 : 0 })
}
/// Columns one after the other.
func mat(_ columns: Int, _ rows: Int, _ values: [Float]) -> CheckedExpression {
  constant(.matrix(columns: columns, rows: rows), values.map(\.bitPattern))
}

/// The words of an expression of constants, nil if it does not fold.
func fold(
  _ kind: CheckedExpression.Kind, as type: GLSLType, _ version: GLSLVersion = .es300
) -> [UInt32]? {
  let expression = CheckedExpression(kind, type: type, precision: .highp, location: here)
  let folded = ConstantFolder(version: version).fold(expression)
  guard case .constant(let value) = folded.kind, value.type == type, folded.precision == .highp,
    folded.type == type, value.words.count == type.scalarCount
  else { return nil }
  return value.words
}

func floats(_ words: [UInt32]?) -> [Float]? { words?.map { Float(bitPattern: $0) } }
func ints(_ words: [UInt32]?) -> [Int32]? { words?.map { Int32(bitPattern: $0) } }
