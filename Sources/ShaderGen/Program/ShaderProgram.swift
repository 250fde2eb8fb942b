import NCAModel

/// One automaton, or several grafted onto each other, as passes over textures, before any dialect has written it down.
public struct ShaderProgram: Equatable, Sendable {
  /// What a reader of the text should know of the models: a stranger's words, one a line.
  public var header: [String]
  public var layout: StateLayout
  public var profile: HostProfile
  /// Models that the program holds.
  public var modelCount: Int
  public var passes: [Pass]

  /// Lays automata out as passes, their weights written into the step.
  ///
  /// - Throws: ``ExportError`` for models that cannot share a program or a format that cannot hold the model's states.
  public init(
    _ automata: [Automaton], format: StateFormat = .rgba16f, profile: HostProfile = HostProfile(),
    precision: WeightPrecision = .bytes
  ) throws(ExportError) {
    try Self.check(automata, format)
    let first = automata[0]
    let limit = first.quantization?.stateLimit ?? Quantization.standardStateLimit
    let layout = StateLayout(
      channels: first.architecture.channels, format: format, limit: limit, placement: profile.placement)
    let arithmetic = CellArithmetic(profile.arithmetic)
    let graft =
      automata.count == 1
      ? nil : Graft(modelCount: automata.count, arithmetic, hasMap: profile.hasMap)
    let packing = StatePacking(layout, first.quantization)
    let rules: Rules
    do { rules = try Rules(automata, precision, graft) } catch { throw .weights("\(error)") }
    let builder = StepBuilder(
      layout: layout, profile: profile, mask: first.updateMask, rules: rules, packing: packing, graft: graft)

    header = automata.flatMap(Self.header)
    self.layout = layout
    self.profile = profile
    modelCount = automata.count
    passes = Self.stepsInHalves(automata, profile) ? [builder.update, builder.apply] : [builder.step]
    passes.append(.display(layout, packing, profile))
    if profile.brush == .pass { passes.append(.paint(layout, packing, profile)) }
    if graft != nil, profile.hasMap { passes.append(.map(profile)) }
  }

  /// One automaton.
  public init(
    _ automaton: Automaton, format: StateFormat = .rgba16f, profile: HostProfile = HostProfile(),
    precision: WeightPrecision = .bytes
  ) throws(ExportError) {
    try self.init([automaton], format: format, profile: profile, precision: precision)
  }

  /// Below this, half of the rule's arithmetic is worth less than a second pass over the state, a second draw and a
  /// second text.
  private static let leastHiddenForHalves = 16

  /// Of every two neighbours one updates: half as many columns can do all the work.
  private static func stepsInHalves(_ automata: [Automaton], _ profile: HostProfile) -> Bool {
    profile.hasHalfWidthPasses && automata[0].updateMask == .pair
      && automata.map(\.architecture.hidden).reduce(0, +) >= leastHiddenForHalves
  }

  private static func check(_ automata: [Automaton], _ format: StateFormat) throws(ExportError) {
    precondition(!automata.isEmpty, "a program needs a model")
    guard automata.count <= Graft.modelLimit else { throw .tooManyModels(automata.count) }
    let first = automata[0]
    for other in automata.dropFirst() {
      let isAlike =
        other.architecture.channels == first.architecture.channels && other.updateMask == first.updateMask
        && other.quantization?.stateLimit == first.quantization?.stateLimit
        && other.quantization?.stateLevels == first.quantization?.stateLevels
      guard isAlike else { throw .unlikeModels(first.card.name, other.card.name) }
    }
    guard automata.count == 1 || automata.allSatisfy({ $0.quantization?.isExact != true }) else {
      throw .exactGraft
    }
    let levels = first.quantization?.stateLevels ?? 0
    guard format != .rgba8 || levels <= Quantization.levels else { throw .exactStatesInBytes(levels: levels) }
  }

  private static func header(_ automaton: Automaton) -> [String] {
    let card = automaton.card
    let architecture = automaton.architecture
    let title = card.name.isEmpty ? "Texture" : card.name
    let author = card.author.map { " by " + $0 } ?? ""
    let shape = "NCA \(architecture.channels)/\(architecture.hidden)"
    let terms = [card.license, card.credit].compactMap { $0 }.filter { !$0.allSatisfy(\.isWhitespace) }
    return [title + author, shape] + terms
  }

  /// The pass for a purpose, if the program has one.
  public func pass(_ purpose: Pass.Purpose) -> Pass? { passes.first { $0.purpose == purpose } }

  /// Whether a step takes two passes: half as many columns as cells, then all.
  public var stepsInHalves: Bool { pass(.update) != nil }
}
