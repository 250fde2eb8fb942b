import Foundation
import Imaging
import ModelExchange
import NCAModel
import Testing

@Suite("Texture model files")
struct TextureModelTests {
  @Test(
    "Every model of a file is found in its tile",
    arguments: [[1, 1], [2, 3], [5, 1]])
  func tiles(columns: [Int]) throws {
    let fixture = TextureFixture(models: 5, channels: 4, hidden: 6, columns: columns)
    let file = try TextureModelFile(data: fixture.data())
    #expect(file.names == fixture.models.map(\.name))
    for (index, model) in fixture.models.enumerated() {
      let found = file.model(index)
      #expect(found.first.values == model.first.joined().map { Int($0) - 127 })
      #expect(found.second.values == model.second.joined().map { Int($0) - 127 })
    }
  }

  @Test("Transparent texels keep their colours")
  func transparency() throws {
    var fixture = TextureFixture(channels: 4, hidden: 4)
    // Outputs 0 to 2 are a texel's colours, output 3 its opacity.
    for row in fixture.models[0].first.indices { fixture.models[0].first[row] = [1, 200, 77, 0] }
    #expect(try TextureModelFile(data: fixture.data()).model(0).first.values.prefix(4) == [-126, 73, -50, -127])
  }

  @Test("A file without names counts its models")
  func nameless() throws {
    let fixture = TextureFixture(models: 3, columns: [3, 3])
    var object = fixture.object()
    object["model_names"] = nil
    let file = try TextureModelFile(data: JSONSerialization.data(withJSONObject: object))
    #expect(file.names == ["model 0", "model 1", "model 2"])
  }

  @Test("Weights in bytes are eight-bit weights here, too")
  func rounding() throws {
    let automaton = try TextureModelFile(data: TextureFixture().data()).model(0).automaton(.bytes)
    let quantization = try #require(automaton.quantization)
    #expect(try quantization.rounded(automaton.weights) == automaton.weights)
    #expect(quantization.stateLimit == Float(254.0 / 255))
    #expect(automaton.updateMask == .independent(rate: 0.5))
    let plain = try TextureModelFile(data: TextureFixture().data()).model(0).automaton(.floats)
    // The hidden units proper; behind them come constants, of which bytes need another number.
    let count = 12 * 16
    for (a, b) in zip(automaton.weights.w1.prefix(count), plain.weights.w1.prefix(count)) {
      #expect(abs(a - b) <= 1e-6)
    }
  }

  @Test("A second bias in bytes is met to a fraction of a weight's step", arguments: [0.9, 0.02, 30])
  func secondBias(scale: Double) throws {
    var fixture = TextureFixture(channels: 4, hidden: 12)
    fixture.scales[0] = scale
    fixture.models[0].second[12] = [0, 254, 127, 90]
    // Beside a weak first layer a large bias would need too many units.
    if scale == 0.02 { fixture.models[0].second[12] = [121, 134, 127, 126] }
    let weights = try TextureModelFile(data: fixture.data()).model(0).automaton(.bytes).weights
    let hidden = weights.architecture.hidden
    let unit = fixture.scales[1] / 255 / 2
    for (channel, byte) in fixture.models[0].second[12].enumerated() {
      let sum = (12..<hidden).reduce(0.0) { $0 + Double(weights.b1[$1]) * Double(weights.w2[channel * hidden + $1]) }
      #expect(abs(sum - (Double(byte) - 127) * unit) <= unit * scale / 255 / 2 * 1.01 + 1e-7)
    }
  }

  @Test("What eight bits cannot say is refused, and plain floats take it")
  func beyondBytes() throws {
    var large = TextureFixture()
    large.models[0].first[0][0] = 255
    var bias = TextureFixture()
    bias.scales[0] = 0.001
    bias.models[0].second[12] = [254, 254, 254, 254]
    for fixture in [large, bias] {
      let model = try TextureModelFile(data: fixture.data()).model(0)
      #expect(throws: TextureModelRuleError.self) { try model.automaton(.bytes) }
      #expect(try model.automaton(.floats).quantization == nil)
    }
  }

