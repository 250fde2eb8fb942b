import CSimulator
import Foundation

/// One draw, cut into batches that threads take one after the other.
struct BatchRun: @unchecked Sendable {
  struct Target {
    let texture: Texture
    /// First slot of the output in a thread's memory.
    let offset: Int
    let components: Int
  }

  /// What ended a draw early, and at which pixel, counted from the bottom row's left.
  struct Failure: Sendable {
    let pixel: Int
    /// Which trap; nil where a loop ran too long.
    let trap: Int?
    let values: [UInt32]
  }

  let program: Program
  let width: Int
  let height: Int
  let targets: [Target]
  let textures: [sim_texture]

  /// Batches of the whole picture.
  var batchCount: Int {
    let lanes = program.lowered.lanes
    return (laneCount + lanes - 1) / lanes
  }

  /// Pixels, rounded up to whole quads where those are drawn.
  private var laneCount: Int {
    let isQuads = program.lowered.order == SIM_ORDER_QUADS
    return isQuads ? (width + 1) / 2 * ((height + 1) / 2) * 4 : width * height
  }

  /// Draws batches until there are no more.
  ///
  /// - Parameter next: the number of a batch that nobody else draws.
  func run(next: () -> Int) -> Failure? {
    let lowered = program.lowered
    let code = sim_machine_best().pointee
    let memory = MachineMemory(words: lowered.memoryWords, beginning: program.words)
    return textures.withUnsafeBufferPointer { textures -> Failure? in
      lowered.instructions.withUnsafeBufferPointer { instructions -> Failure? in
        var machine = sim_machine()
        machine.memory = memory.base
        machine.lanes = Int32(lowered.lanes)
        machine.textures = textures.baseAddress
        while true {
          let batch = next()
          guard batch < batchCount else { return nil }
          let first = batch * lowered.lanes
          machine.turns = Int64(ShaderLimit.work.largest)
          if let coordinates = lowered.coordinates {
            let x = UnsafeMutableRawPointer(memory.base + coordinates).assumingMemoryBound(to: Float.self)
            code.coordinates(
              lowered.order, Int32(width), Int32(height), Int64(first), machine.lanes, x, x + lowered.lanes)
          }
          if let covered = lowered.covered { markPixels(first: first, at: memory.base + covered) }
          let status = code.run(&machine, instructions.baseAddress)
          if status != SIM_DONE { return failure(machine, first: first, isTrap: status == SIM_TRAPPED) }
          store(first: first, memory: memory, code: code)
        }
      }
    }
  }

  /// Notes which lanes of a batch are pixels: the last batch, and the last quads of odd sizes, have some that are not.
  private func markPixels(first: Int, at covered: UnsafeMutablePointer<UInt32>) {
    let columns = (width + 1) / 2
    for lane in 0..<program.lowered.lanes {
      let number = first + lane
      var isPixel = number < laneCount
      if isPixel, program.lowered.order == SIM_ORDER_QUADS {
        let (quad, corner) = (number / 4, number % 4)
        isPixel = quad % columns * 2 + corner % 2 < width && quad / columns * 2 + corner / 2 < height
      }
      covered[lane] = isPixel ? ~0 : 0
    }
  }

  private func store(first: Int, memory: MachineMemory, code: sim_machine_code) {
    let lowered = program.lowered
    for target in targets {
      target.texture.withPlanes { planes in
        code.store(
          target.texture.format.machineFormat, lowered.order, Int32(width), Int32(height), Int64(first),
          Int32(lowered.lanes), lowered.discarded.map { UnsafePointer(memory.base + $0) },
          UnsafePointer(memory.base + target.offset), Int32(target.components), planes)
      }
    }
  }

  private func failure(_ machine: sim_machine, first: Int, isTrap: Bool) -> Failure {
    let values = withUnsafeBytes(of: machine.trap_values) { Array($0.bindMemory(to: UInt32.self)) }
    let lane = first + (isTrap ? Int(machine.trap_lane) : 0)
    let trap = isTrap ? Int(machine.trap) : nil
    let instruction = program.lowered.instructions.first {
      $0.opcode == UInt16(SIM_trap_if.rawValue) && Int($0.imm0) == trap
    }
    let count = Int(instruction?.count ?? 0)
    return Failure(pixel: pixel(ofLane: lane), trap: trap, values: Array(values.prefix(count)))
  }

  /// Which pixel a lane of the whole draw is, kept within the picture.
  private func pixel(ofLane lane: Int) -> Int {
    guard program.lowered.order == SIM_ORDER_QUADS else { return min(lane, width * height - 1) }
    let (quad, corner) = (lane / 4, lane % 4)
    let columns = (width + 1) / 2
    let x = min(quad % columns * 2 + corner % 2, width - 1)
    let y = min(quad / columns * 2 + corner / 2, height - 1)
    return y * width + x
  }
}
