import Foundation
import NCAModel
import ShaderHosts
import TestSupport

/// States that are drawn, and design's step in plain loops.
extension Torus {
  static func random(channels: Int, width: Int, height: Int, seed: UInt64) -> Torus {
    var random = SmallRandom(seed: Int(seed))
    return Torus(
      channels: channels, width: width, height: height,
      state: (0..<channels * width * height).map { _ in Float.random(in: -1...1, using: &random) })
  }

  /// How a cell's gradients are turned, as an angle, and scaled.
  typealias Steer = (_ x: Int, _ y: Int) -> (angle: Double, size: Double)

  /// One step, cell by cell, in double precision inside.
  func stepped(
    _ automaton: Automaton, seed: UInt32, step: Int, steer: Steer = { _, _ in (0, 1) }
  ) -> Torus {
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
        let (angle, size) = steer(x, y)
        for first in stride(from: 0, to: perception.count, by: 4) {
          let (across, down) = (perception[first + 1], perception[first + 2])
          perception[first + 1] = size * (cos(angle) * across + sin(angle) * down)
          perception[first + 2] = size * (cos(angle) * down - sin(angle) * across)
          perception[first + 3] *= size * size
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

  func largestDifference(from other: Torus) -> Float {
    zip(state, other.state).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }

  /// Turned a quarter clockwise; the grid must be square.
  var quarterTurned: Torus {
    var turned = self
    for y in 0..<height {
      for x in 0..<width {
        for channel in 0..<channels { turned[channel, width - 1 - y, x] = self[channel, x, y] }
      }
    }
    return turned
  }
}
