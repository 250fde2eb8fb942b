import NCAModel
import Preview
import ShaderGen

/// Runs what a dialect emits in the simulator, pass by pass, as the dialect's host would.
///
///     var film = try Film(Shadertoy(), [automaton], width: 64, height: 48)
///     try film.take(100)
///     print(try film.torus[0, 10, 20])
public struct Film: Sendable {
  public let host: any ShaderHost
  public let program: ShaderProgram
  /// What the dialect emitted.
  public let files: [ShaderFile]
  public var frame: Frame
  /// Which model counts how much in a cell.
  public var map: Texture
  /// The textures that hold the state.
  public private(set) var state: [Texture]
  /// Threads that draw; results do not depend on their number.
  public var workers = 1
  private let options: LoweringOptions
  private var compiled: [Pass.Purpose: HostedPass] = [:]

  /// Starts from textures of zeros.
  ///
  /// - Parameters:
  ///   - format: of the state's textures; nil for the dialect's usual one.
  ///   - step: steps that count as taken.
  /// - Throws: `ExportError` for models that cannot be emitted so, ``HostError`` for files that lack something.
  public init(
    _ dialect: any Dialect, _ automata: [Automaton], width: Int, height: Int, format: StateFormat? = nil,
    precision: WeightPrecision = .bytes, seed: UInt32 = 1, step: Int = 0, smooth: Bool = false,
    options: LoweringOptions = LoweringOptions()
  ) throws {
    host = try Hosts.host(of: dialect)
    program = try ShaderProgram(
      automata, format: format ?? dialect.formats[0], profile: dialect.profile, precision: precision)
    var settings = HostSettings()
    (settings.width, settings.height, settings.seed, settings.smooth) = (width, height, seed, smooth)
    files = dialect.files(for: program, settings)
    self.options = options
    frame = Frame(width: width, height: height, seed: seed, step: step)
    frame.smooth = smooth
    frame.buffer = try host.bufferSize(width: width, height: height, program.layout, in: files)
    map = Texture(width: width, height: height, format: .rgba8)
    state = Self.textures(program.layout, frame.buffer.width, frame.buffer.height)
  }

  /// Starts from a state, which must have the models' channels.
  public init(
    _ dialect: any Dialect, _ automata: [Automaton], from torus: Torus, format: StateFormat? = nil,
    precision: WeightPrecision = .bytes, seed: UInt32 = 1, step: Int = 0, smooth: Bool = false,
    options: LoweringOptions = LoweringOptions()
  ) throws {
    try self.init(
      dialect, automata, width: torus.width, height: torus.height, format: format, precision: precision, seed: seed,
      step: step, smooth: smooth, options: options)
    write(torus)
  }

  private static func textures(_ layout: StateLayout, _ width: Int, _ height: Int) -> [Texture] {
    (0..<layout.textureCount).map { _ in Texture(width: width, height: height, format: layout.format.texture) }
  }

  private func textures() -> [Texture] { Self.textures(program.layout, frame.buffer.width, frame.buffer.height) }

  /// Takes steps.
  public mutating func take(_ count: Int = 1) throws {
    for _ in 0..<count {
      let next = textures()
      if program.stepsInHalves {
        let updated = Self.textures(program.layout, updateWidth, frame.height)
        try draw(.update, into: updated)
        try draw(.apply, into: next, updated: updated)
      } else {
        try draw(.step, into: next)
      }
      state = next
      frame.step += 1
    }
  }

  /// Columns of texels that the first half of a step writes.
  private var updateWidth: Int { (frame.width + 1) / 2 * program.layout.texelsPerCell }

  /// Sets the cells under the brush back.
  public mutating func paint() throws {
    let next = textures()
    try draw(.paint, into: next)
    state = next
  }

  /// Changes the map under the brush.
  public mutating func paintMap() throws {
    let next = Texture(width: frame.width, height: frame.height, format: .rgba8)
    try draw(.map, into: [next])
    map = next
  }

