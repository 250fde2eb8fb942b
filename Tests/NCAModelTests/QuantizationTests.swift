import Foundation
import NCAModel
import Testing

@Suite("Eight bits a weight")
struct QuantizationTests {
  static func weights() throws -> Weights {
    let shape = try Architecture(channels: 4, hidden: 3)
    var w1: [Float] = []
    for index in 0..<48 {
      let value = Float(index * 7 % 48 - 20) / 31
      w1.append(value / PerceptionFilter.allCases[index % 4].gain)
    }
    let w2 = (0..<12).map { Float($0 - 5) / 9 }
    return try Weights(architecture: shape, w1: w1, b1: [0.5, -0.25, 0.01], w2: w2)
  }

  @Test("Rounded weights are whole numbers of their scale, near the plain ones, and rounding again changes nothing")
  func rounding() throws {
    let weights = try Self.weights()
    let quantization = Quantization(fitting: weights)
    let rounded = try quantization.rounded(weights)
    for (index, value) in rounded.w1.enumerated() {
      let scale = quantization.scales.w1 / PerceptionFilter.allCases[index % 4].gain
      #expect(abs(value / scale - (value / scale).rounded()) < 1e-3)
      #expect(abs(value / scale) <= Float(Quantization.levels) * 1.0001)
      #expect(abs(value - weights.w1[index]) <= scale / 2 * 1.001)
    }
    #expect(zip(rounded.w2, weights.w2).allSatisfy { abs($0 - $1) <= quantization.scales.w2 / 2 * 1.001 })
    #expect(abs(rounded.b1[0] - 0.5) < 1e-6)
    #expect(try quantization.rounded(rounded) == rounded)
  }

  @Test("All weights zero round to zero")
  func zeros() throws {
    let shape = try Architecture(channels: 4, hidden: 1)
    let weights = try Weights(
      architecture: shape, w1: [Float](repeating: 0, count: 16), b1: [0], w2: [Float](repeating: 0, count: 4))
    #expect(try Quantization(fitting: weights).rounded(weights) == weights)
  }

  @Test("A quantized model survives its file; impossible scales are refused")
  func file() throws {
    let weights = try Self.weights()
    let quantization = Quantization(fitting: weights, stateLimit: 2)
    var automaton = Automaton(
      weights: try quantization.rounded(weights), updateMask: .pair, quantization: quantization)
    automaton.card.training = TrainingRecord(
      image: "a.png", size: [8, 8], loss: "transport", seed: 1, iterations: 2, batch: 1, steps: [1, 2])
    automaton.card.training?.validation = ValidationRecord(
      fidelity: 12.5, styleLoss: 0.5, verdict: .holds, steps: 2000, grids: [[8, 8]], floatFidelity: 13)
    let data = try ModelFile.encode(automaton)
    #expect(try ModelFile.decode(data, path: "a.nca") == automaton)
    for bad in ["0", "-1", "1e999"] {
      let text = String(decoding: data, as: UTF8.self).replacingOccurrences(
        of: "\"stateLimit\" : 2", with: "\"stateLimit\" : \(bad)")
      #expect(text.contains(bad))
      #expect(throws: ModelFileError.self) { try ModelFile.decode(Data(text.utf8), path: "a.nca") }
    }
  }
}
