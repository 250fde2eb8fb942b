import Foundation
import Preview

/// What a host tells a shader in one draw, whatever the dialect calls it.
public struct Frame: Sendable {
  /// Width and height of the grid in cells.
  public var width: Int
  public var height: Int
  /// Names the run.
  public var seed: UInt32
  /// Steps taken since the start.
  public var step: Int
  /// Cosine and sine of an angle, size of features, and field; see `Steering`.
  public var steer: [Float] = [1, 0, 1, 0]
  /// Column, row and radius in cells; nothing is under a brush of negative radius.
  public var brush: [Float] = [0, 0, -1]
  /// The picture's top-left corner in cells; hosts without such a uniform show the whole grid.
  public var corner: [Float] = [0, 0]
  /// Cells along a side of a pixel, where the host can be told.
  public var cellsPerPixel: Float = 1
  /// Whether the display blends between cells.
  public var smooth = false
  /// How much each of four models shall count where the brush paints the map.
  public var ink: [Float] = [1, 0, 0, 0]
  /// Width and height in pixels of what is drawn to.
  public var target = (width: 0, height: 0)
  /// Width and height in texels of the textures that hold the state.
  public var buffer = (width: 0, height: 0)

  public init(width: Int, height: Int, seed: UInt32 = 1, step: Int = 0) {
    (self.width, self.height, self.seed, self.step) = (width, height, seed, step)
  }

  /// The step as shaders count it, modulo 2^24.
  var count: UniformValue { .number(Double(step & 0xFF_FFFF)) }
  var targetSize: [Float] { [Float(target.width), Float(target.height)] }
  var isErasing: Bool { brush[2] > 0 }
  /// The angle by which the texture is turned, in radians.
  var angle: Double { Double(atan2(steer[1], steer[0])) }
  /// The brush's middle as a share of the grid, counted from its lower left corner.
  var brushPlace: [Float] { [brush[0] / Float(width), 1 - brush[1] / Float(height)] }
}
