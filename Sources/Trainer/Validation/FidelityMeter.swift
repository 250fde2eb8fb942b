import Foundation
import Imaging

/// Tells how near pictures come to a target's texture, along projections that never change.
///
/// The style loss of training draws new directions in each iteration and so jumps about; this one is the same
/// number for the same picture, on every day and for every model. Larger pictures are judged in windows of the
/// target's size.
public struct FidelityMeter: Sendable {
  public let width: Int
  public let height: Int
  /// Spread of the target's values: the mean standard deviation of red, green and blue.
  public let contrast: Float
  private var loss: TransportLoss
  private var evaluator: FeatureEvaluator
  private let projections: [Tensor]
  private var emptyLoss: Float = 1

  /// Names the directions.
  private static let seed: UInt64 = 0x5EED

  /// - Parameters:
  ///   - target: the picture that was learnt, at the training grid's size.
  ///   - otherLayers: what is compared in a network that lacks some of VGG16's style layers.
  /// - Throws: ``FeatureNetworkError`` when the picture is too small or a layer is unknown.
  public init(
    target: Image, network: FeatureNetwork, otherLayers: [Int] = FeatureNetwork.styleLayers,
    parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) {
    (width, height) = (target.width, target.height)
    contrast = target.contrast
    let (standard, known) = (StyleLossKind.transport.defaultLayers, Set(network.layerIndices))
    let layers = standard.allSatisfy { known.contains($0.index) } ? standard : otherLayers.map { WeightedLayer($0) }
    evaluator = try FeatureEvaluator(
      network: network, layers: layers.map(\.index), samples: 1, height: height, width: width, parallel: parallel)
    evaluator.forward(Tensor(shape: [1, 3, height, width], values: target.rgbPlanes()))
    loss = try TransportLoss(target: evaluator, layers: layers, parallel: parallel)
    var generator = SplitMix64(seed: Self.seed)
    projections = loss.drawProjections(using: &generator)
    // What the automaton shows before its first step.
    let empty = [Float](repeating: 0.5, count: 3 * width * height)
    emptyLoss = try styleLoss(of: Image(rgbPlanes: empty, width: width, height: height))
  }

  /// The transport loss of a picture, mean over windows of the target's size.
  ///
  /// - Parameter picture: at least as large as the target; what no whole window covers is left out.
  public mutating func styleLoss(of picture: Image) throws(FeatureNetworkError) -> Float {
    precondition(picture.width >= width && picture.height >= height)
    let planes = picture.rgbPlanes()
    var (sum, windows) = (Float(0), 0)
    for top in stride(from: 0, through: picture.height - height, by: height) {
      for left in stride(from: 0, through: picture.width - width, by: width) {
        var values: [Float] = []
        values.reserveCapacity(3 * width * height)
        for row in 0..<3 * height {
          let start = (row / height * picture.height + top + row % height) * picture.width + left
          values += planes[start..<start + width]
        }
        evaluator.forward(Tensor(shape: [1, 3, height, width], values: values))
        sum += try loss.value(evaluator, projections: projections)
        windows += 1
      }
    }
    return sum / Float(windows)
  }

  /// A style loss in decibels above the empty grid: 0 is no better than grey, 10 a tenth of its loss.
  public func fidelity(ofStyleLoss loss: Float) -> Float {
    10 * log10(emptyLoss / max(loss, .leastNormalMagnitude))
  }
}

extension Image {
  /// Mean standard deviation of red, green and blue.
  var contrast: Float {
    let (planes, count) = (rgbPlanes(), width * height)
    let deviations = (0..<3).map { channel in
      let values = planes[channel * count..<(channel + 1) * count].lazy.map(Double.init)
      let mean = values.reduce(0, +) / Double(count)
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)).squareRoot()
    }
    return Float(deviations.reduce(0, +) / 3)
  }
}
