import Preview
import Testing

@Suite("Textures round what is stored and read as specified")
struct TextureTests {
  private func stored(_ values: [Float], as format: TextureFormat) -> [Float] {
    let texture = Texture(width: 1, height: 1, format: format)
    texture.write(values)
    return texture.floats
  }

  @Test("Bytes are clamped and rounded to the nearest multiple of 1/255")
  func bytes() {
    #expect(stored([-1, 0.302, 2, .nan], as: .rgba8) == [0, 77 / 255, 1, 0])
    #expect(
      stored([0.5 / 255, 1.49 / 255, 1.51 / 255, 254.4 / 255], as: .rgba8).map { ($0 * 255).rounded() }.dropFirst() == [
        1, 2, 254,
      ])
  }

  @Test("Components that are not stored read as 0, 0, 1")
  func missingComponents() {
    #expect(stored([1, 1, 1, 0], as: .r8) == [1, 0, 0, 1])
    #expect(stored([1, 1, 1, 0], as: .rg8) == [1, 1, 0, 1])
    #expect(stored([3, 4, 5, 6], as: TextureFormat(.float32, components: 1)) == [3, 0, 0, 1])
  }

  @Test(
    "Half floats round to the nearest, ties to even, or towards zero",
    arguments: [
      (Float(1) / 3, Float(0x1.554p-2), Float(0x1.554p-2)), (2049, 2048, 2048), (2051, 2052, 2050),
      (65_504, 65_504, 65_504), (65_519, 65_504, 65_504), (65_520, .infinity, 65_504), (-1e9, -.infinity, -65_504),
      (0x1.8p-25, 0x1p-24, 0), (0x1p-25, 0, 0),
    ] as [(Float, Float, Float)])
  func halfFloats(value: Float, nearest: Float, towardZero: Float) {
    #expect(stored([value, 0, 0, 0], as: .rgba16f)[0] == nearest)
    #expect(
      stored([value, 0, 0, 0], as: TextureFormat(.float16(rounding: .towardZero), components: 4))[0] == towardZero)
  }

  @Test("Floats keep every bit")
  func floats() {
    let values: [Float] = [.leastNonzeroMagnitude, -0.0, .infinity, .greatestFiniteMagnitude]
    #expect(stored(values, as: .rgba32f).map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test("Integers keep the low bits that their format has")
  func integers() {
    func stored(_ word: UInt32, _ encoding: TextureFormat.Encoding) -> UInt32 {
      let texture = Texture(width: 1, height: 1, format: TextureFormat(encoding, components: 4))
      texture.write([word, 0, 0, 0])
      return texture[0, 0, z: 0, component: 0]
    }
    #expect(stored(0x1234_56F8, .int8) == 0xFFFF_FFF8)
    #expect(stored(0x1234_56F8, .uint8) == 0xF8)
    #expect(stored(0x1234_8678, .int16) == 0xFFFF_8678)
    #expect(stored(0x1234_8678, .uint16) == 0x8678)
    #expect(stored(0xFFFF_FFFF, .int32) == 0xFFFF_FFFF)
  }

  @Test("Every texel of a volume has its place")
  func volumes() {
    let texture = Texture(width: 5, height: 3, depth: 2, shape: .volume, format: .rgba32f)
    texture.write((0..<4 * 30).map { Float($0) })
    #expect(texture.floats == (0..<4 * 30).map { Float($0) })
    #expect(Float(bitPattern: texture[4, 2, z: 1, component: 3]) == 119)
  }
}
