/// A dense array of floats with a shape, row-major, aligned to cache lines; a value with copy-on-write.
public struct Tensor: @unchecked Sendable {
  /// Lengths of the axes, outermost first.
  public let shape: [Int]
  /// Number of elements.
  public let count: Int
  private var storage: AlignedFloats

  /// A tensor whose elements are all `value`.
  public init(shape: [Int], repeating value: Float = 0) {
    precondition(shape.allSatisfy { $0 >= 0 }, "negative length in shape \(shape)")
    self.shape = shape
    count = shape.reduce(1, *)
    storage = AlignedFloats(count: count)
    storage.base.initialize(repeating: value, count: count)
  }

  /// A tensor that holds `values` in row-major order.
  public init(shape: [Int], values: [Float]) {
    self.init(shape: shape)
    precondition(values.count == count, "\(values.count) values for shape \(shape)")
    storage.base.update(from: values, count: count)
  }

  /// The elements in row-major order.
  public var values: [Float] {
    [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      buffer.baseAddress?.initialize(from: storage.base, count: count)
      initialized = count
    }
  }

  /// The same elements under another shape of equal count.
  public func reshaped(_ shape: [Int]) -> Tensor {
    precondition(shape.reduce(1, *) == count, "\(self.shape) does not reshape to \(shape)")
    return Tensor(shape: shape, storage: storage)
  }

  public subscript(index: Int) -> Float {
    get {
      precondition(index >= 0 && index < count)
      return storage.base[index]
    }
    set {
      precondition(index >= 0 && index < count)
      makeUnique()
      storage.base[index] = newValue
    }
  }

  private init(shape: [Int], storage: AlignedFloats) {
    self.shape = shape
    count = storage.count
    self.storage = storage
  }

  private mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) { storage = AlignedFloats(copying: storage) }
  }
}

/// Pointers for kernels. They stay valid while the tensor is neither changed nor released.
extension Tensor {
  package func withPointer<Result, Failure: Error>(
    _ body: (UnsafePointer<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let base = UnsafePointer(storage.base)
    defer { withExtendedLifetime(storage) {} }
    return try body(base)
  }

  package mutating func withMutablePointer<Result, Failure: Error>(
    _ body: (UnsafeMutablePointer<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    makeUnique()
    let storage = storage
    defer { withExtendedLifetime(storage) {} }
    return try body(storage.base)
  }
}

extension Tensor: Equatable {
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape && left.values == right.values
  }
}
