/// A part of a picture in pixels, from its top left corner.
public struct CropRectangle: Hashable, Sendable, CustomStringConvertible {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int

  /// Any numbers will do here; ``Image/cropped(to:)`` is what checks them against a picture.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// Reads `WxH+X+Y`, such as `128x96+10+0`: plain decimal digits, no signs, no spaces; nil otherwise.
  public init?(argument: String) {
    // The digits are checked by hand: Int("+5") would be 5, and 10x10++5+0 a crop.
    let fields = argument.split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "+" }
    let separators = argument.filter { $0 == "x" || $0 == "+" }
    guard separators == "x++", fields.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    let numbers = fields.compactMap { Int($0) }
    guard numbers.count == 4 else { return nil }
    self.init(x: numbers[2], y: numbers[3], width: numbers[0], height: numbers[1])
  }

  /// `WxH+X+Y`.
  public var description: String { "\(width)x\(height)+\(x)+\(y)" }
}
