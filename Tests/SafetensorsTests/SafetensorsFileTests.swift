import Foundation
import Safetensors
import Testing

@Suite("Safetensors files")
struct SafetensorsFileTests {
  typealias File = SafetensorsFile<ArrayTensor>

  /// A file of a header and bytes.
  func file(_ header: String, _ body: [UInt8] = []) -> Data {
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) } + Data(header.utf8) + Data(body)
  }

  @Test("What is written is read back")
  func roundTrip() throws {
    let tensors = [
      "a": ArrayTensor(shape: [2, 3], values: [1, -2, .infinity, 0, .leastNonzeroMagnitude, 3]),
      "empty": ArrayTensor(shape: [0, 4]),
      "scalar \"quoted\"": ArrayTensor(shape: [], values: [7]),
    ]
    let data = try File(tensors: tensors, metadata: ["note": "x\n"]).encoded()
    let read = try File(data: data)
    #expect(read.tensors == tensors)
    #expect(read.metadata == ["note": "x\n"])
  }

  @Test("Half floats are widened exactly")
  func halfFloats() throws {
    let cases: [(UInt16, Float)] = [
      (0x0000, 0), (0x8000, -0.0), (0x0001, 0x1p-24), (0x03FF, 0x3FFp-24), (0x0400, 0x1p-14), (0x3C00, 1),
      (0xC000, -2), (0x3555, 0.33325195), (0x7BFF, 65504), (0x7C00, .infinity), (0xFC00, -.infinity),
    ]
    let body = cases.flatMap { [UInt8($0.0 & 255), UInt8($0.0 >> 8)] }
    let data = file(
      "{\"h\": {\"dtype\": \"F16\", \"shape\": [\(cases.count)], \"data_offsets\": [0, \(body.count)]}}", body)
    #expect(try File(data: data).tensors["h"]?.values == cases.map(\.1))
  }

  @Test("Brain floats and doubles become the nearest floats")
  func otherFloats() throws {
    let brain: [UInt8] = [0x80, 0x3F, 0x49, 0xC0, 0x80, 0x7F]
    let doubles: [Double] = [1, -.pi, 1e300]
    let body = brain + doubles.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian) { [UInt8]($0) } }
    let data = file(
      """
      {"b": {"dtype": "BF16", "shape": [3], "data_offsets": [0, 6]},
       "d": {"dtype": "F64", "shape": [3], "data_offsets": [6, 30]}}
      """, body)
    let tensors = try File(data: data).tensors
    #expect(tensors["b"]?.values == [1, -3.140625, .infinity])
    #expect(tensors["d"]?.values == [1, Float(-Double.pi), .infinity])
  }

  @Test("The same tensors give the same bytes")
  func deterministic() throws {
    let names = (0..<40).map { "tensor \($0)" }
    func encoded(_ names: [String]) throws -> Data {
      var file = File(metadata: ["b": "1", "a": "2"])
      for name in names { file.tensors[name] = ArrayTensor(shape: [1], values: [1]) }
      return try file.encoded()
    }
    #expect(try encoded(names) == encoded(names.reversed()))
  }

  @Test("Tensors that nobody wants may have any type")
  func unwanted() throws {
    let data = file(
      "{\"n\": {\"dtype\": \"I64\", \"shape\": [1], \"data_offsets\": [0, 8]}}", [UInt8](repeating: 0, count: 8))
    #expect(try File(data: data) { _ in false }.tensors.isEmpty)
    #expect(throws: (any Error).self) { try File(data: data) }
  }

  @Test(
    "A header that lies is refused",
    arguments: [
      "", "{", "[]", "{\"a\": 1}", "{\"a\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 4]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [8, 12]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [4, 0]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [-4, 0]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 4]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [4611686018427387904, 4], \"data_offsets\": [0, 4]}}",
      "{\"a\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0]}}",
      "{\"a\": {\"dtype\": \"Q8\", \"shape\": [1], \"data_offsets\": [0, 4]}}",
    ])
  func refused(header: String) {
    #expect(throws: (any Error).self) { try File(data: file(header, [0, 0, 128, 63])) }
  }

  @Test("A file that is cut off anywhere is refused")
  func truncated() throws {
    let data = try File(tensors: ["a": ArrayTensor(shape: [4], values: [1, 2, 3, 4])]).encoded()
    for length in 0..<data.count {
      #expect(throws: (any Error).self) { try File(data: data.prefix(length)) }
    }
  }

  @Test("A header length beyond the limit is refused before memory is taken")
  func hugeHeader() {
    let data = Data(repeating: 0xFF, count: 64)
    #expect(throws: (any Error).self) { try File(data: data) }
  }
}
