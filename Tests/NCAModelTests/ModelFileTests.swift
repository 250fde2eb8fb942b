import Foundation
import NCAModel
import Testing

/// An automaton with odd numbers in it.
func makeAutomaton(channels: Int = 4, hidden: Int = 3, mask: UpdateMask = .pair) throws -> Automaton {
  let shape = try Architecture(channels: channels, hidden: hidden)
  func numbers(_ count: Int, _ phase: Double) -> [Float] {
    (0..<count).map { index in
      let scale = pow(10, Double(index % 9 - 5))
      return Float(sin(Double(index) * 1.7 + phase) * scale)
    }
  }
  let weights = try Weights(
    architecture: shape, w1: numbers(hidden * shape.perceptionCount, 0), b1: numbers(hidden, 1),
    w2: numbers(channels * hidden, 2))
  var card = ModelCard(name: "a \"quoted\" </script> näme\n\u{2028}")
  card.notes = "*/ ${x} `y`"
  card.preview = Data([1, 2, 3])
  card.training = TrainingRecord(
    image: "gravel.png", size: [96, 64], loss: "gram", seed: .max, iterations: 5, batch: 4, steps: [32, 96],
    firstStyleLoss: 1.5, lastStyleLoss: 0.1)
  return Automaton(weights: weights, updateMask: mask, card: card)
}

@Suite("The .nca file")
struct ModelFileTests {
  @Test(
    "What is written is read back, bit for bit",
    arguments: [UpdateMask.pair, .independent(rate: 0.3), .independent(rate: 1)])
  func roundTrip(mask: UpdateMask) throws {
    let automaton = try makeAutomaton(channels: 5, hidden: 7, mask: mask)
    let decoded = try ModelFile.decode(ModelFile.encode(automaton), path: "x")
    #expect(decoded == automaton)
  }

  @Test("A person can read it: one line a row of weights")
  func readable() throws {
    let text = String(decoding: try ModelFile.encode(makeAutomaton()), as: UTF8.self)
    #expect(text.contains("\"version\": 1"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("      [") } == 3 + 4)
  }

  /// The file's text with one place changed.
  func changed(_ from: String, _ to: String) throws -> Data {
    let text = String(decoding: try ModelFile.encode(makeAutomaton()), as: UTF8.self)
    let range = try #require(text.range(of: from), "the file holds no \(from)")
    return Data(text.replacingCharacters(in: range, with: to).utf8)
  }

  @Test(
    "A damaged, unknown or impossible file is refused in one line",
    arguments: [
      ("\"nca\"", "\"png\"", "not a model file"), ("\"version\": 1", "\"version\": 2", "version 2 is unknown"),
      ("\"channels\" : 4", "\"channels\" : 3", "channels is 3"),
      ("\"channels\" : 4", "\"channels\" : 1000", "channels is 1000"),
      ("\"channels\" : 4", "\"channels\" : 5", "row 0 of weights.w1"),
      ("\"hidden\" : 3", "\"hidden\" : 0", "hidden is 0"), ("\"hidden\" : 3", "\"hidden\" : 2", "row 0 of weights.w2"),
      ("\"b1\": [", "\"b1\": [NaN, ", "not valid JSON"), ("\"b1\": [", "\"b1\": [1e999, ", "damaged"),
      ("\"b1\": [", "\"b1\": [null, ", "weights.b1[0]"), ("\"b1\": [", "\"b1\": [7, ", "weights.b1 has 4 numbers"),
      ("\"pair\"", "\"checker\"", "update.mask"), ("\"rate\" : 0.5", "\"rate\" : 0.25", "update.rate is 0.25"),
      ("\"sobelX\"", "\"scharrX\"", "perception"), ("\"weights\"", "\"wights\"", "weights is missing"),
      ("\"w1\": [", "\"w1\": {", "not valid JSON"),
    ])
  func refused(from: String, to: String, reason: String) throws {
    let data = try changed(from, to)
    let error = #expect(throws: ModelFileError.self) { try ModelFile.decode(data, path: "m.nca") }
    let message = try #require(error).description
    #expect(message.contains(reason), "\(message)")
    #expect(message.hasPrefix("m.nca: ") && !message.contains("\n"))
  }

  @Test("A file that is cut off anywhere is refused")
  func truncated() throws {
    let data = try ModelFile.encode(makeAutomaton())
    // The last bytes are white space.
    for length in 0..<data.count - 2 {
      #expect(throws: ModelFileError.self) { try ModelFile.decode(data.prefix(length), path: "x") }
    }
  }

  @Test("Flipped bits give a model or an error, never a crash")
  func flippedBits() throws {
    let data = try ModelFile.encode(makeAutomaton())
    for index in data.indices {
      for bit in [0, 3, 6] {
        var copy = data
        copy[index] ^= 1 << bit
        if let model = try? ModelFile.decode(copy, path: "x") {
          let numbers = model.weights.w1 + model.weights.b1 + model.weights.w2
          #expect(numbers.allSatisfy { $0.isFinite })
        }
      }
    }
  }

  @Test("JSON nested without end is refused")
  func nested() {
    let data = Data((String(repeating: "[", count: 200_000) + "1").utf8)
    #expect(throws: ModelFileError.self) { try ModelFile.decode(data, path: "x") }
  }

  @Test("Files that are missing, folders or too large are refused, and a failed write leaves no file")
  func places() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: ModelFileError.self) { try ModelFile.read(path: folder.path + "/none.nca") }
    #expect(throws: ModelFileError.self) { try ModelFile.read(path: folder.path) }
    let large = folder.appendingPathComponent("large.nca")
    try Data().write(to: large)
    try FileHandle(forWritingTo: large).truncate(atOffset: UInt64(ModelFile.byteLimit + 1))
    #expect(throws: ModelFileError.tooLarge(path: large.path, bytes: ModelFile.byteLimit + 1)) {
      try ModelFile.read(path: large.path)
    }
    let automaton = try makeAutomaton()
    #expect(throws: ModelFileError.self) { try ModelFile.write(automaton, path: folder.path + "/no/a.nca") }
    let path = folder.path + "/a.nca"
    try ModelFile.write(automaton, path: path)
    let written = try ModelFile.read(path: path)
    #expect(written == automaton)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["a.nca", "large.nca"])
  }
}
