import Foundation
import NCAModel
import Safetensors

extension FeatureNetwork {
  /// Loads a feature network from a safetensors file, or from the JSON that describes it.
  ///
  /// A JSON file of the same name beside `name.safetensors` is its description. Without one, the tensors must be
  /// those of torchvision's VGG16 or VGG19 (`features.0.weight`, …), whose last layers may be missing. A JSON file's
  /// weights lie in the same folder, under the name that it says or under its own.
  ///
  /// - Parameter parallel: threads that pack the weights.
  /// - Throws: ``FeatureNetworkError/unusableDescription(source:reason:)`` for a description that cannot be read, and
  ///   ``FeatureNetworkError/weights(path:reason:)`` when the weights cannot be read, lack a tensor, or one has a wrong
  ///   shape or holds a number that is not finite.
  public static func load(
    path: String, kernels: Kernels = .best, parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) -> FeatureNetwork {
    let files = try FeatureNetworkFiles(path: path)
    let weights = files.weights
    let contents: SafetensorsContents
    let file: Safetensors
    let description: FeatureNetworkDescription
    do throws(SafetensorsError) {
      contents = try Safetensors.contents(path: weights)
    } catch { throw .weights(path: weights, reason: error.reason) }
    description = files.description ?? .recognised(from: contents.shapes)
    // Before any number is read: a file of another network may be large.
    try WeightSource.check(
      contents.shapes, of: description.convolutions, network: description.name, path: weights)
    let names = Set(description.convolutions.flatMap(\.names))
    do throws(SafetensorsError) {
      file = try Safetensors(path: weights) { names.contains($0) }
    } catch { throw .weights(path: weights, reason: error.reason) }
    return try FeatureNetwork(description, weights: file, path: weights, kernels: kernels, parallel: parallel)
  }
}

/// The files that a path stands for.
struct FeatureNetworkFiles {
  let weights: String
  /// Nil where no description lies beside the weights.
  let description: FeatureNetworkDescription?

  private static let weightsExtension = ".safetensors"
  private static let descriptionExtension = ".json"

  init(path: String) throws(FeatureNetworkError) {
    let beginning = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let (folder, name) = (path[..<beginning], path[beginning...])
    if name.hasSuffix(Self.descriptionExtension) {
      let description = try FeatureNetworkDescription.read(path: path)
      let own = name.dropLast(Self.descriptionExtension.count) + Self.weightsExtension
      (weights, self.description) = (folder + (description.weights ?? String(own)), description)
      return
    }
    weights = path
    guard name.hasSuffix(Self.weightsExtension) else {
      description = nil
      return
    }
    let beside = path.dropLast(Self.weightsExtension.count) + Self.descriptionExtension
    guard FileManager.default.fileExists(atPath: String(beside)) else {
      description = nil
      return
    }
    let description = try FeatureNetworkDescription.read(path: String(beside))
    guard description.weights.map({ $0 == name }) ?? true else {
      throw .unusableDescription(
        source: String(beside), reason: "weights: it describes another file than \(name), beside which it lies")
    }
    self.description = description
  }
}

extension FeatureNetworkDescription {
  /// Longest JSON file that is read, in bytes.
  public static let byteLimit = 1 << 20

  /// Reads a description's JSON file.
  ///
  /// - Throws: ``FeatureNetworkError/unusableDescription(source:reason:)``.
  public static func read(path: String) throws(FeatureNetworkError) -> FeatureNetworkDescription {
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      let data = try file.read(upToCount: byteLimit + 1) ?? Data()
      guard data.count <= byteLimit else {
        throw FeatureNetworkError.unusableDescription(
          source: path, reason: "more than \(byteLimit) bytes are too many")
      }
      return try JSONDecoder().decode(FeatureNetworkDescription.self, from: data)
    } catch let error as FeatureNetworkError {
      throw error
    } catch DecodingError.typeMismatch(_, let context) where context.codingPath.isEmpty {
      throw .unusableDescription(source: path, reason: "it is no JSON object")
    } catch DecodingError.valueNotFound(_, let context) where context.codingPath.isEmpty {
      throw .unusableDescription(source: path, reason: "it is no JSON object")
    } catch {
      throw .unusableDescription(source: path, reason: FileReason.describe(error))
    }
  }
}
