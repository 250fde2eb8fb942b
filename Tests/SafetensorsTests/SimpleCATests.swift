import Foundation
import NCAModel
import Safetensors
import Testing

@Suite("Automata in safetensors")
struct SimpleCATests {
  static let channels = 5
  static let hidden = 7

  /// Numbers that are all different, so that a wrong order shows.
  static func numbers(_ count: Int, from first: Float) -> [Float] { (0..<count).map { first + Float($0) / 512 } }

  static func weights() throws -> Weights {
    let shape = try Architecture(channels: channels, hidden: hidden)
    return try Weights(
      architecture: shape, w1: numbers(hidden * shape.perceptionCount, from: -1), b1: numbers(hidden, from: 3),
      w2: numbers(channels * hidden, from: .pi))
  }

  static func tensors(_ weights: Weights) -> [String: ArrayTensor] {
    [
      "w1.weight": ArrayTensor(shape: [hidden, 4 * channels], values: weights.w1),
      "w1.bias": ArrayTensor(shape: [hidden], values: weights.b1),
      "w2.weight": ArrayTensor(shape: [channels, hidden], values: weights.w2),
    ]
  }

  static func data(
    _ edit: (inout [String: ArrayTensor]) -> Void = { _ in }, metadata: [String: String] = [:]
  ) throws -> Data {
    var tensors = try tensors(weights())
    edit(&tensors)
    return try SafetensorsFile(tensors: tensors, metadata: metadata).encoded()
  }

  @Test(
    "Exported and read again, an automaton is the same, bit for bit",
    arguments: [UpdateMask.pair, .independent(rate: 0.3)], [false, true])
  func roundTrip(mask: UpdateMask, isQuantized: Bool) throws {
    var card = ModelCard(name: "ice \"cold\"\n")
    card.author = "A"
    card.license = "CC0"
    card.credit = "C"
    card.notes = "N"
    card.preview = Data([1, 2, 3])
    card.training = TrainingRecord(
      image: "a.png", size: [64, 48], loss: "gram", seed: .max, iterations: 3, batch: 4, steps: [32, 96],
      lastStyleLoss: 0.1)
    let weights = try Self.weights()
    let quantization = isQuantized ? Quantization(fitting: weights, stateLimit: 0.7) : nil
    let automaton = Automaton(weights: weights, updateMask: mask, quantization: quantization, card: card)
    let data = try automaton.safetensors()
    #expect(try Automaton(safetensors: data) == automaton)
    #expect(try automaton.safetensors() == data)
  }

  @Test("The file holds the notebook's tensors in float32")
  func names() throws {
    let weights = try Self.weights()
    let data = try Automaton(weights: weights, updateMask: .pair, card: ModelCard(name: "moss")).safetensors()
    let file = try SafetensorsFile<ArrayTensor>(data: data)
    #expect(file.tensors == Self.tensors(weights))
    #expect(file.metadata["name"] == "moss")
    #expect(file.metadata["mask"] == "pair")
  }

  @Test("Matrices may carry the ones of a 1×1 convolution")
  func convolutions() throws {
    let weights = try Self.weights()
    let data = try Self.data {
      $0["w1.weight"] = ArrayTensor(shape: [Self.hidden, 4 * Self.channels, 1, 1], values: weights.w1)
      $0["w2.weight"] = ArrayTensor(shape: [Self.channels, Self.hidden, 1, 1], values: weights.w2)
    }
    #expect(try SimpleCAState(data: data).weights == weights)
  }

  @Test("Filter-major columns are sorted into channel-major ones")
  func filterMajor() throws {
    let weights = try Self.weights()
    let data = try Self.data {
      let sorted = (0..<Self.hidden).flatMap { unit in
        (0..<4).flatMap { filter in
          (0..<Self.channels).map { weights.w1[unit * 4 * Self.channels + $0 * 4 + filter] }
        }
      }
      $0["w1.weight"] = ArrayTensor(shape: [Self.hidden, 4 * Self.channels], values: sorted)
    }
    #expect(try SimpleCAState(data: data, order: .filter).weights == weights)
    #expect(try SimpleCAState(data: data, order: .channel).weights != weights)
  }

