import Foundation
import Imaging
import Synchronization
import Testing
import Trainer

@Suite("A picture that is optimised")
struct PixelTrainingTests {
  static let network = Result { try FeatureNetwork.bundled() }

  /// A picture of soft coloured blobs.
  static func blobs(_ width: Int, _ height: Int, seed: Float = 1) -> Image {
    var planes = [Float](repeating: 0, count: 3 * width * height)
    for channel in 0..<3 {
      for y in 0..<height {
        for x in 0..<width {
          let (u, v) = (Float(x) / Float(width) * 7, Float(y) / Float(height) * 5)
          planes[(channel * height + y) * width + x] = 0.5 + 0.45 * sin(u + seed * Float(channel)) * cos(v - seed)
        }
      }
    }
    return Image(rgbPlanes: planes, width: width, height: height)
  }

  func learner(_ options: StylizeOptions, _ pictures: StylizePictures) throws -> Learner<PixelTraining> {
    let model = try PixelTraining(options: options, pictures: pictures, network: Self.network.get())
    return Learner(
      TrainingRun(model: model, optimizer: options.makeOptimizer(), iterations: options.iterations),
      schedule: options.makeSchedule())
  }

  func meanSquare(_ a: Image, _ b: Image) -> Float {
    zip(a.rgbPlanes(), b.rgbPlanes()).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Float(3 * a.width * a.height)
  }

  @Test("A hundred iterations of pixel loss make 256×256 noise the picture", arguments: OptimizerKind.allCases)
  func pixels(optimizer: OptimizerKind) throws {
    let content = Self.blobs(256, 256)
    var options = StylizeOptions(hasContent: true, styles: 0, feature: nil)
    options.weights = [.pixel: 1]
    (options.start, options.iterations, options.optimizer) = (.noise, 100, optimizer)
    var learner = try learner(options, try StylizePictures(content: content))
    #expect(meanSquare(learner.run.model.result(), content) > 0.01)
    try learner.fit()
    #expect(meanSquare(learner.run.model.result(), content) < 1e-4)
  }

  @Test("Content reconstruction, style transfer, synthesis and feature visualisation lower their losses")
  func modes() throws {
    let (content, style) = (Self.blobs(64, 48), Self.blobs(40, 40, seed: 2))
    let cases: [(StylizeOptions, StylizePictures)] = [
      (StylizeOptions(hasContent: true, styles: 0, feature: nil), try StylizePictures(content: content)),
      (
        StylizeOptions(hasContent: true, styles: 1, feature: nil),
        try StylizePictures(content: content, styles: [(style, 1)])
      ),
      (StylizeOptions(hasContent: false, styles: 1, feature: nil), try StylizePictures(styles: [(style, 1)])),
      (
        StylizeOptions(hasContent: false, styles: 0, feature: FeatureChannel(layer: 11, channel: 5)),
        try StylizePictures(size: .longest(48))
      ),
    ]
    for (index, var (options, pictures)) in cases.enumerated() {
      (options.iterations, options.levels) = (25, 1)
      let losses = LossRecorder()
      let model = try PixelTraining(options: options, pictures: pictures, network: Self.network.get())
      var learner = Learner(
        TrainingRun(model: model, optimizer: options.makeOptimizer(), iterations: options.iterations),
        schedule: options.makeSchedule(), callbacks: [losses.callback])
      try learner.fit()
      let values = losses.values
      if options.start == .content {
        // The content is at home there: its loss rises from zero while the style's falls.
        #expect(values.last! < 0.8 * values[0], "case \(index): \(values)")
      } else {
        let last = values.suffix(5).reduce(0, +) / 5
        #expect(last < values[0] - 0.5 * abs(values[0]), "case \(index): \(values)")
      }
    }
  }

