import Testing
import Trainer

@Suite("Movements of a picture")
struct AugmentationTests {
  func random(_ seed: UInt64, width: Int = 9, height: Int = 6) -> Tensor {
    var generator = SplitMix64(seed: seed)
    return Tensor(shape: [1, 3, height, width], values: generator.uniform(3 * width * height, in: -1...1))
  }

  func product(_ a: Tensor, _ b: Tensor) -> Double { zip(a.values, b.values).reduce(0) { $0 + Double($1.0) * Double($1.1) } }

  @Test("The way back is the transpose of the way there")
  func adjoint() {
    var generator = SplitMix64(seed: 1)
    for round in 0..<5 {
      let movement = Augmentation(jitter: 5, rotation: 30, scaling: 0.4).draw(using: &generator)
      let (picture, gradient) = (random(UInt64(round) + 10), random(UInt64(round) + 20))
      let there = product(movement.apply(picture), gradient)
      #expect(abs(there - product(picture, movement.adjoint(gradient))) < 1e-4)
    }
  }

  @Test("Nothing moves a picture that is not to be moved")
  func identity() {
    var generator = SplitMix64(seed: 1)
    #expect(Augmentation.none.draw(using: &generator).apply(random(2)) == random(2))
  }

  @Test("A whole shift moves pixels and reflects the edge")
  func shift() {
    let picture = random(3)
    let moved = PictureMovement(angle: 0, factor: 1, across: 2, down: 0).apply(picture)
    for y in 0..<6 {
      for x in 0..<9 {
        let source = x + 2 < 9 ? x + 2 : 17 - (x + 2)
        #expect(moved[y * 9 + x] == picture[y * 9 + source])
      }
    }
  }

  @Test("Drawn movements stay within their limits and differ")
  func limits() {
    var generator = SplitMix64(seed: 7)
    let movements = (0..<200).map { _ in Augmentation(jitter: 3, rotation: 10, scaling: 0.25).draw(using: &generator) }
    for movement in movements {
      #expect(abs(movement.across) <= 3 && abs(movement.down) <= 3)
      #expect(abs(movement.angle) <= 10 * .pi / 180)
      #expect((0.799...1.2501).contains(movement.factor))
    }
    #expect(Set(movements.map(\.angle)).count > 190)
    #expect(movements.contains { $0.factor < 0.85 } && movements.contains { $0.factor > 1.15 })
  }
}
