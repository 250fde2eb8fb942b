/// A tensor whose elements lie in a plain array.
public struct ArrayTensor: StoredTensor, Equatable, Sendable {
  public let shape: [Int]
  /// The elements, row-major; as many as the product of ``shape``.
  public private(set) var values: [Float]

  public init(shape: [Int], values: [Float]) {
    precondition(values.count == shape.reduce(1, *), "\(values.count) values for shape \(shape)")
    self.shape = shape
    self.values = values
  }

  public init(shape: [Int]) {
    self.init(shape: shape, values: [Float](repeating: 0, count: shape.reduce(1, *)))
  }

  public func withElements<Result>(_ body: (UnsafePointer<Float>) throws -> Result) rethrows -> Result {
    try values.withUnsafeBufferPointer { buffer in
      // An empty array has no address, and nobody reads from this one.
      try buffer.baseAddress.map(body) ?? body(Self.nowhere(buffer.count))
    }
  }

  public mutating func withMutableElements<Result>(
    _ body: (UnsafeMutablePointer<Float>) throws -> Result
  ) rethrows -> Result {
    try values.withUnsafeMutableBufferPointer { buffer in
      try buffer.baseAddress.map(body) ?? body(UnsafeMutablePointer(mutating: Self.nowhere(buffer.count)))
    }
  }

  private static func nowhere(_ count: Int) -> UnsafePointer<Float> {
    precondition(count == 0)
    return UnsafePointer(bitPattern: MemoryLayout<Float>.alignment)!
  }
}
