import Imaging
import Testing

@Suite struct WebPTests {
  @Test func `A lossless picture comes back unchanged`() throws {
    // Opaque, since the encoder clears colours under full transparency.
    let image = Image.noise(width: 31, height: 18, seed: 4, opaque: true)
    let bytes = EncodedFile.webp(image, lossless: true)
    #expect(try ImageFile.decode(bytes, path: "a.webp") == image)
  }

  @Test(arguments: [[200, 40, 40, 255], [20, 160, 90, 128]] as [[UInt8]])
  func `A lossy picture keeps colour and alpha`(pixel: [UInt8]) throws {
    let bytes = EncodedFile.webp(.plain(width: 32, height: 32, pixel: pixel), lossless: false)
    let result = try ImageFile.decode(bytes, path: "a.webp").pixel(16, 16)
    #expect(zip(result, pixel).allSatisfy { abs(Int($0) - Int($1)) <= 4 })
    #expect(result[3] == pixel[3])
  }

  @Test func `An animated picture is refused by name`() throws {
    let animated: UInt8 = 2
    let canvas: [UInt8] = [animated, 0, 0, 0, 15, 0, 0, 15, 0, 0]
    let chunk = Array("VP8X".utf8) + [10, 0, 0, 0] + canvas
    let animation = Array("ANIM".utf8) + [6, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let body = Array("WEBP".utf8) + chunk + animation
    let bytes = Array("RIFF".utf8) + [UInt8(body.count), 0, 0, 0] + body
    #expect(
      throws: ImageError.unsupported(
        path: "a.webp", kind: .webp, reason: "it is animated; save one frame of it")
    ) { try ImageFile.decode(bytes, path: "a.webp") }
  }
}
