import Imaging
import Preview

extension Texture {
  /// Pictures as a sampler reads them, upright: bytes as 0 ... 1, for samplers of integers as 0 ... 255.
  ///
  /// A picture's top row lies at texture coordinate 1; a cube's at 0, where the faces of cube maps have their top.
  /// Shadow samplers take red as the depth.
  ///
  /// - Parameters:
  ///   - pictures: one for a plane; all slices of a volume, all layers; of a cube one for all faces, or six squares:
  ///     +x, -x, +y, -y, +z, -z.
  ///   - name: the sampler's, for errors.
  /// - Throws: ``PlaybackError/pictures(sampler:type:needs:)`` for another number, or for sizes that do not fit.
  public convenience init(_ pictures: [Image], for sampler: SamplerType, named name: String) throws(PlaybackError) {
    let needs = PictureNeeds(sampler)
    guard let first = pictures.first, needs.areMet(by: pictures) else {
      throw .pictures(sampler: name, type: "\(sampler)", needs: needs.description)
    }
    let isCube = sampler.shape == .cube
    let slices = isCube && pictures.count == 1 ? Array(repeating: first, count: 6) : pictures
    let encoding: TextureFormat.Encoding =
      switch sampler.component {
      case .int: .int16
      case .uint: .uint8
      default: .unorm8
      }
    self.init(
      width: first.width, height: first.height, depth: slices.count, shape: sampler.textureShape,
      format: TextureFormat(encoding, components: 4))
    let words = (0...255).map { byte in encoding == .unorm8 ? (Float(byte) / 255).bitPattern : UInt32(byte) }
    var texels: [UInt32] = []
    texels.reserveCapacity(4 * texelCount)
    for picture in slices {
      for row in 0..<height {
        let begin = 4 * width * (isCube ? row : height - 1 - row)
        texels += picture.pixels[begin..<begin + 4 * width].map { words[Int($0)] }
      }
    }
    write(texels)
  }
}

/// Which pictures a sampler can read.
private struct PictureNeeds: CustomStringConvertible {
  let shape: Texture.Shape

  init(_ sampler: SamplerType) { shape = sampler.textureShape }

  func areMet(by pictures: [Image]) -> Bool {
    guard let first = pictures.first else { return false }
    let isCountRight =
      switch shape {
      case .plane: pictures.count == 1
      case .cube: (pictures.count == 1 || pictures.count == 6) && first.width == first.height
      case .volume, .layers: true
      }
    return isCountRight && pictures.allSatisfy { ($0.width, $0.height) == (first.width, first.height) }
      && pictures.count * first.width * first.height <= PictureSize.pixelLimit
  }

  var description: String {
    switch shape {
    case .plane: "one picture"
    case .cube: "one square picture, or six of one size: +x, -x, +y, -y, +z, -z"
    case .volume: "pictures of one size, a slice each"
    case .layers: "pictures of one size, a layer each"
    }
  }
}