  struct Damage: CustomTestStringConvertible, Sendable {
    let words: String
    let edit: @Sendable (inout [String: Any]) -> Void
    var testDescription: String { words }

    init(_ words: String, _ edit: @escaping @Sendable (inout [String: Any]) -> Void) {
      (self.words, self.edit) = (words, edit)
    }

    /// Changes an entry of one layer.
    static func layer(_ words: String, _ index: Int, _ key: String, _ value: any Sendable) -> Damage {
      Damage(words) { object in
        var layers = object["layers"] as! [[String: Any]]
        layers[index][key] = value
        object["layers"] = layers
      }
    }
  }

  static let bomb = Image(width: 2000, height: 2000, pixels: [UInt8](repeating: 9, count: 16_000_000))

  @Test(
    "A file that lies is refused with the reason",
    arguments: [
      Damage("layers is missing") { $0["layers"] = nil },
      Damage("it has 1 layers") { $0["layers"] = [($0["layers"] as! [Any])[0]] },
      Damage("it has 0 models") { $0["model_names"] = [String]() },
      Damage("it has 2000 models") { $0["model_names"] = [String](repeating: "a", count: 2000) },
      Damage("room for 2 models") { $0["model_names"] = ["a", "b"] },
      Damage("model_names[0] is not text") { $0["model_names"] = [1] },
      .layer("layers[0].shape is [17]", 0, "shape", [17]),
      .layer("layers[0].shape is [17, 0]", 0, "shape", [17, 0]),
      .layer("layers[1].shape is [-1, 4]", 1, "shape", [-1, 4]),
      .layer("channels is 1000", 1, "shape", [13, 1000]),
      .layer("the first layer has 16 inputs; four filters of 5 channels make 20", 1, "shape", [13, 5]),
      .layer("12 outputs and the second 13 inputs", 1, "shape", [14, 4]),
      Damage("hidden is 600") { object in
        var layers = object["layers"] as! [[String: Any]]
        layers[0]["shape"] = [17, 600]
        layers[1]["shape"] = [601, 4]
        object["layers"] = layers
      },
      .layer("layers[0].scale is -1.0", 0, "scale", -1.0),
      .layer("layers[1].scale is 1e+300", 1, "scale", 1e300),
      .layer("layers[1].layout is [0, 1]", 1, "layout", [0, 1]),
      .layer("layers[1].layout is [5000000, 5000000]", 1, "layout", [5_000_000, 5_000_000]),
      .layer("a picture of 3x17 pixels; shape and layout need 6x17", 0, "layout", [2, 1]),
      .layer("layers[0].data is no data:image/png;base64 URL", 0, "data", "data:image/png;base64,!!!!"),
      .layer("layers[0].data is no data:image/png;base64 URL", 0, "data", "https://example.org/a.png"),
      .layer("layers[0].data is no data:image/png;base64 URL", 0, "data", ""),
      .layer("layers[0].data: it is no PNG", 0, "data", "data:image/png;base64,AAAA"),
      .layer("a picture of 2000x2000 pixels", 0, "data", TextureFixture.url(bomb)),
      .layer(
        "layers[0].data: picture: damaged PNG picture", 0, "data",
        "data:image/png;base64,"
          + Image(width: 3, height: 17, pixels: [UInt8](repeating: 1, count: 204)).pngData()
          .prefix(50).base64EncodedString()),
    ])
  func refused(damage: Damage) throws {
    var object = TextureFixture().object()
    damage.edit(&object)
    let data = try JSONSerialization.data(withJSONObject: object)
    let error = try #require(throws: TextureModelError.self) { try TextureModelFile(data: data) }
    #expect("\(error)".contains(damage.words), "\(error)")
  }

  @Test("A file that is cut off anywhere is refused")
  func truncated() throws {
    let data = try TextureFixture().data()
    for length in stride(from: 0, to: data.count - 1, by: 11) {
      #expect(throws: TextureModelError.self) { try TextureModelFile(data: data.prefix(length)) }
    }
  }
}
