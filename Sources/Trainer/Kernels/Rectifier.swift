/// A ReLU of its own, behind a layer that has none; NHWC.
enum Rectifier {
  /// Writes `max(input, 0)`, of the input's shape `[samples, height, width, channels]`.
  static func forward(_ input: Tensor, into output: inout Tensor, parallel: Parallel) {
    let line = input.shape[2] * input.shape[3]
    output.withMutablePointer { output in
      let output = SharedPointer(output)
      parallel.run(jobs: input.shape[0] * input.shape[1]) { _, job in
        let to = output + job * line
        input.withPointer { input in
          let from = input + job * line
          for i in 0..<line { to[i] = from[i] > 0 ? from[i] : 0 }
        }
      }
    }
  }

  /// Writes the gradient of an input of this shape, given that of the output, which is cut off already.
  static func backward(
    _ gradient: Tensor, shape: [Int], into result: inout Tensor, finish: GradientFinish, parallel: Parallel
  ) {
    let line = shape[2] * shape[3]
    result.withMutablePointer { result in
      let result = SharedPointer(result)
      parallel.run(jobs: shape[0] * shape[1]) { _, job in
        let to = result + job * line
        gradient.withPointer { to.update(from: $0 + job * line, count: line) }
        finish.apply(to: to, first: job * line, count: line)
      }
    }
  }
}
