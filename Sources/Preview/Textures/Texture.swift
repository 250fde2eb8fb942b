import CSimulator

/// A picture that shaders read and draw to: level 0 alone, row 0 at the bottom as a framebuffer has it.
///
/// A reference, as on a GPU: two framebuffers may share it. Draws and reads of one texture must not overlap in time.
public final class Texture: @unchecked Sendable {
  public let width: Int
  public let height: Int
  /// Slices of a volume or layers; 1 for a plane, 6 for a cube: +x, -x, +y, -y, +z, -z.
  public let depth: Int
  public let shape: Shape
  public let format: TextureFormat
  /// How it is sampled; `texelFetch` needs neither.
  public var filter = Filter.nearest
  /// Beyond the edges along x, y and z.
  public var wrap = [Wrap](repeating: .clampToEdge, count: 3)
  /// Planes of one component each, `[depth, height, width]`; a component is 32 bits, as a shader reads it.
  private let words: UnsafeMutablePointer<UInt32>

  public enum Shape: Hashable, Sendable { case plane, volume, layers, cube }
  public enum Filter: Hashable, Sendable { case nearest, linear }
  public enum Wrap: Hashable, Sendable { case `repeat`, clampToEdge, mirroredRepeat }

  /// All components 0, except those that the format does not store.
  public init(width: Int, height: Int, depth: Int = 1, shape: Shape = .plane, format: TextureFormat) {
    precondition(width > 0 && height > 0 && depth > 0, "a texture has at least one texel")
    precondition(shape != .plane || depth == 1, "a plane has depth 1")
    precondition(shape != .cube || depth == 6 && width == height, "a cube has six square faces")
    self.width = width
    self.height = height
    self.depth = depth
    self.shape = shape
    self.format = format
    let texels = width * height * depth
    words = .allocate(capacity: 4 * texels)
    for component in 0..<4 {
      let isStored = component < format.components
      let value = isStored ? 0 : format.missing(component: component)
      (words + component * texels).initialize(repeating: value, count: texels)
    }
  }

  deinit { words.deallocate() }

  /// Texels of all slices.
  public var texelCount: Int { width * height * depth }

  /// Bits of a texel's component.
  public subscript(x: Int, y: Int, z z: Int = 0, component component: Int) -> UInt32 {
    precondition((0..<width).contains(x) && (0..<height).contains(y) && (0..<depth).contains(z))
    precondition((0..<4).contains(component))
    return words[component * texelCount + (z * height + y) * width + x]
  }

  /// Replaces all texels, rounded to the format.
  ///
  /// - Parameter texels: bits, `[depth, height, width, 4]`; components that are not stored are ignored.
  public func write(_ texels: [UInt32]) {
    precondition(texels.count == 4 * texelCount, "four components a texel")
    let code = sim_machine_best().pointee
    let lanes = Int(SIM_LANES)
    let memory = MachineMemory(words: 4 * lanes)
    // A volume is stored as one tall plane.
    withPlanes { planes in
      for first in stride(from: 0, to: texelCount, by: lanes) {
        for lane in 0..<min(lanes, texelCount - first) {
          for component in 0..<4 { memory.base[component * lanes + lane] = texels[4 * (first + lane) + component] }
        }
        code.store(
          format.machineFormat, SIM_ORDER_ROWS, Int32(width), Int32(height * depth), Int64(first),
          Int32(lanes), nil, memory.base, Int32(format.components), planes)
      }
    }
  }

  /// Replaces all texels of a float texture, rounded to the format; `[depth, height, width, 4]`.
  public func write(_ texels: [Float]) { write(texels.map(\.bitPattern)) }

  /// All texels as floats, `[depth, height, width, 4]`.
  public var floats: [Float] {
    (0..<texelCount).flatMap { texel in
      (0..<4).map { Float(bitPattern: words[$0 * texelCount + texel]) }
    }
  }

  /// The same texels, read and drawn to on their own.
  public func copy() -> Texture {
    let copy = Texture(width: width, height: height, depth: depth, shape: shape, format: format)
    copy.words.update(from: words, count: 4 * texelCount)
    (copy.filter, copy.wrap) = (filter, wrap)
    return copy
  }

  /// What a draw writes to.
  func withPlanes(_ body: (UnsafePointer<UnsafeMutablePointer<UInt32>?>) -> Void) {
    let planes: [UnsafeMutablePointer<UInt32>?] = (0..<4).map { words + $0 * texelCount }
    planes.withUnsafeBufferPointer { body($0.baseAddress!) }
  }

  /// What the machine reads; valid as long as the texture.
  var binding: sim_texture {
    var binding = sim_texture()
    binding.planes = (
      UnsafePointer(words), UnsafePointer(words + texelCount), UnsafePointer(words + 2 * texelCount),
      UnsafePointer(words + 3 * texelCount)
    )
    (binding.width, binding.height, binding.depth) = (Int32(width), Int32(height), Int32(depth))
    binding.is_layered = shape == .layers ? 1 : 0
    binding.is_linear = filter == .linear && format.kind == .float ? 1 : 0
    binding.is_normalized = format.encoding == .unorm8 ? 1 : 0
    binding.wrap = (wrap[0].machineWrap, wrap[1].machineWrap, wrap[2].machineWrap)
    return binding
  }

  /// What is read where no texture is bound: black, opaque (WebGL 2.0, "incomplete textures").
  static func unbound(_ kind: ScalarKind) -> sim_texture {
    var binding = sim_texture()
    (binding.width, binding.height, binding.depth) = (1, 1, 1)
    binding.unbound.3 = kind == .float ? Float(1).bitPattern : 1
    return binding
  }
}

extension Texture.Wrap {
  fileprivate var machineWrap: sim_wrap {
    switch self {
    case .repeat: SIM_WRAP_REPEAT
    case .clampToEdge: SIM_WRAP_CLAMP
    case .mirroredRepeat: SIM_WRAP_MIRROR
    }
  }
}
