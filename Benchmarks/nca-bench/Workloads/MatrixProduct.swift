import CKernels
import COpenBLAS
import Trainer

/// A product of two 1024×1024 matrices on all threads, by the trainer's own kernel and by OpenBLAS.
///
/// The faster of the two is what the machine can do; a run's time is its.
struct MatrixProduct: Workload {
  private let parallel = Parallel()
  private let left: Tensor
  private let right: Tensor
  private var product: Tensor

  static let side = 1024
  /// Products a run, which takes their mean: one alone is short.
  static let products = 8
  /// Rows of a job and depth of a pass over it: both blocks stay in the caches.
  private static let rows = 64
  private static let depth = 256
  /// Floats from row to row: not a power of two, or a column's entries compete for the same cache lines.
  private static let stride = side + 16

  init() {
    var generator = SplitMix64(seed: 1)
    left = .uniform([Self.side, Self.stride], in: -1...1, using: &generator)
    right = .uniform([Self.side, Self.stride], in: -1...1, using: &generator)
    product = Tensor(shape: [Self.side, Self.stride])
  }

  mutating func run() -> Timing {
    let seconds = ["kernels": Self.mean { multiplyByKernels() }, "openblas": Self.mean { multiplyByOpenBLAS() }]
    let work = 2 * Double(Self.side * Self.side * Self.side) / 1e9
    return Timing(
      seconds: seconds.values.min() ?? .nan, gigaflopsPerSecond: seconds.mapValues { work / $0 })
  }

  private static func mean(_ body: () -> Void) -> Double {
    Timing.of { for _ in 0..<products { body() } }.seconds / Double(products)
  }

  /// Reads the right side as panels of 32 columns, `[panels, side, 32]`, as packed weights are.
  private mutating func multiplyByKernels() {
    let (side, depth, rows, panel) = (Self.side, Self.depth, Self.rows, Kernels.panel)
    let (stride, table) = (Self.stride, Kernels.best.table)
    let (left, right) = (left.withPointer { SharedConstPointer($0) }, right.withPointer { SharedConstPointer($0) })
    product.withMutablePointer { product in
      let product = SharedPointer(product)
      parallel.run(jobs: side / rows) { _, job in
        for start in Swift.stride(from: 0, to: side, by: depth) {
          table.gemm(
            CInt(rows), CInt(side), CInt(depth), left + (job * rows * stride + start), stride, 1,
            right + start * panel, panel, side * panel, product + job * rows * stride, stride,
            start == 0 ? 0 : 1)
        }
      }
    }
  }

  private mutating func multiplyByOpenBLAS() {
    let (side, stride) = (CInt(Self.side), CInt(Self.stride))
    // The trainer leaves OpenBLAS one thread and brings its own; alone it takes all.
    openblas_set_num_threads(CInt(parallel.workers))
    defer { BLAS.useCallingThread() }
    left.withPointer { left in
      right.withPointer { right in
        product.withMutablePointer {
          cblas_sgemm(
            CblasRowMajor, CblasNoTrans, CblasNoTrans, side, side, side, 1, left, stride, right, stride, 0,
            $0, stride)
        }
      }
    }
  }
}
