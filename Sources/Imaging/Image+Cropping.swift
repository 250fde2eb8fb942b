extension Image {
  /// The part of the picture inside a rectangle.
  ///
  /// - Throws: ``ImageError/badCrop(_:width:height:)`` when it is empty or not wholly inside.
  public func cropped(to crop: CropRectangle) throws(ImageError) -> Image {
    guard crop.width > 0, crop.height > 0, crop.x >= 0, crop.y >= 0,
      crop.x < width, crop.y < height,
      // Subtracted, since a sum could overflow.
      crop.width <= width - crop.x, crop.height <= height - crop.y
    else { throw .badCrop(crop, width: width, height: height) }
    return part(crop)
  }

  /// The largest part of the picture that has the shape `aspectWidth:aspectHeight` and its centre.
  ///
  /// Both are positive and in any unit: 16 and 9, or the size wanted afterwards.
  public func centerCropped(aspectWidth: Int, aspectHeight: Int) -> Image {
    part(centerRectangle(aspectWidth: aspectWidth, aspectHeight: aspectHeight))
  }

  /// Where that part lies.
  public func centerRectangle(aspectWidth: Int, aspectHeight: Int) -> CropRectangle {
    precondition(aspectWidth > 0 && aspectHeight > 0)
    let ratio = Double(aspectWidth) / Double(aspectHeight)
    let wanted = (
      width: (Double(height) * ratio).rounded(), height: (Double(width) / ratio).rounded()
    )
    let newWidth = max(1, Int(min(wanted.width, Double(width))))
    let newHeight = max(1, Int(min(wanted.height, Double(height))))
    return CropRectangle(
      x: (width - newWidth) / 2, y: (height - newHeight) / 2, width: newWidth, height: newHeight)
  }

  private func part(_ crop: CropRectangle) -> Image {
    var part: [UInt8] = []
    part.reserveCapacity(crop.width * crop.height * 4)
    for row in crop.y..<crop.y + crop.height {
      let start = (row * width + crop.x) * 4
      part += pixels[start..<start + crop.width * 4]
    }
    return Image(width: crop.width, height: crop.height, pixels: part)
  }
}
