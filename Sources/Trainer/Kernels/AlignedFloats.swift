/// Memory for floats, uninitialised and aligned to cache lines: of a tensor, or scratch of one worker.
final class AlignedFloats: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = count
    // 64 bytes: no vector load of an AVX-512 kernel straddles two cache lines.
    base = UnsafeMutableRawPointer.allocate(
      byteCount: max(64, count * MemoryLayout<Float>.stride), alignment: 64
    ).bindMemory(to: Float.self, capacity: count)
  }

  convenience init(copying other: AlignedFloats) {
    self.init(count: other.count)
    base.initialize(from: other.base, count: count)
  }

  deinit { UnsafeMutableRawPointer(base).deallocate() }
}
