import Imaging

/// Which part of a picture is learnt, brought to the training grid's size.
public enum TargetCrop: Codable, Equatable, Sendable {
  /// The largest centred part of the grid's aspect.
  case center
  /// A part given in the picture's pixels.
  case rectangle(x: Int, y: Int, width: Int, height: Int)
  /// The picture is resized by a factor, then its centre is cut to the grid.
  case scaled(Double)
}

extension TargetCrop {
  /// Smallest side of a picture, or of the part that is learnt, in pixels.
  public static let minimumSide = 8

  /// The part of a picture that is learnt, in its pixels.
  ///
  /// - Parameter path: what errors call the picture.
  /// - Throws: ``TargetPictureError`` when there is no such part. One given in pixels is not checked here.
  public func rectangle(
    in picture: Image, width: Int, height: Int, path: String
  ) throws(TargetPictureError) -> CropRectangle {
    switch self {
    case .center: return picture.centerRectangle(aspectWidth: width, aspectHeight: height)
    case .rectangle(let x, let y, let width, let height):
      return CropRectangle(x: x, y: y, width: width, height: height)
    case .scaled(let scale):
      guard scale.isFinite, scale > 0 else { throw .scale(scale) }
      // The part of the picture that fills the grid after resizing.
      let (partWidth, partHeight) = ((Double(width) / scale).rounded(), (Double(height) / scale).rounded())
      guard partWidth <= Double(picture.width), partHeight <= Double(picture.height) else {
        throw .doesNotFill(
          path: path, width: picture.width, height: picture.height, scale: scale, gridWidth: width,
          gridHeight: height)
      }
      let (cropWidth, cropHeight) = (max(1, Int(partWidth)), max(1, Int(partHeight)))
      return CropRectangle(
        x: (picture.width - cropWidth) / 2, y: (picture.height - cropHeight) / 2, width: cropWidth,
        height: cropHeight)
    }
  }

  /// Cuts the target out of a picture and brings it to the grid's size; transparency shows white.
  ///
  /// - Parameter path: what errors call the picture.
  /// - Throws: ``TargetPictureError`` or `ImageError` when the part does not exist or is too small.
  public func target(from picture: Image, width: Int, height: Int, path: String) throws -> Image {
    let part = try rectangle(in: picture, width: width, height: height, path: path)
    return try Self.cut(part, from: picture, width: width, height: height, path: path)
  }

  /// The same for a part that has been found already.
  static func cut(
    _ rectangle: CropRectangle, from picture: Image, width: Int, height: Int, path: String
  ) throws -> Image {
    let part = try picture.cropped(to: rectangle)
    guard min(part.width, part.height) >= minimumSide else {
      throw TargetPictureError.tooSmall(path: path, width: part.width, height: part.height)
    }
    return part.flattened().resized(width: width, height: height)
  }
}

/// Why a picture cannot be learnt.
public enum TargetPictureError: Error, CustomStringConvertible {
  case tooSmall(path: String, width: Int, height: Int)
  case scale(Double)
  case doesNotFill(path: String, width: Int, height: Int, scale: Double, gridWidth: Int, gridHeight: Int)

  public var description: String {
    switch self {
    case .tooSmall(let path, let width, let height):
      "\(path): \(width)x\(height) pixels are too few to learn a texture from; \(TargetCrop.minimumSide) a side are the least"
    case .scale(let scale): "--scale is \(scale): it must be above 0"
    case .doesNotFill(let path, let width, let height, let scale, let gridWidth, let gridHeight):
      "\(path): \(width)x\(height) pixels at scale \(scale) do not fill a \(gridWidth)x\(gridHeight) grid; use a larger --scale or a smaller --size"
    }
  }
}
