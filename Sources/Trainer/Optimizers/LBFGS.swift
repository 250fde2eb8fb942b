/// Limited-memory BFGS: steps that earlier changes of the gradient turn and scale towards Newton's.
///
/// One gradient an iteration and a fixed step, without line search. As long as no pair is known the step is the
/// gradient, shortened to a sum of magnitudes of 1. Memory: at most `2 · history + 5` times that of the parameters.
/// Source: Nocedal and Wright, "Numerical Optimization", 2006, algorithms 7.4 and 7.5 with the scaling of
/// equation 7.20; first step and learning rate as in PyTorch's `torch.optim.LBFGS` without line search.
public struct LBFGS: Optimizer {
  /// Most pairs of step and gradient change that are remembered.
  public let history: Int
  /// Most that one number moves in an update, which shortens the whole step; nil for no limit.
  public let largestChange: Float?
  private var pairs: [Pair] = []
  private var last: Point?

  public init(history: Int = 10, largestChange: Float? = nil) {
    precondition(history > 0 && largestChange ?? 1 > 0)
    self.history = history
    self.largestChange = largestChange
  }

  public mutating func update(_ parameters: inout [[Float]], along gradient: [[Float]], learningRate: Float) {
    precondition(parameters.map(\.count) == gradient.map(\.count))
    arrive(at: Point(parameters: parameters, gradient: gradient))
    var direction = Self.flattened(gradient)
    multiplyByInverseHessian(&direction)
    let rate = shortened(learningRate, along: direction)
    var start = 0
    for p in parameters.indices {
      let count = parameters[p].count
      direction[start..<start + count].withUnsafeBufferPointer { part in
        guard let part = part.baseAddress else { return }
        Vectors.add(-rate, times: part, to: &parameters[p], count: count)
      }
      start += count
    }
  }

  /// Remembers how the gradient has changed on the way from the point before.
  private mutating func arrive(at point: Point) {
    if let last, last.counts == point.counts {
      // What the parameters are, not what was asked for: their owner may have clamped them since.
      if let pair = Pair(from: last, to: point) {
        if pairs.count == history { pairs.removeFirst() }
        pairs.append(pair)
      }
    } else {
      pairs = []
    }
    last = point
  }

  /// The two loops of algorithm 7.4: first back through the pairs, then forth again.
  private func multiplyByInverseHessian(_ direction: inout [Float]) {
    guard let newest = pairs.last else { return }
    let count = direction.count
    var shares = [Double](repeating: 0, count: pairs.count)
    for i in pairs.indices.reversed() {
      shares[i] = Vectors.dot(pairs[i].step, direction, count: count) / pairs[i].curvature
      Vectors.add(Float(-shares[i]), times: pairs[i].change, to: &direction, count: count)
    }
    Vectors.scale(&direction, by: newest.scaling, count: count)
    for i in pairs.indices {
      let share = Vectors.dot(pairs[i].change, direction, count: count) / pairs[i].curvature
      Vectors.add(Float(shares[i] - share), times: pairs[i].step, to: &direction, count: count)
    }
  }

  /// The learning rate, or less where the step would be too long.
  private func shortened(_ learningRate: Float, along direction: [Float]) -> Float {
    let count = direction.count
    // A bare gradient has no natural length.
    let first = pairs.isEmpty ? Float(min(1, 1 / Vectors.absoluteSum(direction, count: count))) : 1
    let rate = learningRate * first
    guard let largestChange else { return rate }
    let change = rate * Vectors.largestMagnitude(direction, count: count)
    return change > largestChange ? rate * (largestChange / change) : rate
  }

  private static func flattened(_ arrays: [[Float]]) -> [Float] {
    var flat: [Float] = []
    flat.reserveCapacity(arrays.reduce(0) { $0 + $1.count })
    for array in arrays { flat += array }
    return flat
  }
}

extension LBFGS {
  /// Where the last update began: all parameter arrays one after the other, and their gradient.
  private struct Point {
    let counts: [Int]
    let parameters: [Float]
    let gradient: [Float]

    init(parameters: [[Float]], gradient: [[Float]]) {
      counts = parameters.map(\.count)
      self.parameters = flattened(parameters)
      self.gradient = flattened(gradient)
    }
  }

  /// A step s between two points and the change y of the gradient along it.
  private struct Pair {
    let step: [Float]
    let change: [Float]
    /// `yᵀs`, above zero.
    let curvature: Double
    /// `yᵀs / yᵀy`, the inverse Hessian's rough size.
    let scaling: Float

    /// Least cosine between step and change; below it the curvature is rounding noise of 32-bit gradients.
    private static let leastCosine = 1e-6

    /// Nil when the curvature along the step is not safely positive, so that the Hessian stays so.
    init?(step: [Float], change: [Float]) {
      let count = step.count
      let curvature = Vectors.dot(step, change, count: count)
      let (steps, changes) = (Vectors.dot(step, step, count: count), Vectors.dot(change, change, count: count))
      guard curvature > Self.leastCosine * (steps * changes).squareRoot() else { return nil }
      self.step = step
      self.change = change
      self.curvature = curvature
      scaling = Float(curvature / changes)
    }

    init?(from start: Point, to end: Point) {
      self.init(
        step: Vectors.difference(end.parameters, start.parameters),
        change: Vectors.difference(end.gradient, start.gradient))
    }
  }

  /// The last point an array each, and the pairs `[count, numbers]`, oldest first.
  public var state: [String: Tensor] {
    get {
      guard let last else { return [:] }
      var state: [String: Tensor] = [:]
      var start = 0
      for (p, count) in last.counts.enumerated() {
        state["parameter.\(p)"] = Tensor(shape: [count], values: Array(last.parameters[start..<start + count]))
        state["gradient.\(p)"] = Tensor(shape: [count], values: Array(last.gradient[start..<start + count]))
        start += count
      }
      for (i, pair) in pairs.enumerated() {
        state["step.\(i)"] = Tensor(shape: [start], values: pair.step)
        state["change.\(i)"] = Tensor(shape: [start], values: pair.change)
      }
      return state
    }
    set {
      func arrays(_ name: String) -> [[Float]] {
        (0...).lazy.map { newValue["\(name).\($0)"]?.values }.prefix { $0 != nil }.compactMap { $0 }
      }
      let (parameters, gradient) = (arrays("parameter"), arrays("gradient"))
      guard !parameters.isEmpty, parameters.map(\.count) == gradient.map(\.count) else {
        (last, pairs) = (nil, [])
        return
      }
      let point = Point(parameters: parameters, gradient: gradient)
      last = point
      pairs = zip(arrays("step"), arrays("change")).suffix(history).compactMap { step, change in
        guard step.count == point.parameters.count, change.count == step.count else { return nil }
        return Pair(step: step, change: change)
      }
    }
  }
}
