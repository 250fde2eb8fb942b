/// Layers of any window by their definitions, in float64: what the general kernels are held to.
package enum ReferenceLayers {
  /// Activations `[samples, height, width, channels]`.
  package struct Activations {
    package let shape: [Int]
    package var values: [Double]

    package init(shape: [Int], values: [Double]) { (self.shape, self.values) = (shape, values) }
    package init(shape: [Int]) { self.init(shape: shape, values: .init(repeating: 0, count: shape.reduce(1, *))) }

    /// Where a cell's channels begin; nil outside, where padding is.
    fileprivate func cell(_ sample: Int, _ row: Int, _ column: Int) -> Int? {
      guard 0..<shape[1] ~= row, 0..<shape[2] ~= column else { return nil }
      return ((sample * shape[1] + row) * shape[2] + column) * shape[3]
    }
  }

  /// Cross-correlation plus bias; weight `[out, in, kernel, kernel]`, bias `[out]`.
  package static func convolve(
    _ input: Activations, weight: Tensor, bias: Tensor, window: SlidingWindow
  ) -> Activations {
    let (outputs, inputs, taps) = (weight.shape[0], weight.shape[1], window.kernel * window.kernel)
    let (weights, biases) = (weight.values.map(Double.init), bias.values.map(Double.init))
    return overWindows(of: input, window, channels: outputs) { cells, result, place in
      for output in 0..<outputs {
        var sum = biases[output]
        for (tap, cell) in cells.enumerated() {
          guard let cell else { continue }
          for channel in 0..<inputs {
            sum += input.values[cell + channel] * weights[(output * inputs + channel) * taps + tap]
          }
        }
        result[place + output] = sum
      }
    }
  }

  package static func pool(_ input: Activations, kind: GeneralPooling.Kind, window: SlidingWindow) -> Activations {
    overWindows(of: input, window, channels: input.shape[3]) { cells, result, place in
      for channel in 0..<input.shape[3] {
        let values = cells.compactMap { $0.map { input.values[$0 + channel] } }
        result[place + channel] =
          kind == .maximum ? values.max() ?? 0 : values.reduce(0, +) / Double(values.count)
      }
    }
  }

  package static func rectify(_ input: Activations) -> Activations {
    Activations(shape: input.shape, values: input.values.map { max(0, $0) })
  }

  /// Calls `body` for each window, with the cells that it sees row by row, nil for padding.
  private static func overWindows(
    of input: Activations, _ window: SlidingWindow, channels: Int,
    _ body: (_ cells: [Int?], _ result: inout [Double], _ place: Int) -> Void
  ) -> Activations {
    let (rows, columns) = (window.cells(over: input.shape[1]), window.cells(over: input.shape[2]))
    var result = Activations(shape: [input.shape[0], rows, columns, channels])
    var place = 0
    for sample in 0..<input.shape[0] {
      for row in 0..<rows {
        for column in 0..<columns {
          let cells = (0..<window.kernel * window.kernel).map { tap in
            input.cell(
              sample, row * window.stride - window.padding + tap / window.kernel,
              column * window.stride - window.padding + tap % window.kernel)
          }
          body(cells, &result.values, place)
          place += channels
        }
      }
    }
    return result
  }
}