  @Test("Coarse sizes come first and the result has the size that was asked for")
  func levels() throws {
    let levels = PixelLevels(width: 640, height: 500, iterations: 100, count: nil).levels
    #expect(levels.map(\.width) == [160, 320, 640] && levels.map(\.height) == [125, 250, 500])
    #expect(levels.map(\.firstIteration) == [0, 47, 79])
    #expect(PixelLevels(width: 640, height: 500, iterations: 100, count: 2).levels.map(\.width) == [320, 640])
    #expect(PixelLevels(width: 640, height: 40, iterations: 100, count: nil).levels.count == 1)
    #expect(PixelLevels(width: 4000, height: 4000, iterations: 2, count: nil).levels.map(\.firstIteration) == [0, 1])
    let work = PixelLevels(width: 256, height: 256, iterations: 10, count: 2)
    #expect(work.levels[1].firstIteration == 6)
    #expect(work.work(before: 7) == 6 * 128 * 128 + 256 * 256)

    var options = StylizeOptions(hasContent: true, styles: 0, feature: nil)
    options.weights = [.pixel: 1]
    options.iterations = 6
    options.size = .longest(300)
    var learner = try learner(options, try StylizePictures(content: Self.blobs(100, 50), size: options.size))
    try learner.fit()
    let result = learner.run.model.result()
    #expect(result.width == 300 && result.height == 150)
  }

  @Test("A run that goes on from its checkpoint ends like one that never stopped, across sizes",
    arguments: [OptimizerKind.adam, .lbfgs])
  func resume(optimizer: OptimizerKind) throws {
    var options = StylizeOptions(hasContent: true, styles: 1, feature: nil)
    (options.iterations, options.optimizer, options.loss) = (8, optimizer, .transport)
    options.styleLayers = [0, 1, 6]
    options.styleWeights = [1, 1, 1]
    let pictures = try StylizePictures(
      content: Self.blobs(260, 70), styles: [(Self.blobs(60, 60, seed: 2), 1)], size: .longest(260))
    var whole = try learner(options, pictures)
    try whole.fit()

    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    for stop in [3, 6] {
      let model = try PixelTraining(options: options, pictures: pictures, network: Self.network.get())
      var first = Learner(
        TrainingRun(model: model, optimizer: options.makeOptimizer(), iterations: 8),
        schedule: options.makeSchedule(), callbacks: [StopAfter(iteration: stop)])
      try first.fit()
      try first.run.save(to: url)
      var run = TrainingRun(
        model: try PixelTraining(options: options, pictures: pictures, network: Self.network.get()),
        optimizer: options.makeOptimizer(), iterations: 8)
      try run.restore(from: url)
      #expect(run.iteration == stop)
      var second = Learner(run, schedule: options.makeSchedule())
      try second.fit()
      #expect(second.run.model.result() == whole.run.model.result())
    }
  }

  @Test("Transparency stays, and colours where they are to be kept")
  func alphaAndColor() throws {
    var content = Self.blobs(64, 64)
    for i in 0..<64 * 64 where i % 64 < 20 { content.pixels[4 * i + 3] = 0 }
    var options = StylizeOptions(hasContent: true, styles: 1, feature: nil)
    (options.iterations, options.keepColor) = (10, true)
    let pictures = try StylizePictures(content: content, styles: [(Self.blobs(64, 64, seed: 2), 1)])
    var learner = try learner(options, pictures)
    try learner.fit()
    let result = learner.run.model.result()
    #expect(stride(from: 3, to: result.pixels.count, by: 4).allSatisfy { result.pixels[$0] == content.pixels[$0] })
    var changed = 0
    for i in 0..<64 * 64 {
      let (old, new) = (0..<3).reduce(into: ([Int](), [Int]())) {
        $0.0.append(Int(content.pixels[4 * i + $1]))
        $0.1.append(Int(result.pixels[4 * i + $1]))
      }
      guard content.pixels[4 * i + 3] == 255, new.allSatisfy({ (1...254).contains($0) }) else { continue }
      if old != new { changed += 1 }
      // The same brightness is added to all three.
      let steps = zip(new, old).map { $0 - $1 }
      #expect(steps.max()! - steps.min()! <= 1)
    }
    #expect(changed > 500)
  }

