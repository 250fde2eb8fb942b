import COpenBLAS

/// Matrix products by OpenBLAS on the calling thread; all matrices dense and row-major.
package enum BLAS {
  /// Leaves threads to ``Parallel``: two products at once beat one on two threads.
  package static func useCallingThread() { openblas_set_num_threads(1) }

  /// c `[n, n]` = scale · aᵀ a, a is `[rows, n]`.
  package static func gram(
    _ a: UnsafePointer<Float>, rows: Int, n: Int, scale: Float, into c: UnsafeMutablePointer<Float>
  ) {
    let (n, rows) = (CInt(n), CInt(rows))
    cblas_sgemm(
      CblasRowMajor, CblasTrans, CblasNoTrans, n, n, rows, scale, a, n, a, n, 0, c, n)
  }

  /// c `[n, rows]` = bᵀ aᵀ, a is `[rows, k]`, b is `[k, n]`; rows of c lie `stride` floats apart.
  package static func project(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, rows: Int, k: Int, n: Int,
    into c: UnsafeMutablePointer<Float>, stride: Int
  ) {
    let (rows, k, n) = (CInt(rows), CInt(k), CInt(n))
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasTrans, n, rows, k, 1, b, n, a, k, 0, c, CInt(stride))
  }

  /// a `[rows, k]` = cᵀ bᵀ, c is `[n, rows]`, b is `[k, n]`: the way back of ``project(_:_:rows:k:n:into:stride:)``.
  package static func projectBack(
    _ c: UnsafePointer<Float>, _ b: UnsafePointer<Float>, rows: Int, k: Int, n: Int, stride: Int,
    into a: UnsafeMutablePointer<Float>
  ) {
    let (rows, k, n) = (CInt(rows), CInt(k), CInt(n))
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasTrans, rows, k, n, 1, c, CInt(stride), b, n, 0, a, k)
  }

  /// c `[rows, n]` = scale · a b, a is `[rows, k]`, b is `[k, n]`.
  package static func multiply(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, rows: Int, k: Int, n: Int, scale: Float,
    into c: UnsafeMutablePointer<Float>
  ) {
    let (rows, k, n) = (CInt(rows), CInt(k), CInt(n))
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, n, k, scale, a, k, b, n, 0, c, n)
  }
}
