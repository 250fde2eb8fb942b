import Safetensors

/// A safetensors file of this module's tensors.
public typealias Safetensors = SafetensorsFile<Tensor>

extension Tensor: StoredTensor {
  public init(shape: [Int]) { self.init(shape: shape, repeating: 0) }

  public func withElements<Result>(_ body: (UnsafePointer<Float>) throws -> Result) rethrows -> Result {
    try withPointer(body)
  }

  public mutating func withMutableElements<Result>(
    _ body: (UnsafeMutablePointer<Float>) throws -> Result
  ) rethrows -> Result {
    try withMutablePointer(body)
  }
}
