extension InstructionReference {
  /// The sum of products, from the first component to the last; fused: multiply-adds are rounded once.
  package static func dot(_ a: [UInt32], _ b: [UInt32], fused: Bool) -> UInt32 {
    let products = zip(a, b).map { (Float(bitPattern: $0), Float(bitPattern: $1)) }
    guard let first = products.first else { return 0 }
    return products.dropFirst().reduce(first.0 * first.1) { sum, factors in
      fused ? sum.addingProduct(factors.0, factors.1) : sum + factors.0 * factors.1
    }.bitPattern
  }

  /// A matrix [columns, rows], one column after the other, times a vector [columns]: [rows], added to `c` if given.
  package static func matvec(
    _ matrix: [UInt32], _ vector: [UInt32], rows: Int, adding c: [UInt32]? = nil, fused: Bool
  ) -> [UInt32] {
    (0..<rows).map { row in
      let coefficients = stride(from: row, to: matrix.count, by: rows).map { matrix[$0] }
      guard let c else { return dot(coefficients, vector, fused: fused) }
      return dot([Float(1).bitPattern] + coefficients, [c[row]] + vector, fused: fused)
    }
  }

  /// Of an n x n matrix; computed in double precision.
  package static func determinant(_ matrix: [UInt32], size: Int) -> UInt32 {
    Float(determinant(doubles(matrix), size)).bitPattern
  }

  /// Of an n x n matrix; computed in double precision. Infinities and NaN where there is none.
  package static func inverse(_ matrix: [UInt32], size: Int) -> [UInt32] {
    let values = doubles(matrix)
    let determinant = determinant(values, size)
    return (0..<size * size).map { index in
      // The cofactor of the element that lies across the diagonal.
      let (column, row) = (index / size, index % size)
      let minor = self.determinant(without(column: row, row: column, of: values, size), size - 1)
      return Float(((column + row) % 2 == 0 ? minor : -minor) / determinant).bitPattern
    }
  }

  private static func doubles(_ words: [UInt32]) -> [Double] {
    words.map { Double(Float(bitPattern: $0)) }
  }

  private static func determinant(_ m: [Double], _ size: Int) -> Double {
    if size == 1 { return m[0] }
    return (0..<size).reduce(0) { sum, column in
      let minor = determinant(without(column: column, row: 0, of: m, size), size - 1)
      return sum + (column % 2 == 0 ? 1 : -1) * m[column * size] * minor
    }
  }

  private static func without(column: Int, row: Int, of m: [Double], _ size: Int) -> [Double] {
    m.indices.filter { $0 / size != column && $0 % size != row }.map { m[$0] }
  }
}