  @Test("Styles keep their scale beside the result at every size and are never enlarged")
  func styleSizes() throws {
    let pictures = try StylizePictures(
      content: Self.blobs(400, 200), styles: [(Self.blobs(100, 50), 3), (Self.blobs(800, 800), 1)],
      size: .longest(400))
    #expect(pictures.styles.map(\.share) == [0.75, 0.25])
    #expect(pictures.style(0, scale: 1, width: 400, height: 200).width == 100)
    #expect(pictures.style(0, scale: 1, width: 200, height: 100).width == 50)
    #expect(pictures.style(1, scale: 1, width: 400, height: 200).width == 400)
    #expect(pictures.style(1, scale: 0.5, width: 200, height: 100).width == 100)
    #expect(pictures.style(0, scale: 0.1, width: 100, height: 50).height == 16)
  }

  @Test("What cannot be is refused with its reason")
  func refusals() throws {
    let content = try StylizePictures(content: Self.blobs(40, 40))
    func refusal(_ pictures: StylizePictures, _ change: (inout StylizeOptions) -> Void) -> String {
      var options = StylizeOptions(hasContent: pictures.content != nil, styles: pictures.styles.count, feature: nil)
      change(&options)
      do {
        _ = try PixelTraining(options: options, pictures: pictures, network: Self.network.get())
        return "none"
      } catch { return "\(error)" }
    }
    #expect(refusal(content) { _ in } == "none")
    #expect(refusal(content) { $0.weights = [.content: 0] }.contains("--weight"))
    #expect(refusal(content) { $0.weights[.style] = 1 }.contains("--style"))
    #expect(refusal(content) { $0.weights[.content] = -1 }.contains("content=-1"))
    #expect(refusal(content) { $0.contentLayers = [2, 25] }.contains("no layer 2"))
    #expect(refusal(content) { $0.contentWeights = [1] }.contains("content-weights"))
    #expect(refusal(content) { $0.contentWeights = [0, 0] }.contains("content-weights"))
    #expect(refusal(content) { $0.start = .style }.contains("--from style"))
    #expect(refusal(content) { $0.iterations = 0 }.contains("iterations"))
    #expect(refusal(content) { $0.learningRate = .nan }.contains("lr"))
    #expect(throws: StylizeOptionsError.self) { try StylizePictures(content: Self.blobs(400, 12)) }
    #expect(throws: StylizeOptionsError.self) {
      try StylizePictures(content: Self.blobs(40, 40), size: .longest(.max))
    }
    func feature(_ layer: Int, _ channel: Int) throws -> String {
      refusal(try StylizePictures(size: .longest(32))) {
        $0 = StylizeOptions(hasContent: false, styles: 0, feature: FeatureChannel(layer: layer, channel: channel))
      }
    }
    #expect(try feature(18, 511) == "none")
    #expect(try feature(18, 512).contains("0 to 511"))
    #expect(try feature(18, -1).contains("0 to 511"))
    #expect(try feature(99, 0).contains("no layer 99"))
    #expect(try refusal(StylizePictures(content: Self.blobs(16, 16), styles: [(Self.blobs(16, 16), 1)])) { _ in } == "none")
  }
}

/// Stops a run.
struct StopAfter: Callback {
  typealias Model = PixelTraining
  let iteration: Int

  func iterationDidEnd(_ run: TrainingRun<PixelTraining>, _ record: IterationRecord) -> Directive {
    record.iteration == iteration ? .stop : .proceed
  }
}

/// Writes losses down.
final class LossRecorder: Sendable {
  private let losses = Mutex<[Float]>([])
  var values: [Float] { losses.withLock { $0 } }
  var callback: some Callback<PixelTraining> { Recording(recorder: self) }

  private struct Recording: Callback {
    typealias Model = PixelTraining
    let recorder: LossRecorder

    func iterationDidEnd(_ run: TrainingRun<PixelTraining>, _ record: IterationRecord) -> Directive {
      recorder.losses.withLock { $0.append(record.loss) }
      return .proceed
    }
  }
}
