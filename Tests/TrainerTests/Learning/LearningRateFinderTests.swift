import Foundation
import Imaging
import Testing
import Trainer

/// `½ · 20 · x²` a number under plain gradient descent, which explodes where the rate exceeds 2 / 20.
private struct SteepModel: TrainableModel {
  var parameters: [[Float]] = [[1, -1]]
  /// Added to the loss of every so many evaluations.
  var spikeEvery = Int.max
  var evaluations = 0

  mutating func valueWithGradient() -> Evaluation {
    evaluations += 1
    let spike: Float = evaluations.isMultiple(of: spikeEvery) ? 1000 : 0
    let loss = 1 + parameters[0].reduce(0) { $0 + 10 * $1 * $1 }
    return Evaluation(loss: loss + spike, gradient: parameters.map { $0.map { 20 * $0 } })
  }
  func picture() -> Image { Image(width: 1, height: 1, color: .black) }
}

private struct GradientDescent: Optimizer {
  var state: [String: Tensor] = [:]
  mutating func update(_ parameters: inout [[Float]], along gradient: [[Float]], learningRate: Float) {
    for p in parameters.indices {
      for i in parameters[p].indices { parameters[p][i] -= learningRate * gradient[p][i] }
    }
  }
}

@Suite("The learning-rate finder")
struct LearningRateFinderTests {
  private func sweep(
    _ model: SteepModel, to end: Float, warmUp: Int = 0
  ) throws -> (curve: LearningRateCurve, run: TrainingRun<SteepModel>) {
    let sweep = LearningRateSweep()
    var learner = Learner(
      TrainingRun(model: model, optimizer: GradientDescent(), iterations: 100 + warmUp),
      schedule: ExponentialRise(from: 1e-4, to: end, after: .init(iterations: warmUp, rate: 1e-5)),
      callbacks: [LearningRateFinder(sweep, after: warmUp)])
    try learner.fit()
    return (sweep.curve, learner.run)
  }

  @Test("It stops soon after the rate at which the loss explodes, and suggests about a tenth of it")
  func explosion() throws {
    let (curve, run) = try sweep(SteepModel(), to: 10)
    #expect(run.iteration < 100)
    #expect(curve.hasExploded)
    let end = try #require(curve.points.last)
    #expect(end.rate > 0.1 && end.rate < 1, "\(end)")
    let suggestion = try #require(curve.suggestion)
    #expect(suggestion.rate <= end.rate / 10 && suggestion.rate > end.rate / 13)
  }

  @Test("Single wild losses neither stop it nor change what it suggests by more than a step")
  func spikes() throws {
    var wild = SteepModel()
    wild.spikeEvery = 10
    let (calm, spiky) = (try sweep(SteepModel(), to: 10).curve, try sweep(wild, to: 10).curve)
    let ratio = try #require(spiky.suggestion).rate / #require(calm.suggestion).rate
    #expect(ratio > 0.8 && ratio < 1.25, "\(ratio)")
  }

  @Test("Where nothing explodes it suggests a rate within the descent")
  func valley() throws {
    let (curve, run) = try sweep(SteepModel(), to: 0.05)
    #expect(run.iteration == 100)
    #expect(!curve.hasExploded)
    let suggestion = try #require(curve.suggestion)
    #expect(suggestion == curve.valley)
    let (first, last) = (try #require(curve.points.first), try #require(curve.points.last))
    #expect(suggestion.loss < first.loss && suggestion.loss > last.loss)
    #expect(suggestion.rate > first.rate && suggestion.rate < last.rate)
  }

  @Test("The warm-up is no part of the curve")
  func warmUp() throws {
    let (curve, _) = try sweep(SteepModel(), to: 0.05, warmUp: 20)
    #expect(curve.points.count == 92)
    #expect(curve.points.allSatisfy { $0.rate >= 1e-4 })
  }

  @Test("A loss that never falls suggests nothing")
  func flat() throws {
    var model = SteepModel()
    model.parameters = [[0, 0]]
    let (curve, _) = try sweep(model, to: 1)
    #expect(!curve.hasExploded)
    #expect(curve.suggestion == nil)
  }

  @Test("Without iterations there is no curve and no suggestion")
  func empty() {
    let curve = LearningRateSweep().curve
    #expect(curve.points.isEmpty && !curve.hasExploded && curve.suggestion == nil)
  }
}
