import Foundation

/// The text of an SVG document, element by element; whatever text comes in is escaped.
struct SVGPage {
  private var elements: [String]

  enum Anchor: String { case start, middle, end }

  /// A white page.
  init(width: Double, height: Double, title: String) {
    let (width, height) = (Self.number(width), Self.number(height))
    elements = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
        + "viewBox=\"0 0 \(width) \(height)\" font-family=\"system-ui, sans-serif\" role=\"img\">",
      "<title>\(Self.escaped(title))</title>",
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
    ]
  }

  /// The whole document.
  var text: String { (elements + ["</svg>", ""]).joined(separator: "\n") }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, color: String, width: Double = 1, dash: String? = nil
  ) {
    let ends = "x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\""
    let dash = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    elements.append("<line \(ends) stroke=\"\(color)\" stroke-width=\"\(Self.number(width))\"\(dash)/>")
  }

  mutating func polyline(_ points: [(Double, Double)], color: String) {
    let points = points.map { "\(Self.number($0)),\(Self.number($1))" }.joined(separator: " ")
    let style = "fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.6\" stroke-linejoin=\"round\""
    elements.append("<polyline points=\"\(points)\" \(style)/>")
  }

  mutating func circle(_ x: Double, _ y: Double, radius: Double, fill: String, stroke: String? = nil) {
    let stroke = stroke.map { " stroke=\"\($0)\" stroke-width=\"2\"" } ?? ""
    let place = "cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\""
    elements.append("<circle \(place) fill=\"\(fill)\"\(stroke)/>")
  }

  /// - Parameter isUpright: reads from below to above, around its own place.
  mutating func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, size: Double = 12, color: String = "#4b5563",
    weight: Int = 400, isUpright: Bool = false
  ) {
    let place = "x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" text-anchor=\"\(anchor.rawValue)\""
    let turn = isUpright ? " transform=\"rotate(-90 \(Self.number(x)) \(Self.number(y)))\"" : ""
    let style = "font-size=\"\(Self.number(size))\" font-weight=\"\(weight)\" fill=\"\(color)\""
    // A halo in the page's colour keeps words readable where a line crosses them.
    let halo = "stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
    elements.append("<text \(place)\(turn) \(style) \(halo)>\(Self.escaped(text))</text>")
  }

  /// At most a tenth of a unit: nobody sees more.
  private static func number(_ value: Double) -> String {
    let text = String(format: "%.1f", value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Text as XML 1.0 allows it; characters that it forbids become U+FFFD.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n", "\r": escaped += " "
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