  @Test("A bias of the second layer becomes a hidden unit that is always 1")
  func secondBias() throws {
    let bias = Self.numbers(Self.channels, from: 0.25)
    let data = try Self.data { $0["w2.bias"] = ArrayTensor(shape: [Self.channels], values: bias) }
    let (plain, folded) = (try Self.weights(), try SimpleCAState(data: data).weights)
    #expect(folded.architecture.hidden == Self.hidden + 1)
    #expect(folded.b1 == plain.b1 + [1])
    #expect(folded.w1.suffix(4 * Self.channels).allSatisfy { $0 == 0 })
    #expect((0..<Self.channels).map { folded.w2[$0 * (Self.hidden + 1) + Self.hidden] } == bias)
    let zero = try Self.data { $0["w2.bias"] = ArrayTensor(shape: [Self.channels]) }
    #expect(try SimpleCAState(data: zero).weights == plain)
  }

  @Test("Metadata of other programs say nothing of masks")
  func foreignMetadata() throws {
    let data = try Self.data(metadata: ["format": "pt", "mask": "pair", "training": "yes", "name": "x"])
    let automaton = try Automaton(safetensors: data)
    #expect(automaton.updateMask == .independent(rate: 0.5))
    #expect(automaton.card == ModelCard())
  }

  @Test("Metadata that lie are refused", arguments: ["mask", "updateRate", "training", "quantization", "preview"])
  func lyingMetadata(field: String) throws {
    for text in ["", "?", "nan", "-1", "[]"] {
      var metadata = ["nca": "1", "mask": "independent", "updateRate": "0.5"]
      metadata[field] = text
      // No bytes at all are a valid base64 text.
      if field == "preview" && text.isEmpty { continue }
      #expect(throws: SimpleCAError.self, "\(field) \(text)") {
        try Automaton(safetensors: Self.data(metadata: metadata))
      }
    }
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let words: String
    let edit: @Sendable (inout [String: ArrayTensor]) -> Void
    var testDescription: String { words }
  }

  @Test(
    "Tensors that make no rule are refused with the reason",
    arguments: [
      Fault(words: "no tensor w1.weight") { $0["w1.weight"] = nil },
      Fault(words: "no tensor w1.bias") { $0["w1.bias"] = nil },
      Fault(words: "no tensor w2.weight") { $0["w2.weight"] = nil },
      Fault(words: "no place for: w3.weight") { $0["w3.weight"] = ArrayTensor(shape: [1]) },
      Fault(words: "channels is 1000") { $0["w2.weight"] = ArrayTensor(shape: [1000, 7]) },
      Fault(words: "hidden is 0") {
        $0["w1.weight"] = ArrayTensor(shape: [0, 20])
        $0["w1.bias"] = ArrayTensor(shape: [0])
        $0["w2.weight"] = ArrayTensor(shape: [5, 0])
      },
      Fault(words: "w1.weight has the shape [7, 15]") { $0["w1.weight"] = ArrayTensor(shape: [7, 15]) },
      Fault(words: "w1.weight has the shape [7, 20, 3, 3]") { $0["w1.weight"] = ArrayTensor(shape: [7, 20, 3, 3]) },
      Fault(words: "w1.weight has the shape []") { $0["w1.weight"] = ArrayTensor(shape: []) },
      Fault(words: "w1.bias has the shape [8]") { $0["w1.bias"] = ArrayTensor(shape: [8]) },
      Fault(words: "w2.weight has the shape [5, 8]") { $0["w2.weight"] = ArrayTensor(shape: [5, 8]) },
      Fault(words: "w2.bias has the shape [4]") {
        $0["w2.bias"] = ArrayTensor(shape: [4], values: [1, 1, 1, 1])
      },
      Fault(words: "weights.b1 holds a number that is not finite") {
        $0["w1.bias"] = ArrayTensor(shape: [7], values: [0, 0, .nan, 0, 0, 0, 0])
      },
      Fault(words: "weights.w2 holds a number that is not finite") {
        $0["w2.bias"] = ArrayTensor(shape: [5], values: [0, .infinity, 0, 0, 0])
      },
    ])
  func refused(fault: Fault) throws {
    let data = try Self.data(fault.edit)
    let error = try #require(throws: SimpleCAError.self) { try SimpleCAState(data: data) }
    #expect("\(error)".contains(fault.words), "\(error)")
  }

  @Test("A file that is cut off anywhere is refused")
  func truncated() throws {
    let data = try Self.data()
    for length in stride(from: 0, to: data.count, by: 7) {
      #expect(throws: SimpleCAError.self) { try SimpleCAState(data: data.prefix(length)) }
    }
  }
}
