import CGIF
import Imaging

/// A GIF file taken apart by giflib's decoder.
struct DecodedGIF {
  var width = 0
  var height = 0
  /// Whole pictures, as a viewer would show them.
  var frames: [Image] = []
  /// How long each stays, in hundredths of a second.
  var delays: [Int] = []
  /// Bytes of the extensions before the first frame, each with its function.
  var extensions: [(function: Int32, bytes: [UInt8])] = []

  /// Nil for what giflib cannot read, or frames that do not cover the whole picture.
  init?(path: String) {
    guard let gif = DGifOpenFileName(path, nil) else { return nil }
    defer { DGifCloseFile(gif, nil) }
    guard DGifSlurp(gif) == GIF_OK else { return nil }
    width = Int(gif.pointee.SWidth)
    height = Int(gif.pointee.SHeight)
    for index in 0..<Int(gif.pointee.ImageCount) {
      let saved = gif.pointee.SavedImages[index]
      guard saved.ImageDesc.Left == 0, saved.ImageDesc.Top == 0, Int(saved.ImageDesc.Width) == width,
        Int(saved.ImageDesc.Height) == height, let table = saved.ImageDesc.ColorMap
      else { return nil }
      var pixels: [UInt8] = []
      for pixel in 0..<width * height {
        let entry = Int(saved.RasterBits[pixel])
        guard entry < Int(table.pointee.ColorCount) else { return nil }
        let color = table.pointee.Colors[entry]
        pixels += [color.Red, color.Green, color.Blue, 255]
      }
      frames.append(Image(width: width, height: height, pixels: pixels))
      var control = GraphicsControlBlock()
      guard DGifSavedExtensionToGCB(gif, Int32(index), &control) == GIF_OK,
        control.TransparentColor == NO_TRANSPARENT_COLOR
      else { return nil }
      delays.append(Int(control.DelayTime))
    }
    let first = gif.pointee.SavedImages[0]
    extensions = (0..<Int(first.ExtensionBlockCount)).map {
      let block = first.ExtensionBlocks[$0]
      return (block.Function, Array(UnsafeBufferPointer(start: block.Bytes, count: Int(block.ByteCount))))
    }
  }
}
