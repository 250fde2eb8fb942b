/// Maximum or mean over square windows of any side and stride; NHWC.
///
/// Windows lie wholly inside: rows and columns that fill no window are left out.
package struct GeneralPooling: Sendable {
  package enum Kind: Sendable { case maximum, average }

  package let kind: Kind
  package let window: SlidingWindow

  /// Writes the output of `input`, both `[samples, height, width, channels]`.
  func forward(_ input: Tensor, into output: inout Tensor, parallel: Parallel) {
    let (samples, height, width, channels) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
    let (rows, columns) = (output.shape[1], output.shape[2])
    let scale = 1 / Float(window.kernel * window.kernel)
    output.withMutablePointer { output in
      let output = SharedPointer(output)
      parallel.run(jobs: samples * rows) { _, job in
        let (sample, row) = job.quotientAndRemainder(dividingBy: rows)
        input.withPointer { input in
          for column in 0..<columns {
            let to = output + (job * columns + column) * channels
            let corner = (sample * height + row * window.stride) * width + column * window.stride
            to.update(from: input + corner * channels, count: channels)
            for i in 0..<window.kernel {
              for j in 0..<window.kernel where i + j > 0 {
                let from = input + (corner + i * width + j) * channels
                switch kind {
                case .maximum: for c in 0..<channels { to[c] = from[c] > to[c] ? from[c] : to[c] }
                case .average: for c in 0..<channels { to[c] += from[c] }
                }
              }
            }
            if kind == .average {
              for c in 0..<channels { to[c] *= scale }
            }
          }
        }
      }
    }
  }

  /// Writes the gradient of `input`, given that of `output`; a maximum's goes to the first largest.
  ///
  /// - Parameters:
  ///   - gradient: of the output's count, or longer.
  ///   - result: of the input's count, or longer.
  func backward(
    _ gradient: Tensor, input: Tensor, output: Tensor, into result: inout Tensor, finish: GradientFinish,
    parallel: Parallel
  ) {
    let (samples, height, width, channels) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3])
    let line = width * channels
    result.withMutablePointer { result in
      let result = SharedPointer(result)
      parallel.run(jobs: samples * height) { _, job in
        let (sample, y) = job.quotientAndRemainder(dividingBy: height)
        let row = result + job * line
        row.update(repeating: 0, count: line)
        // Each job collects what reaches its row: windows may overlap.
        for outputRow in windows(seeing: y, of: output.shape[1]) {
          for x in 0..<width {
            for outputColumn in windows(seeing: x, of: output.shape[2]) {
              let place = (sample * output.shape[1] + outputRow) * output.shape[2] + outputColumn
              let corner = (sample * height + outputRow * window.stride) * width + outputColumn * window.stride
              let tap = (y - outputRow * window.stride, x - outputColumn * window.stride)
              switch kind {
              case .average: spread(gradient, at: place, channels, to: row + x * channels)
              case .maximum: route(gradient, at: place, input, corner, tap, output, to: row + x * channels)
              }
            }
          }
        }
        finish.apply(to: row, first: job * line, count: line)
      }
    }
  }

  /// The windows that see an input, of so many windows along an axis.
  private func windows(seeing position: Int, of count: Int) -> Range<Int> {
    let first = position < window.kernel ? 0 : (position - window.kernel) / window.stride + 1
    return min(first, count)..<max(min(first, count), min(count, position / window.stride + 1))
  }

  /// Adds an input's part of a mean's gradient.
  private func spread(_ gradient: Tensor, at place: Int, _ channels: Int, to result: UnsafeMutablePointer<Float>) {
    let scale = 1 / Float(window.kernel * window.kernel)
    gradient.withPointer { gradient in
      let from = gradient + place * channels
      for c in 0..<channels { result[c] += from[c] * scale }
    }
  }

  /// Adds a maximum's gradient where the input at `tap` of the window is the first of the largest.
  private func route(
    _ gradient: Tensor, at place: Int, _ input: Tensor, _ corner: Int, _ tap: (row: Int, column: Int),
    _ output: Tensor, to result: UnsafeMutablePointer<Float>
  ) {
    let (width, channels) = (input.shape[2], input.shape[3])
    gradient.withPointer { gradient in
      input.withPointer { input in
        output.withPointer { output in
          let largest = output + place * channels
          let window = input + corner * channels
          let own = window + (tap.row * width + tap.column) * channels
          for c in 0..<channels where own[c] == largest[c] {
            var isFirst = true
            for earlier in 0..<tap.row * self.window.kernel + tap.column where isFirst {
              let (i, j) = earlier.quotientAndRemainder(dividingBy: self.window.kernel)
              isFirst = window[(i * width + j) * channels + c] != largest[c]
            }
            if isFirst { result[c] += gradient[place * channels + c] }
          }
        }
      }
    }
  }
}
