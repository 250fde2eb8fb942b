/// Features of some cells of a picture, spread over all of it, which stand for their distribution.
///
/// Layers of at most ``limit`` cells are kept whole. Of larger ones each of as many equal parts gives one cell, drawn
/// at random: a regular grid would fall in step with regular textures.
package struct FeatureSample: Sendable {
  let layers: [Int]
  /// Cells of each layer, `[cells, channels]`.
  package private(set) var features: [Tensor] = []
  /// Places of those cells in the layer of the whole picture, ascending.
  private var places: [[Int]] = []
  private var taken: [Int] = []

  /// Most cells that are kept of a layer.
  package static let limit = 1 << 16
  /// Names the cells that are drawn.
  private static let seed: UInt64 = 0xCE115

  package init(layers: [Int]) { self.layers = layers }

  /// Takes in what an evaluator holds of a band; bands come in order. Of a batch the first sample counts.
  package mutating func observe(_ evaluator: FeatureEvaluator, _ band: FeatureBand) throws(FeatureNetworkError) {
    let slices = try evaluator.slices(ofLayers: layers, band).map(\.slice)
    if features.isEmpty {
      places = slices.map { Self.places(of: $0.wholePixels) }
      features = zip(slices, places).map { Tensor(shape: [$1.count, $0.channels]) }
      taken = slices.map { _ in 0 }
    }
    for (layer, slice) in slices.enumerated() {
      let channels = slice.channels
      let end = slice.firstPixel + slice.pixels.count
      slice.features.withPointer { source in
        features[layer].withMutablePointer { sink in
          while taken[layer] < places[layer].count, places[layer][taken[layer]] < end {
            let place = places[layer][taken[layer]] - slice.firstPixel + slice.pixels.lowerBound
            (sink + taken[layer] * channels).update(from: source + place * channels, count: channels)
            taken[layer] += 1
          }
        }
      }
    }
  }

  private static func places(of count: Int) -> [Int] {
    guard count > limit else { return Array(0..<count) }
    var generator = SplitMix64(seed: seed)
    return (0..<limit).map { part in
      Int.random(in: part * count / limit..<(part + 1) * count / limit, using: &generator)
    }
  }
}
