import NCAModel
import Preview
import ShaderGen

/// Runs what a dialect emits in the simulator, pass by pass, as the dialect's host would.
struct Film {
  let host: Host
  let program: ShaderProgram
  var frame: Frame
  /// Which model counts how much in a cell.
  var map: Texture
  private(set) var state: [Texture]
  private let files: [ShaderFile]
  private let options: LoweringOptions
  private var compiled: [Pass.Purpose: Program] = [:]

  /// Starts from a state, which must have the models' channels.
  ///
  /// - Parameter format: of the state's textures; nil for the dialect's usual one.
  init(
    _ dialect: any Dialect, _ automata: [Automaton], from torus: Torus, format: StateFormat? = nil,
    precision: WeightPrecision = .bytes, seed: UInt32 = 9, step: Int = 0, smooth: Bool = false,
    options: LoweringOptions = LoweringOptions()
  ) throws {
    host = Host(dialect: dialect)
    program = try ShaderProgram(
      automata, format: format ?? dialect.formats[0], profile: dialect.profile, precision: precision)
    var settings = HostSettings()
    (settings.width, settings.height, settings.seed, settings.smooth) = (torus.width, torus.height, seed, smooth)
    files = dialect.files(for: program, settings)
    self.options = options
    frame = Frame(width: torus.width, height: torus.height)
    (frame.seed, frame.step, frame.smooth) = (seed, step, smooth)
    map = Texture(width: torus.width, height: torus.height, format: .rgba8)
    let (width, height) =
      try host.bufferSize(in: files) ?? (
        torus.width * program.layout.texelsPerCell + host.margin.columns, torus.height + host.margin.rows
      )
    state = Self.textures(program.layout, width, height)
    for (index, texture) in state.enumerated() {
      var texels = [Float](repeating: 0, count: 4 * width * height)
      for y in 0..<torus.height {
        for x in 0..<torus.width * program.layout.texelsPerCell {
          let group = index + x % program.layout.texelsPerCell
          for component in 0..<4 where 4 * group + component < torus.channels {
            texels[4 * (y * width + x) + component] =
              torus[4 * group + component, x / program.layout.texelsPerCell, y]
          }
        }
      }
      texture.write(texels)
    }
  }

  private static func textures(_ layout: StateLayout, _ width: Int, _ height: Int) -> [Texture] {
    (0..<layout.textureCount).map { _ in Texture(width: width, height: height, format: layout.format.texture) }
  }

  /// Takes steps.
  mutating func take(_ count: Int = 1) throws {
    for _ in 0..<count {
      let next = textures()
      if program.stepsInHalves {
        let updated = Self.textures(
          program.layout, (frame.width + 1) / 2 * program.layout.texelsPerCell, frame.height)
        try draw(.update, into: updated)
        try draw(.apply, into: next, updated: updated)
      } else {
        try draw(.step, into: next)
      }
      state = next
      frame.step += 1
    }
  }

  private func textures() -> [Texture] { Self.textures(program.layout, state[0].width, state[0].height) }

  /// Sets the cells under the brush back.
  mutating func paint() throws {
    let next = textures()
    try draw(.paint, into: next)
    state = next
  }

  /// Changes the map under the brush.
  mutating func paintMap() throws {
    let next = Texture(width: frame.width, height: frame.height, format: .rgba8)
    try draw(.map, into: [next])
    map = next
  }

  /// The picture on a canvas, `[height, width, 4]`, top row first; channels are not rounded.
  mutating func picture(_ width: Int, _ height: Int) throws -> [[Float]] {
    let canvas = Texture(width: width, height: height, format: .rgba32f)
    try draw(.display, into: [canvas])
    let pixels = canvas.floats
    return (0..<height * width).map { index in
      let row = host.showsTopFirst ? index / width : height - 1 - index / width
      return Array(pixels[4 * (row * width + index % width)..<4 * (row * width + index % width) + 4])
    }
  }

  private mutating func draw(_ purpose: Pass.Purpose, into targets: [Texture], updated: [Texture] = []) throws {
    var shader = try compiled[purpose] ?? compile(purpose)
    frame.target = (targets[0].width, targets[0].height)
    for (name, value) in host.values(purpose, frame, state: (state[0].width, state[0].height))
    where shader.hasUniform(name) {
      try shader.set(name, to: value)
    }
    let slots =
      state.indices.map { (TextureSlot.state($0), state[$0]) }
      + updated.indices.map { (TextureSlot.updated($0), updated[$0]) } + [(.map, map)]
    for (slot, texture) in slots {
      let name = host.sampler(slot)
      // Hosts with one texture call every slot by its name.
      if slot == .state(0) || name != host.sampler(.state(0)), shader.hasSampler(name) {
        try shader.bind(texture, to: name)
      }
    }
    try shader.draw(into: Framebuffer(targets), workers: 1)
    compiled[purpose] = shader
  }

  private func compile(_ purpose: Pass.Purpose) throws -> Program {
    try Program(
      host.shader(purpose, in: files), file: "\(host.dialect.name)/\(purpose)", options: options)
  }

  /// The state as it stands in the textures: codes / 255 where texels are bytes.
  ///
  /// Unused channels of the last texel and texels beyond the grid must hold the seed.
  var torus: Torus {
    get throws {
      let layout = program.layout
      var torus = Torus(channels: layout.channels, width: frame.width, height: frame.height)
      let seed: [Float] = layout.format == .rgba8 ? [0, 128 / 255] : [0]
      for (index, texture) in state.enumerated() {
        let texels = texture.floats
        for y in 0..<texture.height {
          for x in 0..<texture.width {
            let (column, group) = (x / layout.texelsPerCell, index + x % layout.texelsPerCell)
            for component in 0..<4 {
              let value = texels[4 * (y * texture.width + x) + component]
              let channel = 4 * group + component
              if channel < layout.channels, column < frame.width, y < frame.height {
                torus[channel, column, y] = value
              } else if !seed.contains(value) {
                throw StrayTexel("\(host.dialect.name): \(value) in texel (\(x), \(y)), component \(component)")
              }
            }
          }
        }
      }
      return torus
    }
  }
}

/// Something where nothing should be.
struct StrayTexel: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
