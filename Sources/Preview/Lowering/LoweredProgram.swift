import CSimulator

/// A program as the batch machine runs it: instructions, and where in its memory everything lies.
///
/// Offsets are in words of 32 bits. Memory begins with uniform words (constants, uniforms, uniform temporaries)
/// and goes on with slots of ``lanes`` words.
public struct LoweredProgram: Sendable {
  public var instructions: [sim_instruction]
  /// Pixels of a batch; a multiple of 16.
  public var lanes: Int
  /// Words of one thread's memory.
  public var memoryWords: Int
  /// What memory begins with: constants in their places, uniforms zero.
  public var initialWords: [UInt32]
  /// How many of the initial words are constants.
  public var constantWords: Int
  /// Quads where derivatives are used, rows otherwise.
  public var order: sim_order
  /// Uniforms and inputs, one after the other in their declarations' order.
  public var uniforms: [UniformPlace]
  public var outputs: [OutputPlace]
  /// Two slots, x and y, that want the pixels' centres before each batch; nil where unused.
  public var coordinates: Int?
  /// A slot that wants to be true before each batch where a lane is a pixel of the picture; nil where no trap is set.
  public var covered: Int?
  /// A slot that is true where the pixel was discarded; nil where nothing discards.
  public var discarded: Int?
  /// What a `trap_if` reports, by its first immediate.
  public var traps: [TrapSite]

  /// Where a caller's value goes: a uniform, an `in` variable, `gl_FrontFacing` or `gl_PointCoord`.
  public struct UniformPlace: Sendable {
    public var name: String
    public var type: GLSLType
    public var isInput: Bool
    /// First of `type.scalarCount` uniform words (bools all bits or none); a sampler's is unused.
    public var offset: Int
    /// The first texture unit of a sampler or an array of samplers; nil for everything else. Samplers within
    /// structures are uniforms of their own here, `s.field`.
    public var unit: Int?
  }

  /// Where a fragment output's value is found after a batch.
  public struct OutputPlace: Sendable {
    /// As declared; elements of arrays `name[i]`; `gl_FragColor`, `gl_FragData[i]`.
    public var name: String
    /// Framebuffer attachment.
    public var location: Int
    /// Scalar or vector.
    public var type: GLSLType
    /// First of its slots: lanes, always.
    public var offset: Int
  }
}

/// A place in a shader where something undefined may happen, and what.
public struct TrapSite: Hashable, Sendable {
  public var kind: TrapKind
  public var location: SourceLocation
  /// What is named in the report: a variable, a function, an operator.
  public var subject: String
  /// How the values that a trap leaves are to be read.
  public var values: ScalarKind

  public init(kind: TrapKind, location: SourceLocation, subject: String, values: ScalarKind) {
    self.kind = kind
    self.location = location
    self.subject = subject
    self.values = values
  }
}

/// Undefined behaviour that can be watched for.
public enum TrapKind: String, Hashable, Sendable, CaseIterable {
  /// NaN or infinity comes out of an operation whose operands are finite.
  case nonFinite = "nan"
  /// Division or remainder by zero.
  case divisionByZero = "division"
  /// An index, or `texelFetch` coordinates, out of range.
  case outOfRange = "range"
  /// A variable is read before it is written.
  case uninitialized = "uninitialized"
  /// A built-in function, conversion or shift outside of its domain.
  case undefinedArgument = "argument"
  /// A texture is read that the same pass draws to.
  case feedback = "feedback"
}
