/// Words for the machine, zero but for their beginning, aligned as its vectors want them.
final class MachineMemory {
  let base: UnsafeMutablePointer<UInt32>
  private let raw: UnsafeMutableRawPointer
  /// Bytes of a vector of 16 words.
  private static let alignment = 64

  init(words: Int, beginning: [UInt32] = []) {
    let bytes = max(1, words) * MemoryLayout<UInt32>.stride
    raw = .allocate(byteCount: bytes, alignment: Self.alignment)
    raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    base = raw.assumingMemoryBound(to: UInt32.self)
    base.update(from: beginning, count: min(beginning.count, words))
  }

  deinit { raw.deallocate() }
}
