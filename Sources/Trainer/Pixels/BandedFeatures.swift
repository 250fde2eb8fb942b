/// Features of one picture and gradients of losses on them, in bands where the whole would take too much memory.
package struct BandedFeatures: Sendable {
  package let bands: [FeatureBand]
  private var evaluator: FeatureEvaluator
  private let width: Int
  private let height: Int

  /// - Parameters:
  ///   - layers: all that any loss looks at.
  ///   - memory: bytes that evaluation may take. More is used only where one band needs more, or where the network
  ///     does not keep positions in place and cannot be cut into bands.
  /// - Throws: ``FeatureNetworkError`` for an unknown layer or a picture that is too small.
  package init(
    network: FeatureNetwork, layers: [Int], width: Int, height: Int, memory: Int, parallel: Parallel
  ) throws(FeatureNetworkError) {
    (self.width, self.height) = (width, height)
    func bytes(rows: Int) throws(FeatureNetworkError) -> Int {
      var bytes = try FeatureEvaluator.memory(network: network, layers: layers, samples: 1, height: rows, width: width)
      // Losses keep the gradients with respect to what they look at.
      for layer in Set(layers) {
        let stride = try network.stride(ofLayer: layer)
        bytes += 4 * (rows / stride) * (width / stride) * (try network.channels(ofLayer: layer))
      }
      return bytes
    }
    bands =
      if try bytes(rows: height) > memory, let geometry = try network.geometry(ofLayers: layers) {
        FeatureBand.covering(
          height: height, stride: geometry.stride, reach: geometry.reach,
          windowRows: Int(Double(height) * Double(memory) / Double(try bytes(rows: height))))
      } else {
        [FeatureBand(wholeHeight: height)]
      }
    evaluator = try FeatureEvaluator(
      network: network, layers: layers, samples: 1, height: bands[0].window.count, width: width, parallel: parallel)
  }

  /// Runs forward on each band of a picture `[1, 3, height, width]` and lends its features.
  package mutating func forEachBand(
    of picture: Tensor, _ body: (inout FeatureEvaluator, FeatureBand) throws(FeatureNetworkError) -> Void
  ) throws(FeatureNetworkError) {
    for band in bands {
      evaluator.forward(rows(band.window, of: picture))
      try body(&evaluator, band)
    }
  }

  /// Each loss of a picture `[1, 3, height, width]`, and the gradient of their sum.
  package mutating func valueWithGradient(
    of picture: Tensor, losses: inout [any FeatureLoss], using generator: inout SplitMix64
  ) throws(FeatureNetworkError) -> (values: [Float], gradient: Tensor) {
    for i in losses.indices { losses[i].begin(using: &generator) }
    for band in bands {
      evaluator.forward(rows(band.window, of: picture))
      for i in losses.indices { try losses[i].observe(evaluator, band) }
    }
    let values = losses.indices.map { losses[$0].finish() }
    var gradient = Tensor(shape: picture.shape)
    for band in bands {
      // One band's features are still there.
      if bands.count > 1 { evaluator.forward(rows(band.window, of: picture)) }
      // In steps: as an argument of a method of its own, the evaluator would be changed while a copy of it is held.
      let byLayer = try gradients(&losses, band)
      let part = evaluator.backward(byLayer)
      add(part, at: band.window, to: &gradient)
    }
    return (values, gradient)
  }

  /// Gradients of all losses with respect to the features of a band, by layer.
  private func gradients(
    _ losses: inout [any FeatureLoss], _ band: FeatureBand
  ) throws(FeatureNetworkError) -> [Int: Tensor] {
    var byLayer: [Int: Tensor] = [:]
    for i in losses.indices {
      try byLayer.merge(losses[i].gradients(evaluator, band)) { $0.adding($1) }
    }
    return byLayer
  }

  private func rows(_ window: Range<Int>, of picture: Tensor) -> Tensor {
    guard window.count < height else { return picture }
    var result = Tensor(shape: [1, 3, window.count, width])
    picture.withPointer { source in
      result.withMutablePointer { sink in
        for plane in 0..<3 {
          (sink + plane * window.count * width).update(
            from: source + (plane * height + window.lowerBound) * width, count: window.count * width)
        }
      }
    }
    return result
  }

  private func add(_ part: Tensor, at window: Range<Int>, to whole: inout Tensor) {
    part.withPointer { source in
      whole.withMutablePointer { sink in
        for plane in 0..<3 {
          let (from, to) = (
            source + plane * window.count * width, sink + (plane * height + window.lowerBound) * width
          )
          for i in 0..<window.count * width { to[i] += from[i] }
        }
      }
    }
  }
}

extension Tensor {
  /// The sum with another tensor of the same shape.
  fileprivate func adding(_ other: Tensor) -> Tensor {
    precondition(shape == other.shape)
    var sum = self
    other.withPointer { other in
      sum.withMutablePointer { sum in
        for i in 0..<count { sum[i] += other[i] }
      }
    }
    return sum
  }
}
