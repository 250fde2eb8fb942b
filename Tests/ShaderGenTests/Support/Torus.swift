import NCAModel
import ShaderGen
import TestSupport

/// A state on a torus, `[channels, height, width]`, and design's step in plain loops.
struct Torus: Equatable {
  let channels: Int
  let width: Int
  let height: Int
  var state: [Float]

  init(channels: Int, width: Int, height: Int, state: [Float]? = nil) {
    self.channels = channels
    self.width = width
    self.height = height
    self.state = state ?? Array(repeating: 0, count: channels * width * height)
  }

  static func random(channels: Int, width: Int, height: Int, seed: UInt64) -> Torus {
    var random = SmallRandom(seed: Int(seed))
    return Torus(
      channels: channels, width: width, height: height,
      state: (0..<channels * width * height).map { _ in Float.random(in: -1...1, using: &random) })
  }

  subscript(_ channel: Int, _ x: Int, _ y: Int) -> Float {
    get { state[index(channel, x, y)] }
    set { state[index(channel, x, y)] = newValue }
  }

  private func index(_ channel: Int, _ x: Int, _ y: Int) -> Int {
    (channel * height + (y + height) % height) * width + (x + width) % width
  }

  /// One step, cell by cell, in double precision inside.
  func stepped(_ automaton: Automaton, seed: UInt32, step: Int) -> Torus {
    let weights = automaton.weights
    let shape = automaton.architecture
    var next = self
    for y in 0..<height {
      for x in 0..<width
      where automaton.updateMask.isActive(x: x, y: y, step: step, seed: seed) {
        var perception: [Double] = []
        for channel in 0..<channels {
          for filter in PerceptionFilter.allCases {
            perception.append(
              (0..<9).reduce(0) { sum, tap in
                let value = self[channel, x + tap % 3 - 1, y + tap / 3 - 1]
                return sum + Double(filter.kernel[tap]) * Double(value)
              })
          }
        }
        let hidden = (0..<shape.hidden).map { unit in
          max(
            0,
            perception.indices.reduce(Double(weights.b1[unit])) {
              $0 + Double(weights.w1[unit * perception.count + $1]) * perception[$1]
            })
        }
        for channel in 0..<channels {
          let change = hidden.indices.reduce(0) {
            $0 + Double(weights.w2[channel * hidden.count + $1]) * hidden[$1]
          }
          next[channel, x, y] = Float(Double(self[channel, x, y]) + change)
        }
      }
    }
    return next
  }

  /// The four channels that a state texture holds for a cell; what lies off the grid is an error.
  func texel(_ texture: Int, _ x: Int, _ y: Int) throws -> [Float] {
    guard 0..<width ~= x, 0..<height ~= y else { throw InterpreterError("texel (\(x), \(y))") }
    return (0..<4).map { 4 * texture + $0 < channels ? self[4 * texture + $0, x, y] : 0 }
  }

  /// What a pass with the state's outputs makes of this state; padding channels must come out as zero.
  func drawn(by pass: Pass, _ uniforms: [Uniform: Value]) throws -> Torus {
    var next = self
    let uniforms = uniforms.merging([.size: .int([Int32(width), Int32(height)])]) { $1 }
    for y in 0..<height {
      for x in 0..<width {
        let outputs = try Interpreter(
          pass: pass, uniforms: uniforms, texel: texel, pixel: [Float(x) + 0.5, Float(y) + 0.5]
        ).run()
        for texture in 0..<(channels + 3) / 4 {
          for (component, value) in try outputs["state\(texture)"]!.floats.enumerated() {
            let channel = 4 * texture + component
            if channel < channels {
              next[channel, x, y] = value
            } else if value != 0 {
              throw InterpreterError("padding channel \(channel) is \(value)")
            }
          }
        }
      }
    }
    return next
  }

  func largestDifference(from other: Torus) -> Float {
    zip(state, other.state).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }
}
