import NCAModel
import ShaderGen
import Testing

/// The display and paint passes' programs, run by the tests' interpreter.
@Suite struct DisplayTests {
  private let torus = Torus.random(channels: 4, width: 6, height: 5, seed: 3)

  /// The colour of the canvas pixel in column `column` and row `row` from the top.
  private func color(
    _ column: Int, _ row: Int, view: [Float], smooth: Bool, torus: Torus? = nil
  ) throws -> [Float] {
    let torus = torus ?? self.torus
    let pass = ShaderProgram(try model(channels: 4, hidden: 8)).pass(.display)
    let outputs = try Interpreter(
      pass: pass,
      uniforms: [
        .size: .int([Int32(torus.width), Int32(torus.height)]), .view: .float(view),
        .smooth: .bool(smooth),
      ],
      texel: torus.texel, pixel: [Float(column) + 0.5, view[3] - Float(row) - 0.5]
    ).run()
    return try outputs["color"]!.floats
  }

  private func shown(_ x: Int, _ y: Int) -> [Float] {
    (0..<3).map { min(max(torus[$0, x, y] + 0.5, 0), 1) } + [1]
  }

  @Test func `A canvas of the grid's size shows cell for pixel, top row first`() throws {
    for y in 0..<5 {
      for x in 0..<6 {
        #expect(try color(x, y, view: [0, 0, 1, 5], smooth: false) == shown(x, y))
      }
    }
  }

  @Test(arguments: [-13, -1, 0, 2, 40])
  func `The torus repeats wherever the view lies`(_ shift: Int) throws {
    let view = [Float(shift), Float(shift), 0.25, 40]
    for (column, row) in [(0, 0), (3, 7), (21, 39)] {
      let x = ((shift + column / 4) % 6 + 6) % 6
      let y = ((shift + row / 4) % 5 + 5) % 5
      #expect(try color(column, row, view: view, smooth: false) == shown(x, y))
    }
  }

  @Test func `Smooth at a cell's centre is the cell, between two centres their mean`() throws {
    // Two pixels a cell and half a pixel off: pixel centres fall on centres and borders of cells.
    let view: [Float] = [0.25, 0.25, 0.5, 20]
    #expect(distance(try color(0, 0, view: view, smooth: true), shown(0, 0)) < 1e-6)
    let mean = zip(shown(0, 0), shown(1, 0)).map { ($0 + $1) / 2 }
    #expect(distance(try color(1, 0, view: view, smooth: true), mean) < 1e-6)
    let across = zip(shown(5, 4), shown(0, 4)).map { ($0 + $1) / 2 }
    #expect(distance(try color(11, 8, view: view, smooth: true), across) < 1e-6)
  }

  @Test func `Smooth and zoomed out is the mean of the cells under a pixel`() throws {
    let even = Torus.random(channels: 4, width: 8, height: 8, seed: 4)
    let color = try color(0, 0, view: [0, 0, 4, 2], smooth: true, torus: even)
    let mean = (0..<3).map { channel in
      (0..<16).reduce(Float(0)) { sum, cell in
        sum + min(max(even[channel, cell % 4, cell / 4] + 0.5, 0), 1) / 16
      }
    }
    #expect(distance(color, mean + [1]) < 1e-6)
  }

  private func distance(_ a: [Float], _ b: [Float]) -> Float {
    zip(a, b).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }

  @Test(arguments: [[2.5, 2.5, 1], [0, 0, 1.5], [11.9, -3, 0.8], [3, 2, 0.5], [3, 2, 100]] as [[Float]])
  func `The brush clears the cells whose centre it reaches on the torus`(_ brush: [Float]) throws {
    let torus = Torus.random(channels: 7, width: 6, height: 5, seed: 8)
    let pass = ShaderProgram(try model(channels: 7, hidden: 2)).pass(.paint)
    let painted = try torus.drawn(by: pass, [.brush: .float(brush)])
    var cleared = 0
    for y in 0..<5 {
      for x in 0..<6 {
        // The nearest of the brush's images on the repeated torus.
        var nearest = Float.infinity
        for i in -3...3 {
          for j in -3...3 {
            let dx = Float(x + 6 * i) + 0.5 - brush[0]
            let dy = Float(y + 5 * j) + 0.5 - brush[1]
            nearest = min(nearest, dx * dx + dy * dy)
          }
        }
        let isCleared = nearest <= brush[2] * brush[2]
        if isCleared { cleared += 1 }
        for channel in 0..<7 {
          #expect(painted[channel, x, y] == (isCleared ? 0 : torus[channel, x, y]))
        }
      }
    }
    #expect((cleared > 0) == (brush[2] > 0.6))
  }
}
