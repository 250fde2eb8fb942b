extension Image {
  /// The picture laid over a colour, opaque everywhere.
  ///
  /// Mixes the sRGB bytes themselves, as browsers do, so that the result is what a user has seen.
  public func flattened(onto background: RGBColor = .white) -> Image {
    var result = self
    let under = [Int(background.red), Int(background.green), Int(background.blue)]
    for base in stride(from: 0, to: pixels.count, by: 4) where pixels[base + 3] != 255 {
      let alpha = Int(pixels[base + 3])
      for channel in 0..<3 {
        let mixed = Int(pixels[base + channel]) * alpha + under[channel] * (255 - alpha)
        result.pixels[base + channel] = UInt8((mixed + 127) / 255)
      }
      result.pixels[base + 3] = 255
    }
    return result
  }
}
