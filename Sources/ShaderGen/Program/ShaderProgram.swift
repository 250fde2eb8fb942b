import NCAModel

/// An automaton as passes over textures, before any dialect has written it down.
public struct ShaderProgram: Equatable, Sendable {
  /// What a reader of the text should know of the model: a stranger's words, one a line.
  public var header: [String]
  public var layout: StateLayout
  public var passes: [Pass]

  /// Lays an automaton out as step, display and paint passes, its weights written into the step.
  public init(_ automaton: Automaton, format: StateFormat = .rgba16f) {
    let card = automaton.card
    let architecture = automaton.architecture
    let title = card.name.isEmpty ? "Texture" : card.name
    let author = card.author.map { " by " + $0 } ?? ""
    let shape = "NCA \(architecture.channels)/\(architecture.hidden)"
    let terms = [card.license, card.credit].compactMap { $0 }.filter { !$0.isEmpty }
    header = [title + author, ([shape] + terms).joined(separator: ", ")]
    let layout = StateLayout(
      channels: architecture.channels, format: format,
      limit: automaton.quantization?.stateLimit ?? Quantization.standardStateLimit)
    self.layout = layout
    passes = [.step(automaton, layout), .display(layout), .paint(layout)]
  }

  /// The pass for a purpose.
  public func pass(_ purpose: Pass.Purpose) -> Pass {
    guard let pass = passes.first(where: { $0.purpose == purpose }) else {
      preconditionFailure("the program has no \(purpose) pass")
    }
    return pass
  }
}
