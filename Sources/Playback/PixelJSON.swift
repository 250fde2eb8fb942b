import Foundation
import Preview

/// Outputs as JSON: `{"pixels": {"NAME": [[[r, g, b, a], …], …]}}`, bottom row first, as a framebuffer is read.
///
/// Numbers read back exactly, as floats and as doubles. JSON has no infinity and no NaN: they are `1e999` and `null`.
public enum PixelJSON {
  public static func text(_ outputs: [(name: String, texture: Texture)]) -> String {
    let entries = outputs.map { "\(quoted($0.name)): \(rows(of: $0.texture))" }
    return "{\"pixels\": {\(entries.joined(separator: ", "))}}"
  }

  private static func quoted(_ text: String) -> String {
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  private static func rows(of texture: Texture) -> String {
    var text = "["
    for y in 0..<texture.height {
      text += y == 0 ? "[" : ", ["
      for x in 0..<texture.width {
        let numbers = (0..<4).map { number(texture[x, y, z: 0, component: $0], texture.format.kind) }
        text += (x == 0 ? "[" : ", [") + numbers.joined(separator: ", ") + "]"
      }
      text += "]"
    }
    return text + "]"
  }

  private static func number(_ word: UInt32, _ kind: ScalarKind) -> String {
    switch kind {
    case .float:
      let value = Float(bitPattern: word)
      if value.isNaN { return "null" }
      if value.isInfinite { return value < 0 ? "-1e999" : "1e999" }
      return "\(Double(value))"
    case .int: return "\(Int32(bitPattern: word))"
    case .uint, .bool: return "\(word)"
    }
  }
}
