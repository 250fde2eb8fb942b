/// Arranges pictures in a grid, row by row, to look at them side by side.
public struct ContactSheet: Equatable, Sendable {
  /// Pictures a row; the last row may have fewer.
  public var columns: Int
  /// Pixels between pictures and around all of them.
  public var gap: Int
  /// What shows in the gaps, behind small pictures and through transparent ones.
  public var background: RGBColor

  public init(columns: Int, gap: Int = 4, background: RGBColor = .white) {
    precondition(columns > 0 && gap >= 0)
    self.columns = columns
    self.gap = gap
    self.background = background
  }

  /// One opaque picture of all; every cell has the size of the largest, smaller pictures are centred.
  ///
  /// At least one picture is needed.
  public func image(of pictures: [Image]) -> Image {
    precondition(!pictures.isEmpty)
    let cellWidth = pictures.map(\.width).max()!
    let cellHeight = pictures.map(\.height).max()!
    let usedColumns = min(columns, pictures.count)
    let rows = (pictures.count + columns - 1) / columns
    let width = gap + usedColumns * (cellWidth + gap)
    let height = gap + rows * (cellHeight + gap)
    var sheet = Image(width: width, height: height, color: background)
    for (index, picture) in pictures.enumerated() {
      sheet.paste(
        picture.flattened(onto: background),
        x: gap + index % columns * (cellWidth + gap) + (cellWidth - picture.width) / 2,
        y: gap + index / columns * (cellHeight + gap) + (cellHeight - picture.height) / 2)
    }
    return sheet
  }
}

extension Image {
  /// An opaque picture of one colour.
  public init(width: Int, height: Int, color: RGBColor) {
    let pixel = [color.red, color.green, color.blue, 255]
    self.init(
      width: width, height: height,
      pixels: Array(repeatElement(pixel, count: width * height).joined()))
  }

  /// Replaces the pixels from (x, y) on by a picture that fits inside.
  fileprivate mutating func paste(_ picture: Image, x: Int, y: Int) {
    for row in 0..<picture.height {
      let target = ((y + row) * width + x) * 4
      let source = row * picture.width * 4
      pixels.replaceSubrange(
        target..<target + picture.width * 4,
        with: picture.pixels[source..<source + picture.width * 4])
    }
  }
}
