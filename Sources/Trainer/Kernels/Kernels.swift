import CKernels

/// The trainer's hot kernels for one instruction set.
public struct Kernels: Sendable {
  /// Vector extensions that kernels are compiled for.
  public enum InstructionSet: String, CaseIterable, Sendable {
    case baseline, avx2, avx512, neon
  }

  package let table: nca_kernels

  /// The fastest kernels that this processor runs.
  public static let best = Kernels(table: nca_kernels_best().pointee)

  /// The kernels for an instruction set; nil where this processor lacks it.
  public init?(_ instructionSet: InstructionSet) {
    let isa =
      switch instructionSet {
      case .baseline: NCA_ISA_BASELINE
      case .avx2: NCA_ISA_AVX2
      case .avx512: NCA_ISA_AVX512
      case .neon: NCA_ISA_NEON
      }
    guard let table = nca_kernels_for(isa) else { return nil }
    self.init(table: table.pointee)
  }

  private init(table: nca_kernels) { self.table = table }

  /// Name of the instruction set.
  public var name: String { String(cString: table.name) }

  /// Lengths of vectors in floats, to which kernels want some lengths padded.
  package static let lanes = Int(NCA_LANES)
  /// Columns of a packed matrix panel.
  package static let panel = Int(NCA_PANEL)
}

/// `value` rounded up to a multiple.
package func roundUp(_ value: Int, to multiple: Int) -> Int {
  (value + multiple - 1) / multiple * multiple
}
