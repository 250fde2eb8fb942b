import Foundation
import NCAModel
import ShaderGen
import ShaderHosts
import Testing

/// Angle and size of features, and which model a cell obeys.
@Suite struct SteeringTests {
  private let start = Torus.random(channels: 5, width: 8, height: 8, seed: 6)

  private func film(_ dialect: any Dialect, from torus: Torus, steer: [Float]) throws -> Torus {
    let automaton = try model(channels: 5, hidden: 7, mask: .independent(rate: 1), scale: 0.05)
    var film = try Film(dialect, [automaton], from: torus, format: .rgba32f)
    film.frame.steer = steer
    try film.take(10)
    return try film.torus
  }

  @Test func `An angle of a quarter turn turns the whole film clockwise`() throws {
    for dialect in [WebGL2(), WebGL1()] as [any Dialect] {
      let straight = try film(dialect, from: start, steer: [1, 0, 1, 0])
      let turned = try film(dialect, from: start.quarterTurned, steer: [0, 1, 1, 0])
      #expect(turned.largestDifference(from: straight.quarterTurned) < 1e-5)
      // The other sense is another film.
      let other = try film(dialect, from: start.quarterTurned, steer: [0, -1, 1, 0])
      #expect(other.largestDifference(from: straight.quarterTurned) > 1e-3)
    }
  }

  @Test(arguments: Steering.Field.allCases, [(0, 1), (0.7, 0.5), (-2.5, 1.1)])
  func `Angle, size and field are those of the rule in plain loops`(
    _ field: Steering.Field, _ steer: (angle: Double, size: Double)
  ) throws {
    let (angle, size) = steer
    let automaton = try model(channels: 4, hidden: 17, mask: .pair, scale: 0.05)
    var plain = Torus.random(channels: 4, width: 9, height: 6, seed: 6)
    var film = try Film(WebGL2(), [automaton], from: plain, format: .rgba32f, precision: .full)
    film.frame.steer = [Float(cos(angle)), Float(sin(angle)), Float(size), Float(field.rawValue)]
    try film.take(10)
    for step in 0..<10 {
      plain = plain.stepped(automaton, seed: 1, step: step) { (x, y) -> (angle: Double, size: Double) in
        let (across, down) = (Double(x) + 0.5005 - 4.5, Double(y) + 0.5005 - 3)
        let more =
          switch field {
          case .uniform: 0.0
          case .radial: atan2(down, across)
          // A host without a light takes its field for the one before.
          case .bipolar, .light: atan2(down, across - 2.25) - atan2(down, across + 2.25)
          }
        return (angle + more, size)
      }
    }
    #expect(try film.torus.largestDifference(from: plain) < 1e-4)
  }
}
