import Imaging
import Testing
import TestSupport

@Suite struct DamagedFileTests {
  @Test(arguments: Sample.allCases)
  func `An undamaged sample is read`(sample: Sample) throws {
    let image = try ImageFile.decode(sample.bytes, path: "a")
    #expect(image.width == 24 && image.height == 17)
  }

  @Test(arguments: Sample.allCases, 0..<100)
  func `A file cut short is an error`(sample: Sample, percent: Int) {
    let bytes = sample.bytes
    let cut = Array(bytes.prefix(bytes.count * percent / 100))
    #expect(throws: ImageError.self) { try ImageFile.decode(cut, path: "cut") }
  }

  @Test(arguments: Sample.allCases, 1...24)
  func `A file that lacks its last bytes is an error`(sample: Sample, missing: Int) {
    #expect(throws: ImageError.self) {
      try ImageFile.decode(sample.bytes.dropLast(missing), path: "cut")
    }
  }

  @Test(arguments: Sample.allCases, 0..<25)
  func `Flipped bits give a picture of that header or an error`(sample: Sample, seed: Int) {
    let bytes = sample.bytes
    var random = SmallRandom(seed: seed)
    for _ in 0..<20 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        damaged[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      expectPictureOrError(damaged)
    }
  }

  @Test(arguments: ImageKind.allCases, 0..<20)
  func `Random bytes after a good beginning are an error`(kind: ImageKind, seed: Int) {
    var random = SmallRandom(seed: seed)
    let beginning: [UInt8] =
      switch kind {
      case .png: HandmadePNG.signature
      case .jpeg: [0xFF, 0xD8, 0xFF]
      case .webp: Array("RIFF".utf8) + [0, 1, 0, 0] + Array("WEBPVP8".utf8)
      }
    for _ in 0..<25 {
      let count = Int.random(in: 0...300, using: &random)
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(throws: ImageError.self) { try ImageFile.decode(beginning + noise, path: "noise") }
    }
  }

  private func expectPictureOrError(_ bytes: [UInt8]) {
    do throws(ImageError) {
      let image = try ImageFile.decode(bytes, path: "fuzz")
      #expect(image.width <= ImageFile.sideLimit && image.height <= ImageFile.sideLimit)
      #expect(image.pixels.count == image.width * image.height * 4)
    } catch {
      #expect(error.description.hasPrefix("fuzz: "))
    }
  }
}