  /// The picture on a canvas, `[height, width, 4]`, top row first; channels are not rounded.
  public mutating func picture(_ width: Int, _ height: Int) throws -> [[Float]] {
    let canvas = Texture(width: width, height: height, format: .rgba32f)
    try draw(.display, into: [canvas])
    let pixels = canvas.floats
    return (0..<height * width).map { index in
      let row = host.showsTopFirst ? index / width : height - 1 - index / width
      return Array(pixels[4 * (row * width + index % width)..<4 * (row * width + index % width) + 4])
    }
  }

  private mutating func draw(_ purpose: Pass.Purpose, into targets: [Texture], updated: [Texture] = []) throws {
    var pass = try pass(purpose)
    // The only reference: setting a uniform copies nothing.
    compiled[purpose] = nil
    frame.target = (targets[0].width, targets[0].height)
    try pass.set(host.uniforms(purpose, frame))
    // Hosts with one texture call every slot by its name: the state stands last.
    let slots =
      [(TextureSlot.map, map)] + updated.indices.map { (.updated($0), updated[$0]) }
      + state.indices.map { (.state($0), state[$0]) }
    try pass.bind(slots.map { (host.sampler($0.0), $0.1) })
    try pass.program.draw(into: Framebuffer(targets), workers: workers)
    compiled[purpose] = pass
  }

  private func pass(_ purpose: Pass.Purpose) throws -> HostedPass {
    if let pass = compiled[purpose] { return pass }
    return HostedPass(
      try Program(host.shader(purpose, in: files), file: "\(host.dialect.name)/\(purpose)", options: options))
  }
}

extension Film {
  /// Passes that a step takes, and how many texels each writes for a cell of the grid.
  ///
  /// A pass of half the width writes half a texel a cell, and one whose host keeps a cell's channels side by side
  /// in one texture several.
  public var stepPasses: [(purpose: Pass.Purpose, texelsPerCell: Double)] {
    let whole = Double(program.layout.texelsPerCell)
    return program.stepsInHalves ? [(.update, whole / 2), (.apply, whole)] : [(.step, whole)]
  }

  /// Bytes of the texts that a step's passes are compiled from.
  public var stepBytes: Int {
    get throws {
      try stepPasses.reduce(0) { try $0 + host.text($1.purpose, in: files).utf8.count }
    }
  }

  /// The simulator's instructions for a step of one cell: each pass's, for each texel that it writes.
  public var instructionsPerCell: Double {
    get throws {
      try stepPasses.reduce(0) {
        try $0 + Double(pass($1.purpose).program.lowered.statistics.instructions) * $1.texelsPerCell
      }
    }
  }
}

extension Film {
  /// Puts a state into the textures.
  private func write(_ torus: Torus) {
    let layout = program.layout
    for (index, texture) in state.enumerated() {
      var texels = [Float](repeating: 0, count: 4 * texture.width * texture.height)
      for y in 0..<torus.height {
        for x in 0..<torus.width * layout.texelsPerCell {
          let group = index + x % layout.texelsPerCell
          for component in 0..<4 where 4 * group + component < torus.channels {
            texels[4 * (y * texture.width + x) + component] = torus[4 * group + component, x / layout.texelsPerCell, y]
          }
        }
      }
      texture.write(texels)
    }
  }

  /// The state as it stands in the textures: codes / 255 where texels are bytes.
  ///
  /// - Throws: ``HostError/strayTexel(dialect:x:y:component:value:)`` unless unused channels of the last texel and
  ///   texels beyond the grid hold the seed.
  public var torus: Torus {
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
                throw HostError.strayTexel(
                  dialect: host.dialect.name, x: x, y: y, component: component, value: value)
              }
            }
          }
        }
      }
      return torus
    }
  }
}

extension StateFormat {
  /// The simulator's textures of this format.
  public var texture: TextureFormat {
    switch self {
    case .rgba16f: .rgba16f
    case .rgba32f: .rgba32f
    case .rgba8: .rgba8
    }
  }
}
