import NCAModel
import Preview
import ShaderGen

extension Film {
  /// What the state's first three channels show, cell by cell, before a display rounds it to bytes.
  var shown: Picture {
    let (layout, texels) = (program.layout, state[0].floats)
    var rgb: [Float] = []
    rgb.reserveCapacity(3 * frame.width * frame.height)
    for y in 0..<frame.height {
      for x in 0..<frame.width {
        let first = 4 * (y * state[0].width + x * layout.texelsPerCell)
        for texel in texels[first..<first + 3] {
          rgb.append(min(max(value(of: texel) + Automaton.rgbOffset, 0), 1))
        }
      }
    }
    return Picture(rgb: rgb)
  }

  /// The state that a texel's component stands for; see `StateLayout`.
  private func value(of texel: Float) -> Float {
    guard program.layout.format == .rgba8 else { return texel }
    let (code, levels) = ((texel * 255).rounded(), Float(Quantization.levels))
    return code == 0 ? 0 : (code - levels - 1) * program.layout.limit / levels
  }

  /// The largest absolute number in the state's textures; infinite when one is not a number.
  var largestNumber: Float {
    state.reduce(0) { $1.floats.reduce($0) { $1.isNaN ? .infinity : max($0, abs($1)) } }
  }
}
