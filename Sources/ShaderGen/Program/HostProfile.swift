/// What a host of shaders offers, as far as it changes the passes that an automaton becomes.
public struct HostProfile: Hashable, Sendable {
  /// How positions and draws are counted: with integers, or with floats that hold integers below 2^24.
  public enum Arithmetic: Hashable, Sendable { case integers, floats }

  /// Where a cell's channels lie: four a texture, written at once, or side by side in one texture.
  public enum Placement: Hashable, Sendable { case textures, interleaved }

  /// Who sets the cells under the brush back: a pass of its own, or every step.
  public enum Brush: Hashable, Sendable { case pass, step }

  public var arithmetic = Arithmetic.integers
  public var placement = Placement.textures
  public var brush = Brush.pass
  /// Whether the host can draw into a texture of half the grid's width between two steps.
  public var hasHalfWidthPasses = false
  /// Whether the state's texture may be larger than the grid.
  public var hasMargin = false
  /// Whether the host may ask for a step in which nothing happens.
  public var canHold = false
  /// Whether a texture says which model a cell obeys; without one, models lie in bands side by side.
  public var hasMap = false
  /// Whether a texture of the grid's size drives each cell: red is the share of its updates that it takes, green its
  /// angle in turns where the ``Steering/Field`` is that of the light.
  public var hasLight = false

  public init() {}
}
