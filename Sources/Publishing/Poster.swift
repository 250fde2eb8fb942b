import Foundation
import Imaging
import NCAModel
import Playback
import ShaderGen

/// A still of a grown texture, made by the simulator from the text that a browser would run.
public struct Poster: Equatable, Sendable {
  /// Part of the torus that is shown, in cells; also the grid that it grows on.
  public var width: Int
  public var height: Int
  /// Pixels across a cell.
  public var scale: Int
  /// Steps from the start state on.
  public var steps = Self.grownAfter

  /// Steps after which textures have grown.
  public static let grownAfter = 400
  /// What an index of many textures shows of each.
  public static let thumbnail = Poster(width: 208, height: 156, scale: 1)
  /// What sites show beside a link: 1200×630 pixels.
  public static let card = Poster(width: 240, height: 126, scale: 5)

  /// What a page carries of its texture: all of a small torus, so that it tiles.
  private static let tile = Poster(width: 64, height: 64, scale: 1)
  /// The same where few bytes are left.
  private static let smallTile = Poster(width: 32, height: 32, scale: 1)

  public init(width: Int, height: Int, scale: Int) {
    self.width = width
    self.height = height
    self.scale = scale
  }

  /// Grows the texture; cells blend where a cell is several pixels wide.
  ///
  /// - Throws: ``ExportError`` for a model that the options cannot hold.
  public func grow(_ automaton: Automaton, _ options: ExportOptions) throws -> Image {
    var player = try AutomatonPlayer(
      automaton, width: width, height: height, seed: options.seed, format: options.stateFormat ?? .rgba16f,
      precision: options.precision, isExact: options.exact)
    for _ in 0..<steps { try player.takeStep() }
    return try player.image(scale: scale, isSmooth: scale > 1)
  }

  /// Pictures of a texture for its page, as WebP files, the best first.
  static func stills(of automaton: Automaton, _ options: ExportOptions) throws -> [Data] {
    let (large, small) = (try tile.grow(automaton, options), try smallTile.grow(automaton, options))
    return [90, 75, 60, 45, 30, 15].map { large.webpData(quality: $0) }
      + [50, 25, 0].map { small.webpData(quality: $0) }
  }
}
