import NCAModel
import ShaderGen
import ShaderHosts
import Testing

/// What the emitted display and paint passes draw.
@Suite struct DisplayTests {
  private let torus = Torus.random(channels: 4, width: 6, height: 5, seed: 3)

  /// The colour of the canvas pixel in column `column` and row `row` from the top.
  private func color(
    _ column: Int, _ row: Int, view: [Float], smooth: Bool, torus: Torus? = nil
  ) throws -> [Float] {
    var film = try Film(
      WebGL2(), [model(channels: 4, hidden: 8)], from: torus ?? self.torus, format: .rgba32f, smooth: smooth)
    film.frame.corner = [view[0], view[1]]
    film.frame.cellsPerPixel = view[2]
    let (width, height) = (column + 1, Int(view[3]))
    return try film.picture(width, height)[row * width + column]
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

  @Test(arguments: Dialects.all.map(\.name), [(4, false), (4, true), (9, false), (9, true)])
  func `Every dialect shows the whole grid, top row first`(
    _ name: String, _ sight: (channels: Int, smooth: Bool)
  ) throws {
    // Shadertoy's canvas is as large as its buffer, which nine channels make wider than the grid.
    let (channels, smooth) = (name == "shadertoy" ? 4 : sight.channels, sight.smooth)
    let dialect = try #require(Dialects.all.first { $0.name == name })
    let format = try #require(dialect.formats.last)
    var states = Torus.random(channels: channels, width: 6, height: 5, seed: 3)
    var start = states
    if format == .rgba8 {
      states.state = states.state.map { (127 * $0).rounded() / 127 }
      start.state = states.state.map { ((127 * $0).rounded() + 128) / 255 }
    }
    var film = try Film(
      dialect, [model(channels: channels, hidden: 8)], from: start, format: format, step: 1, smooth: smooth)
    let pixels = try film.picture(6, 5)
    for y in 0..<5 {
      for x in 0..<6 {
        let wanted = (0..<3).map { min(max(states[$0, x, y] + 0.5, 0), 1) } + [1]
        #expect(distance(pixels[6 * y + x], wanted) < 1e-5, "\(x), \(y)")
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

  @Test func `Shadertoy's canvas is filled, however many texels its cells take`() throws {
    let torus = Torus.random(channels: 9, width: 6, height: 5, seed: 3)
    var film = try Film(Shadertoy(), [model(channels: 9, hidden: 8)], from: torus)
    let (width, height) = (film.state[0].width, film.state[0].height)
    #expect((width, height) == (21, 7))
    // The whole width is seen, and of the height what then fits.
    let cellsPerPixel: Float = 6 / 21
    let top = (5 - 7 * cellsPerPixel) / 2
    let pixels = try film.picture(width, height)
    for row in 0..<height {
      // Every seventh column's centres lie on a border between cells.
      for column in 0..<width where column % 7 != 3 {
        let x = Int((Float(column) + 0.5) * cellsPerPixel)
        let y = Int((top + (Float(row) + 0.5) * cellsPerPixel).rounded(.down))
        let wanted = (0..<3).map { min(max(torus[$0, x, y] + 0.5, 0), 1) } + [1]
        #expect(distance(pixels[width * row + column], wanted) < 1e-6)
      }
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
    for dialect in [WebGL2(), WebGL1()] as [any Dialect] {
      let torus = Torus.random(channels: 7, width: 6, height: 5, seed: 8)
      var film = try Film(dialect, [model(channels: 7, hidden: 2)], from: torus, format: .rgba32f)
      film.frame.brush = brush
      try film.paint()
      try check(film.torus, torus, brush)
    }
  }

  @Test(arguments: Dialects.all.filter { $0.profile.brush == .step && $0.name != "glslviewer" }.map(\.name))
  func `Where the step holds the brush it clears the same cells`(_ name: String) throws {
    let dialect = try #require(Dialects.all.first { $0.name == name })
    let isBytes = dialect.formats == [.rgba8]
    var torus = Torus.random(channels: 7, width: 6, height: 5, seed: 8)
    if isBytes { torus.state = torus.state.map { (128 + 127 * $0).rounded() / 255 } }
    let automaton = try model(channels: 7, hidden: 2)
    var film = try Film(dialect, [automaton], from: torus, step: 1)
    var untouched = try Film(dialect, [automaton], from: torus, step: 1)
    // Shadertoy's brush has a radius of its own, 26 pixels, which reaches everywhere here.
    film.frame.brush = [2.5, 2.5, name == "shadertoy" ? 26 : 1]
    try film.take()
    try untouched.take()
    let (painted, plain) = (try film.torus, try untouched.torus)
    for y in 0..<5 {
      for x in 0..<6 {
        let isCleared = name == "shadertoy" || (x - 2) * (x - 2) + (y - 2) * (y - 2) <= 1
        for channel in 0..<7 {
          #expect(painted[channel, x, y] == (isCleared ? (isBytes ? 128 / 255 : 0) : plain[channel, x, y]))
        }
      }
    }
  }

  private func check(_ painted: Torus, _ torus: Torus, _ brush: [Float]) throws {
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
