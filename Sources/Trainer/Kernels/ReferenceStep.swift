import NCAModel

/// The step as design and papers write it, cell by cell in float64: what the fast kernels are held to.
package enum ReferenceStep {
  /// Four filters of every channel at a cell, index `channel * 4 + filter`.
  static func perception(
    _ state: [Double], channels: Int, height: Int, width: Int, x: Int, y: Int
  ) -> [Double] {
    var result: [Double] = []
    for channel in 0..<channels {
      for filter in PerceptionFilter.allCases {
        var sum = 0.0
        for (entry, weight) in filter.kernel.enumerated() {
          let (row, column) = ((y + entry / 3 - 1 + height) % height, (x + entry % 3 - 1 + width) % width)
          sum += Double(weight) * state[(channel * height + row) * width + column]
        }
        result.append(sum)
      }
    }
    return result
  }

  /// state + mask · w2 relu(w1 perception + b1), all `[channels, height, width]`; `isActive` takes (x, y).
  package static func forward(
    _ weights: Weights, state: [Double], height: Int, width: Int, rounding: StepRounding? = nil,
    isActive: (Int, Int) -> Bool
  ) -> [Double] {
    let shape = weights.architecture
    var next = state
    for y in 0..<height {
      for x in 0..<width where isActive(x, y) {
        let seen = perception(state, channels: shape.channels, height: height, width: width, x: x, y: y)
        let hidden = Self.hidden(weights, seen, rounding?.hidden)
        for channel in 0..<shape.channels {
          next[(channel * height + y) * width + x] += (0..<shape.hidden).reduce(0.0) {
            $0 + Double(weights.w2[channel * shape.hidden + $1]) * hidden[$1]
          }
        }
      }
    }
    return rounding.map { next.map($0.stateQuantizer.callAsFunction) } ?? next
  }

  static func hidden(_ weights: Weights, _ seen: [Double], _ rounding: HiddenRounding?) -> [Double] {
    (0..<weights.architecture.hidden).map { unit in
      let sum = seen.indices.reduce(Double(weights.b1[unit])) {
        $0 + Double(weights.w1[unit * seen.count + $1]) * seen[$1]
      }
      return rounding?.quantizer(sum) ?? max(0, sum)
    }
  }

  /// Gradients of a step with respect to its state and weights, given that of its result.
  package static func backward(
    _ weights: Weights, state: [Double], gradient: [Double], height: Int, width: Int,
    rounding: StepRounding? = nil, isActive: (Int, Int) -> Bool
  ) -> (state: [Double], w1: [Double], b1: [Double], w2: [Double]) {
    let shape = weights.architecture
    let ceiling = rounding?.hidden.map { Double($0.limit) } ?? .infinity
    var result = (
      state: gradient, w1: [Double](repeating: 0, count: weights.w1.count),
      b1: [Double](repeating: 0, count: shape.hidden), w2: [Double](repeating: 0, count: weights.w2.count)
    )
    for y in 0..<height {
      for x in 0..<width where isActive(x, y) {
        let seen = perception(state, channels: shape.channels, height: height, width: width, x: x, y: y)
        let hidden = Self.hidden(weights, seen, rounding?.hidden)
        for unit in 0..<shape.hidden {
          var d = 0.0
          for channel in 0..<shape.channels {
            let upper = gradient[(channel * height + y) * width + x]
            result.w2[channel * shape.hidden + unit] += upper * hidden[unit]
            d += upper * Double(weights.w2[channel * shape.hidden + unit])
          }
          guard hidden[unit] > 0, hidden[unit] < ceiling else { continue }
          result.b1[unit] += d
          for input in seen.indices {
            result.w1[unit * seen.count + input] += d * seen[input]
            scatter(
              d * Double(weights.w1[unit * seen.count + input]), input, x, y, height, width, into: &result.state)
          }
        }
      }
    }
    return result
  }

  /// Adds the gradient of one perceived number to the cells that it was made of.
  private static func scatter(
    _ d: Double, _ input: Int, _ x: Int, _ y: Int, _ height: Int, _ width: Int, into state: inout [Double]
  ) {
    let filters = PerceptionFilter.allCases.count
    let (channel, filter) = (input / filters, PerceptionFilter.allCases[input % filters])
    for (entry, weight) in filter.kernel.enumerated() {
      let (row, column) = ((y + entry / 3 - 1 + height) % height, (x + entry % 3 - 1 + width) % width)
      state[(channel * height + row) * width + column] += d * Double(weight)
    }
  }
}
