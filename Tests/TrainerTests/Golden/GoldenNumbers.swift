import Foundation
import Testing
import Trainer

/// Reference numbers computed by PyTorch in float64; see Data/README.md.
///
/// The environment variable NCA_GOLDEN names another folder of the same layout.
struct GoldenNumbers {
  let file: Safetensors

  init(_ name: String) throws {
    let folder =
      ProcessInfo.processInfo.environment["NCA_GOLDEN"].map { URL(fileURLWithPath: $0) }
      ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Data")
    file = try Safetensors(path: folder.appendingPathComponent(name).path)
  }

  subscript(_ name: String) -> Tensor {
    get throws { try #require(file.tensors[name], "golden file lacks \(name)") }
  }
}

/// Norm of the difference over norm of the reference.
func relativeError(_ found: Tensor, _ reference: Tensor) -> Double {
  #expect(found.count == reference.count)
  var difference = 0.0
  var norm = 0.0
  for (a, b) in zip(found.values, reference.values) {
    difference += Double(a - b) * Double(a - b)
    norm += Double(b) * Double(b)
  }
  return (difference / max(norm, .leastNormalMagnitude)).squareRoot()
}

/// Expects agreement and prints how close it is.
func expectClose(
  _ found: Tensor, _ reference: Tensor, within limit: Double, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = relativeError(found, reference)
  print("golden: \(what): relative error \(String(format: "%.2e", error)) (limit \(limit))")
  #expect(error <= limit, "\(what)", sourceLocation: sourceLocation)
}

/// Limits of agreement of a float32 implementation.
enum GoldenLimit {
  static let value = 1e-3
  static let gradient = 5e-3
}
