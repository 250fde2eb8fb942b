import Imaging
import NCAModel

/// States are tensors `[samples, channels, height, width]`; their first three channels are shown.
extension Tensor {
  /// The pictures of states, `[samples, 3, height, width]`, not clamped.
  var rgb: Tensor {
    let plane = shape[2] * shape[3]
    var result = Tensor(shape: [shape[0], 3, shape[2], shape[3]])
    withPointer { states in
      result.withMutablePointer { rgb in
        for sample in 0..<shape[0] {
          let (from, to) = (states + sample * shape[1] * plane, rgb + sample * 3 * plane)
          for i in 0..<3 * plane { to[i] = from[i] + Automaton.rgbOffset }
        }
      }
    }
    return result
  }

  /// Adds gradients of pictures `[samples, 3, height, width]` to those of the states.
  mutating func addToChannels(_ pictures: Tensor) {
    let (shape, plane) = (shape, shape[2] * shape[3])
    pictures.withPointer { pictures in
      withMutablePointer { states in
        for sample in 0..<shape[0] {
          let (from, to) = (pictures + sample * 3 * plane, states + sample * shape[1] * plane)
          for i in 0..<3 * plane { to[i] += from[i] }
        }
      }
    }
  }

  /// Sets a sample back to the seed.
  mutating func clearSample(_ sample: Int) {
    let size = count / shape[0]
    withMutablePointer { ($0 + sample * size).update(repeating: 0, count: size) }
  }

  /// The states as pictures.
  package func pictures() -> [Image] {
    let (pictures, size) = (rgb.values, 3 * shape[2] * shape[3])
    return (0..<shape[0]).map {
      Image(rgbPlanes: Array(pictures[$0 * size..<($0 + 1) * size]), width: shape[3], height: shape[2])
    }
  }
}
