/// How a camera was held: the eight values of EXIF tag 0x0112 (TIFF 6.0, "Orientation").
///
/// Each says where the stored picture's first row and first column belong.
enum Orientation: Int, CaseIterable {
  case upright = 1
  case mirrored
  case upsideDown
  case mirroredUpsideDown
  case transposed
  case turnedLeft
  case transposedAcross
  case turnedRight

  /// Finds the orientation in the TIFF block of an EXIF segment; nil when it is absent or nonsense.
  init?(tiff: ArraySlice<UInt8>) {
    let bytes = Array(tiff)
    let isLittle: Bool
    switch Array(bytes.prefix(4)) {
    case [0x49, 0x49, 0x2A, 0x00]: isLittle = true
    case [0x4D, 0x4D, 0x00, 0x2A]: isLittle = false
    default: return nil
    }
    /// An unsigned number of `size` bytes, or nil beyond the end.
    func number(at offset: Int, size: Int) -> Int? {
      guard offset >= 0, offset + size <= bytes.count else { return nil }
      let field = bytes[offset..<offset + size]
      let ordered = isLittle ? Array(field.reversed()) : Array(field)
      return ordered.reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(at: 4, size: 4), let count = number(at: directory, size: 2)
    else { return nil }
    for entry in 0..<count {
      let offset = directory + 2 + entry * 12
      guard let tag = number(at: offset, size: 2) else { return nil }
      guard tag == 0x0112 else { continue }
      let short = 3
      guard number(at: offset + 2, size: 2) == short, number(at: offset + 4, size: 4) == 1,
        let value = number(at: offset + 8, size: 2)
      else { return nil }
      self.init(rawValue: value)
      return
    }
    return nil
  }

  /// Whether turning upright exchanges width and height.
  var swapsSides: Bool { rawValue >= Orientation.transposed.rawValue }

  /// Where the upright picture's pixel (x, y) lies in a stored picture of the given size.
  func source(x: Int, y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
    switch self {
    case .upright: (x, y)
    case .mirrored: (width - 1 - x, y)
    case .upsideDown: (width - 1 - x, height - 1 - y)
    case .mirroredUpsideDown: (x, height - 1 - y)
    case .transposed: (y, x)
    case .turnedLeft: (y, height - 1 - x)
    case .transposedAcross: (width - 1 - y, height - 1 - x)
    case .turnedRight: (width - 1 - y, x)
    }
  }
}

extension Image {
  /// The picture as it was meant to be seen.
  func turnedUpright(from orientation: Orientation) -> Image {
    guard orientation != .upright else { return self }
    let (newWidth, newHeight) = orientation.swapsSides ? (height, width) : (width, height)
    let turned = [UInt8](unsafeUninitializedCapacity: pixels.count) { buffer, count in
      for y in 0..<newHeight {
        for x in 0..<newWidth {
          let (sourceX, sourceY) = orientation.source(x: x, y: y, width: width, height: height)
          for channel in 0..<4 {
            buffer[(y * newWidth + x) * 4 + channel] =
              pixels[(sourceY * width + sourceX) * 4 + channel]
          }
        }
      }
      count = pixels.count
    }
    return Image(width: newWidth, height: newHeight, pixels: turned)
  }
}
