import Testing
import Trainer

/// NHWC to NCHW, the layout of the golden files.
func planar(_ tensor: Tensor) -> Tensor {
  let (n, h, w, c) = (tensor.shape[0], tensor.shape[1], tensor.shape[2], tensor.shape[3])
  var result = [Float](repeating: 0, count: tensor.count)
  let values = tensor.values
  for i in 0..<n {
    for pixel in 0..<h * w {
      for channel in 0..<c { result[(i * c + channel) * h * w + pixel] = values[(i * h * w + pixel) * c + channel] }
    }
  }
  return Tensor(shape: [n, c, h, w], values: result)
}

@Suite("Golden numbers: features and losses")
struct GoldenFeatureTests {
  static let network = Result { try FeatureNetwork.bundled() }
  let golden: GoldenNumbers
  let layers = FeatureNetwork.styleLayers

  init() throws { golden = try GoldenNumbers("vgg_losses.safetensors") }

  /// An evaluator that has been run forward on a tensor of the golden file.
  func evaluator(on name: String) throws -> FeatureEvaluator {
    let pictures = try golden[name]
    var evaluator = try FeatureEvaluator(
      network: Self.network.get(), layers: layers, samples: pictures.shape[0], height: pictures.shape[2],
      width: pictures.shape[3])
    evaluator.forward(pictures)
    return evaluator
  }

  @Test("features of the five style layers", arguments: FeatureNetwork.styleLayers)
  func features(layer: Int) throws {
    let found = try evaluator(on: "image").features(ofLayer: layer)
    try expectClose(planar(found), golden["features.\(layer)"], within: GoldenLimit.value, "features.\(layer)")
  }

  @Test("Gram matrices of images and target", arguments: FeatureNetwork.styleLayers)
  func gramMatrices(layer: Int) throws {
    for (pictures, name) in [("image", "gram.\(layer)"), ("target", "target_gram.\(layer)")] {
      let evaluator = try evaluator(on: pictures)
      var matrices = GramMatrices(layers: [layer], parallel: Parallel())
      try matrices.observe(evaluator, FeatureBand(wholeHeight: evaluator.height))
      try expectClose(matrices.matrices[0], golden[name], within: GoldenLimit.value, name)
    }
  }

  @Test("Gram loss and its gradient with respect to the images")
  func gramLoss() throws {
    var loss = try GramLoss(target: evaluator(on: "target"), layers: layers.map { WeightedLayer($0) })
    var evaluator = try evaluator(on: "image")
    var generator = SplitMix64(seed: 1)
    let evaluation = try loss.valueWithGradient(evaluator, using: &generator)
    try expectClose(
      Tensor(shape: [1], values: [evaluation.loss]), golden["gram_loss"], within: GoldenLimit.value, "gram_loss")
    let perSample = try golden["gram_loss_per_layer"]
    let samples = perSample.shape[0]
    let perLayer = layers.indices.map { layer in
      (0..<samples).reduce(Float(0)) { $0 + perSample[$1 * layers.count + layer] } / Float(samples)
    }
    expectClose(
      Tensor(shape: [layers.count], values: loss.perLayer),
      Tensor(shape: [layers.count], values: perLayer), within: GoldenLimit.value, "gram_loss_per_layer")
    try expectClose(
      evaluator.backward(evaluation.gradients), golden["gram_loss_dimage"], within: GoldenLimit.gradient,
      "gram_loss_dimage")
  }

  @Test("sliced optimal transport loss and its gradient with respect to the images")
  func transportLoss() throws {
    let layers = [FeatureNetwork.pictureLayer] + layers
    var loss = try TransportLoss(target: evaluator(on: "target"), layers: layers.map { WeightedLayer($0) })
    var evaluator = try evaluator(on: "image")
    let projections = try layers.map { try golden["ot_projections.\($0)"] }
    let evaluation = try loss.valueWithGradient(evaluator, projections: projections)
    try expectClose(
      Tensor(shape: [1], values: [evaluation.loss]), golden["sliced_ot_loss"], within: GoldenLimit.value,
      "sliced_ot_loss")
    try expectClose(
      evaluator.backward(evaluation.gradients), golden["sliced_ot_loss_dimage"], within: GoldenLimit.gradient,
      "sliced_ot_loss_dimage")
  }

  @Test("content loss and its gradient with respect to the images")
  func contentLoss() throws {
    var loss = try ContentLoss(target: evaluator(on: "target"))
    var evaluator = try evaluator(on: "image")
    var generator = SplitMix64(seed: 1)
    let evaluation = try loss.valueWithGradient(evaluator, using: &generator)
    try expectClose(
      Tensor(shape: [1], values: [evaluation.loss]), golden["content_loss"], within: GoldenLimit.value, "content_loss")
    try expectClose(
      evaluator.backward(evaluation.gradients), golden["content_loss_dimage"], within: GoldenLimit.gradient,
      "content_loss_dimage")
  }
}
