import Imaging
import NCAModel
import Trainer

/// Tells how near an automaton's texture comes to a picture, whoever has trained it.
///
/// The automaton runs from the seed for ``steps`` steps on a grid of the target's size; the style loss of what it
/// shows then is ``FidelityMeter``'s, whose directions never change.
struct Judge {
  private var meter: FidelityMeter

  /// Several times as many as a training's longest rollout.
  static let steps = 512
  /// Names the update masks.
  private static let seed: UInt32 = 1

  init(target: Image) throws {
    meter = try FidelityMeter(target: target, network: .bundled())
  }

  /// The style loss; nil when the states explode.
  mutating func styleLoss(of automaton: Automaton) throws -> Float? {
    var simulation = Simulation(automaton, width: meter.width, height: meter.height, seed: Self.seed)
    simulation.step(Self.steps)
    guard simulation.state.values.allSatisfy(\.isFinite) else { return nil }
    let loss = try meter.styleLoss(of: simulation.picture)
    return loss.isFinite ? loss : nil
  }
}

extension Image {
  /// What is learnt of a picture: its centre, at the grid's size.
  static func target(path: String, size: Int) throws -> Image {
    try TargetCrop.center.target(from: ImageFile.read(path: path), width: size, height: size, path: path)
  }
}
