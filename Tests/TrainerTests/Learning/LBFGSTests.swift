import Foundation
import Testing
import Trainer

@Suite("L-BFGS")
struct LBFGSTests {
  /// Runs an optimizer on a function; gives the values after each update.
  static func minimise(
    _ optimizer: some Optimizer, from start: [Float], updates: Int, learningRate: Float = 1,
    gradient: ([Float]) -> [Float]
  ) -> [[Float]] {
    var optimizer = optimizer
    var parameters = [start]
    return (0..<updates).map { _ in
      optimizer.update(&parameters, along: [gradient(parameters[0])], learningRate: learningRate)
      return parameters[0]
    }
  }

  /// Gradient of `½ xᵀA x − bᵀx`.
  static func quadratic(_ x: [Float]) -> [Float] {
    let a: [[Float]] = [[4, 1, 0, 0], [1, 3, 0.5, 0], [0, 0.5, 20, 2], [0, 0, 2, 1.5]]
    let b: [Float] = [1, -2, 3, 0.5]
    return a.indices.map { row in zip(a[row], x).reduce(-b[row]) { $0 + $1.0 * $1.1 } }
  }

  /// Points 1, 2, 3, 4, 6 and 10 of PyTorch 2.13's `LBFGS(lr=1, max_iter=1, history_size=…)` in float64.
  static let torch: [(history: Int, points: [Int: [Float]])] = [
    (
      10,
      [
        1: [0.8412698, 1.7301587, -0.4920635, 2.9365079], 2: [0.4237863, 0.9271214, 0.0507947, 2.6242377],
        3: [0.0633064, 0.0333132, 0.160298, 2.1493208], 4: [0.1928075, -0.8371744, 0.0890408, 1.2219521],
        6: [0.5168662, -0.9798216, 0.1425623, 0.2550959], 10: [0.4618904, -0.8471219, 0.1590473, 0.1211739],
      ]
    ),
    (
      2,
      [
        1: [0.8412698, 1.7301587, -0.4920635, 2.9365079], 2: [0.4237863, 0.9271214, 0.0507947, 2.6242377],
        3: [0.0633064, 0.0333132, 0.160298, 2.1493208], 4: [0.1626788, -0.8578133, -0.081271, 1.2156903],
        6: [0.4662938, -1.1011035, 0.1434842, 0.5134733], 10: [0.4817608, -0.8513612, 0.1583652, 0.1134467],
      ]
    ),
  ]

  @Test("It walks as PyTorch's does", arguments: torch.indices)
  func golden(index: Int) {
    let (history, points) = Self.torch[index]
    let walk = Self.minimise(LBFGS(history: history), from: [1, 2, -1, 3], updates: 10, gradient: Self.quadratic)
    var largest: Float = 0
    for (update, expected) in points {
      largest = zip(walk[update - 1], expected).reduce(largest) { max($0, abs($1.0 - $1.1)) }
    }
    print("golden: L-BFGS, history \(history): largest difference \(largest)")
    #expect(largest < 2e-5)
  }

  @Test("It solves an ill-conditioned quadratic where Adam is still on its way")
  func illConditioned() {
    // Curvatures from 1 to 1,000 along axes that are not those of the numbers.
    let curvatures = (0..<20).map { Float(pow(10, Double($0) / 19 * 3)) }
    let reflected = { (x: [Float]) in
      let mean = x.reduce(0, +) / Float(x.count)
      return x.map { $0 - 2 * mean }
    }
    let gradient = { (x: [Float]) in reflected(zip(curvatures, reflected(x)).map { $0 * $1 }) }
    let loss = { (x: [Float]) in zip(gradient(x), x).reduce(Float(0)) { $0 + $1.0 * $1.1 / 2 } }
    let start = (0..<20).map { Float($0 % 3) }
    let last = Self.minimise(LBFGS(), from: start, updates: 150, gradient: gradient)[149]
    #expect(loss(last) < 1e-6 * loss(start), "\(loss(start)) -> \(loss(last))")
    for rate in [0.003, 0.01, 0.03, 0.1, 0.3] as [Float] {
      let adam = Self.minimise(Adam(), from: start, updates: 150, learningRate: rate, gradient: gradient)[149]
      #expect(loss(adam) > 10 * loss(last), "Adam at \(rate): \(loss(adam))")
    }
  }

  @Test("It finds the end of Rosenbrock's valley from the usual start, sooner than Adam")
  func rosenbrock() {
    let gradient = { (x: [Float]) in
      [-400 * x[0] * (x[1] - x[0] * x[0]) - 2 * (1 - x[0]), 200 * (x[1] - x[0] * x[0])]
    }
    let distance = { (x: [Float]) in max(abs(x[0] - 1), abs(x[1] - 1)) }
    let walk = Self.minimise(LBFGS(largestChange: 0.2), from: [-1.2, 1], updates: 100, gradient: gradient)
    #expect(distance(walk[99]) < 1e-3, "\(walk[99])")
    for rate in [0.003, 0.01, 0.03, 0.1, 0.3] as [Float] {
      let adam = Self.minimise(Adam(), from: [-1.2, 1], updates: 100, learningRate: rate, gradient: gradient)[99]
      #expect(distance(adam) > 1e-2, "Adam at \(rate): \(adam)")
    }
  }

  @Test("No number moves more than it may, and the direction stays")
  func largestChange() {
    var (free, held) = (LBFGS(), LBFGS(largestChange: 0.01))
    var (a, b): ([[Float]], [[Float]]) = ([[1, 2], [3]], [[1, 2], [3]])
    for _ in 0..<3 {
      // The same walk for both, so that only the step's length differs.
      b = a
      let before = a
      let gradient = a.map { $0.enumerated().map { Float($0.offset + 1) * $0.element } }
      free.update(&a, along: gradient, learningRate: 1)
      held.update(&b, along: gradient, learningRate: 1)
      let steps = zip(a.joined(), before.joined()).map { $0 - $1 }
      let short = zip(b.joined(), before.joined()).map { $0 - $1 }
      let ratio = 0.01 / (steps.map(abs).max() ?? 0)
      #expect(ratio < 1)
      #expect(zip(steps, short).allSatisfy { abs($0 * ratio - $1) < 1e-6 })
    }
  }

  @Test("Where the function bends downwards it still descends")
  func negativeCurvature() {
    let walk = Self.minimise(LBFGS(largestChange: 0.5), from: [0.1], updates: 20, gradient: { [-$0[0]] })
    for (earlier, later) in zip(walk, walk.dropFirst()) { #expect(later[0] > earlier[0]) }
  }

  @Test("It learns from where the parameters are, not from where it sent them")
  func movedParameters() {
    var optimizer = LBFGS()
    var parameters: [[Float]] = [[3]]
    optimizer.update(&parameters, along: [[12]], learningRate: 1)
    // Of 2x², whose owner has moved x to 1: one true pair gives Newton's step.
    parameters = [[1]]
    optimizer.update(&parameters, along: [[4]], learningRate: 1)
    #expect(parameters == [[0]])
  }
}

