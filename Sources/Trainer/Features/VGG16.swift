import CKernels
import Foundation

extension FeatureNetwork {
  /// VGG16's layers up to relu5_1: indices and widths of torchvision's `vgg16().features`.
  private enum VGG16 {
    enum Entry {
      case convolution(Int, in: Int, out: Int)
      case pool(Int, channels: Int)
    }
    static let entries: [Entry] = [
      .convolution(0, in: 3, out: 64), .convolution(2, in: 64, out: 64), .pool(4, channels: 64),
      .convolution(5, in: 64, out: 128), .convolution(7, in: 128, out: 128), .pool(9, channels: 128),
      .convolution(10, in: 128, out: 256), .convolution(12, in: 256, out: 256),
      .convolution(14, in: 256, out: 256), .pool(16, channels: 256),
      .convolution(17, in: 256, out: 512), .convolution(19, in: 512, out: 512),
      .convolution(21, in: 512, out: 512), .pool(23, channels: 512),
      .convolution(24, in: 512, out: 512),
    ]
    // torchvision's normalisation, for files that do not name their own.
    static let mean: [Float] = [0.485, 0.456, 0.406]
    static let standardDeviation: [Float] = [0.229, 0.224, 0.225]
  }

  /// Loads VGG16 from a safetensors file with torchvision's tensor names (`features.0.weight`, …).
  ///
  /// Entries `mean` and `std` of the file's metadata, JSON arrays of three numbers, replace ImageNet's.
  /// Other tensors of the file (a classifier, say) are ignored.
  ///
  /// - Parameter parallel: threads that pack the weights.
  /// - Throws: ``FeatureNetworkError/weights(path:reason:)`` when the file cannot be read, lacks a
  ///   tensor, or one has a wrong shape or holds a number that is not finite.
  public static func vgg16(
    path: String, kernels: Kernels = .best, parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) -> FeatureNetwork {
    let file: Safetensors
    do { file = try Safetensors(path: path) { $0.hasPrefix("features.") } } catch {
      throw .weights(path: path, reason: error.reason)
    }
    func triple(_ key: String, _ standard: [Float]) throws(FeatureNetworkError) -> [Float] {
      guard let text = file.metadata[key] else { return standard }
      guard let values = try? JSONDecoder().decode([Float].self, from: Data(text.utf8)),
        values.count == 3, key == "mean" || values.allSatisfy({ $0 > 0 })
      else { throw .weights(path: path, reason: "metadata \(key) is not three numbers: \(text.prefix(60))") }
      return values
    }
    func tensor(_ name: String, _ shape: [Int]) throws(FeatureNetworkError) -> Tensor {
      guard let tensor = file.tensors[name] else {
        throw .weights(path: path, reason: "it lacks the tensor \(name)")
      }
      guard tensor.shape == shape else {
        throw .weights(path: path, reason: "\(name) has shape \(tensor.shape) where VGG16 has \(shape)")
      }
      guard tensor.values.allSatisfy(\.isFinite) else {
        throw .weights(path: path, reason: "\(name) holds a number that is not finite")
      }
      return tensor
    }

    let mean = try triple("mean", VGG16.mean)
    let deviation = try triple("std", VGG16.standardDeviation)
    var layers: [(index: Int, layer: Layer)] = []
    for entry in VGG16.entries {
      switch entry {
      case .pool(let index, let channels): layers.append((index, .maxPool(channels: channels)))
      case .convolution(let index, let inChannels, let outChannels):
        let weight = try tensor("features.\(index).weight", [outChannels, inChannels, 3, 3])
        let bias = try tensor("features.\(index).bias", [outChannels])
        // The ReLU behind a convolution has the next index; the two are one layer here.
        layers.append(
          (
            index + 1,
            inChannels == 3
              ? .image(ImageConvolution(weight: weight, bias: bias))
              : .convolution(Convolution(weight: weight, bias: bias, kernels: kernels, parallel: parallel))
          ))
      }
    }
    return FeatureNetwork(layers: layers, mean: mean, standardDeviation: deviation, kernels: kernels)
  }
}

extension FeatureNetwork.ImageConvolution {
  /// Packs weights `[channels, 3, 3, 3]`.
  init(weight: Tensor, bias: Tensor) {
    let channels = weight.shape[0]
    let panel = Kernels.panel
    var packed = Tensor(shape: [channels / panel, 27, panel])
    var transposed = Tensor(shape: [channels, panel])
    for channel in 0..<channels {
      for entry in 0..<27 {
        let value = weight[channel * 27 + entry]
        packed[(channel / panel * 27 + entry) * panel + channel % panel] = value
        transposed[channel * panel + entry] = value
      }
    }
    self.init(channels: channels, weights: packed, transposed: transposed, bias: bias)
  }
}

extension FeatureNetwork.Convolution {
  /// F(4×4, 3×3) multiplies least, F(2×2, 3×3) reads 2.25 times fewer weights: better where weights are many
  /// and pictures small, and half of the trainer's memory would be theirs.
  private static func tile(outChannels: Int) -> Int { outChannels >= 512 ? 2 : 4 }

  /// Transforms and packs weights `[out, in, 3, 3]` for both directions.
  ///
  /// - Parameter tile: 4 or 2; nil chooses.
  package init(weight: Tensor, bias: Tensor, tile: Int? = nil, kernels: Kernels, parallel: Parallel) {
    let (outChannels, inChannels) = (weight.shape[0], weight.shape[1])
    let tile = tile ?? Self.tile(outChannels: outChannels)
    let shape = [(tile + 2) * (tile + 2), inChannels * outChannels]
    var forward = Tensor(shape: shape)
    var backward = Tensor(shape: shape)
    weight.withPointer { weight in
      let weight = SharedConstPointer(weight)
      forward.withMutablePointer { forward in
        backward.withMutablePointer { backward in
          let packed = [SharedPointer(forward), SharedPointer(backward)]
          parallel.run(jobs: 2) { _, direction in
            kernels.table.winograd_filter(
              CInt(tile), CInt(outChannels), CInt(inChannels), weight.base, CInt(direction), packed[direction].base)
          }
        }
      }
    }
    self.init(
      inChannels: inChannels, outChannels: outChannels, tile: tile, forward: forward, backward: backward,
      bias: bias)
  }
}
