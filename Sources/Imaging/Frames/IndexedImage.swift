/// A picture as indices into a palette of its own.
struct IndexedImage {
  let palette: Palette
  /// `[height, width]`.
  let indices: [UInt8]

  /// Dithers an opaque picture, so that smooth slopes show no bands.
  ///
  /// Error diffusion after Floyd and Steinberg, "An adaptive algorithm for spatial grey scale", 1976, in lines of
  /// alternating direction, of three quarters of the error: all of it piles up where the palette ends, and comes out
  /// as specks. A picture of 256 colours or fewer comes out exactly.
  init(_ image: Image) {
    let palette = Palette(of: image)
    let width = image.width
    // Errors for this line and the next, with a margin on both sides.
    var errors = [SIMD4<Float>](repeating: .zero, count: width + 2)
    var nextErrors = errors
    indices = [UInt8](unsafeUninitializedCapacity: width * image.height) { buffer, count in
      for y in 0..<image.height {
        let ahead = y.isMultiple(of: 2) ? 1 : -1
        for step in 0..<width {
          let x = ahead > 0 ? step : width - 1 - step
          let base = (y * width + x) * 4
          let color = SIMD4<Float>(
            Float(image.pixels[base]), Float(image.pixels[base + 1]), Float(image.pixels[base + 2]), 0)
          let wanted = (color + errors[x + 1]).clamped(lowerBound: .zero, upperBound: .init(repeating: 255))
          let index = palette.nearest(to: SIMD4<Int32>(wanted.rounded(.toNearestOrEven)))
          buffer[y * width + x] = UInt8(index)
          let error = (wanted - SIMD4<Float>(palette.colors[index])) * (0.75 / 16)
          errors[x + 1 + ahead] += error * 7
          nextErrors[x + 1 - ahead] += error * 3
          nextErrors[x + 1] += error * 5
          nextErrors[x + 1 + ahead] += error
        }
        swap(&errors, &nextErrors)
        for x in nextErrors.indices { nextErrors[x] = .zero }
      }
      count = width * image.height
    }
    self.palette = palette
  }
}
