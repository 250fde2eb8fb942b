/// What can keep a well-formed program from drawing.
public enum DrawError: Error, Equatable, Sendable, CustomStringConvertible {
  case noAttachment
  /// Attachments are planes of one size.
  case attachmentSizes
  /// An output of floats goes to floats, of ints to ints.
  case attachmentKind(output: String, needs: ScalarKind)
  case unknownUniform(String)
  /// What was given for a uniform does not have its shape.
  case uniformShape(name: String, type: String, scalars: Int, given: Int)
  /// A number that the uniform's type cannot hold.
  case uniformRange(name: String, type: String)
  /// A name that is no sampler's.
  case notASampler(String)
  case textureKind(sampler: String, type: String)
  case trap(TrapReport)
  /// A loop has run longer than ``ShaderLimit/work``.
  case endless(ShaderLimit)

  public var description: String {
    switch self {
    case .noAttachment: "nothing to draw to; attach a texture"
    case .attachmentSizes: "textures of a framebuffer differ in size; make them planes of one size"
    case .attachmentKind(let output, let needs):
      "output \(ShaderProblem.shorten(output)) needs a texture of \(needs)s"
    case .unknownUniform(let name):
      "the shader has no uniform \(ShaderProblem.shorten(name)); remove it or correct its name"
    case .uniformShape(let name, let type, let scalars, let given):
      "uniform \(ShaderProblem.shorten(name)) is \(type); give \(scalars) numbers, not \(given)"
    case .uniformRange(let name, let type):
      "a number given for uniform \(ShaderProblem.shorten(name)) is no \(type)"
    case .notASampler(let name): "the shader has no sampler \(ShaderProblem.shorten(name))"
    case .textureKind(let sampler, let type):
      "sampler \(ShaderProblem.shorten(sampler)) is \(type); the texture is of another kind"
    case .trap(let report): report.description
    case .endless(let limit): limit.description
    }
  }
}

/// Undefined behaviour that was watched for and has happened.
public struct TrapReport: Error, Equatable, Sendable, CustomStringConvertible {
  public var file: String
  public var site: TrapSite
  /// The first such pixel, from the left and from the bottom.
  public var pixel: (x: Int, y: Int)
  /// What it happened to, as numbers.
  public var values: [Double]

  public static func == (left: TrapReport, right: TrapReport) -> Bool {
    left.file == right.file && left.site == right.site && left.pixel == right.pixel && left.values == right.values
  }

  /// `file:line:column: trap: what, at which pixel, with which values`.
  public var description: String {
    let numbers = values.map { site.values == .float ? "\(Float($0))" : "\(Int64($0))" }.joined(separator: ", ")
    let suffix = numbers.isEmpty ? "" : " (\(numbers))"
    return
      "\(file):\(site.location): trap: \(site.kind.sentence(site.subject)) at pixel \(pixel.x), \(pixel.y)\(suffix)"
  }
}

extension TrapKind {
  /// What has happened to a subject.
  func sentence(_ subject: String) -> String {
    switch self {
    case .nonFinite: "\(subject) gives NaN or infinity"
    case .divisionByZero: "\(subject) divides by zero"
    case .outOfRange: "\(subject) is out of range"
    case .uninitialized: "\(subject) is read before it is written"
    case .undefinedArgument: "\(subject) is undefined for its argument"
    case .feedback: "\(subject) is read and drawn to by the same pass"
    }
  }
}
