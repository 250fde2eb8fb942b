import Testing
import Trainer

@Suite("Long vectors")
struct VectorTests {
  @Test(
    "Sums, products and differences are those of plain loops, at every length",
    arguments: [0, 1, 7, 8, 9, 100, 1003])
  func plain(count: Int) {
    var generator = SplitMix64(seed: UInt64(count))
    let (a, b) = (generator.uniform(count, in: -2...2), generator.uniform(count, in: -2...2))
    let product = zip(a, b).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    #expect(abs(Vectors.dot(a, b, count: count) - product) < 1e-9)
    #expect(abs(Vectors.absoluteSum(a, count: count) - a.reduce(0.0) { $0 + Double(abs($1)) }) < 1e-9)
    #expect(Vectors.largestMagnitude(a, count: count) == a.map(abs).max() ?? 0)
    #expect(Vectors.difference(a, b) == zip(a, b).map { $0 - $1 })
    var sum = b
    Vectors.add(0.3, times: a, to: &sum, count: count)
    #expect(sum == zip(a, b).map { $1 + 0.3 * $0 })
    Vectors.scale(&sum, by: 0.5, count: count)
    #expect(sum == zip(a, b).map { ($1 + 0.3 * $0) * 0.5 })
  }
}
