import Imaging
import NCAModel

/// Runs an automaton for thousands of steps, on the training grid and on a larger one, and judges what it sees.
///
/// Training looks at a hundred steps at most. What dies, freezes, drifts or explodes does so later.
public struct LongRollout: Sendable {
  /// Steps from the seed.
  public var steps = 2000
  /// Grid sides, in units of the training grid's.
  public var scales = [1, 2]
  /// Looks at the automaton, spread over the second half of the steps.
  public var looks = 3
  /// Names the run's update masks.
  public var seed: UInt32 = 1

  public init() {}

  /// What was seen on one grid.
  public struct Observation: Sendable {
    public let width: Int
    public let height: Int
    public let verdict: Verdict
    /// The largest style loss of all looks; infinite after an explosion.
    public let styleLoss: Float
    /// What it showed last.
    public let picture: Image
  }

  /// What was seen on all grids.
  public struct Report: Sendable {
    public let observations: [Observation]
    public let steps: Int
    /// The worst verdict.
    public let verdict: Verdict
    /// The largest style loss.
    public let styleLoss: Float
    /// In decibels, from that loss; see ``FidelityMeter/fidelity(ofStyleLoss:)``.
    public let fidelity: Float
  }

  /// States beyond this have left the range of training, which ends at 1, for good.
  static let driftLimit: Float = 8
  static let explosionLimit: Float = 1e3
  /// Less contrast than this share of the target's is death.
  static let deathContrast: Float = 0.15
  /// A look goes away when its loss, in decibels, falls by more than this after the first look.
  static let driftDecibels: Float = 4
  /// Steps over which movement is measured, and the mean change of rgb below which nothing moves.
  static let movementSteps = 8
  static let movementLimit: Float = 1e-4

  /// Runs and judges.
  public func run(
    _ automaton: Automaton, meter: inout FidelityMeter, kernels: Kernels = .best, parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) -> Report {
    var observations: [Observation] = []
    for scale in scales {
      let simulation = Simulation(
        automaton, width: meter.width * scale, height: meter.height * scale, seed: seed, kernels: kernels,
        parallel: parallel)
      observations.append(try observe(simulation, &meter))
    }
    let styleLoss = observations.map(\.styleLoss).max() ?? .infinity
    return Report(
      observations: observations, steps: steps,
      verdict: observations.map(\.verdict).max { $0.severity < $1.severity } ?? .holds, styleLoss: styleLoss,
      fidelity: meter.fidelity(ofStyleLoss: styleLoss))
  }

  private func observe(
    _ simulation: Simulation, _ meter: inout FidelityMeter
  ) throws(FeatureNetworkError) -> Observation {
    var simulation = simulation
    var losses: [Float] = []
    var isMoving = false
    func observation(_ verdict: Verdict) -> Observation {
      Observation(
        width: simulation.width, height: simulation.height, verdict: verdict,
        styleLoss: verdict == .explodes ? .infinity : losses.max() ?? .infinity, picture: simulation.picture)
    }
    for look in 1...looks {
      let step = steps / 2 + steps / 2 * look / looks
      simulation.step(max(0, step - Self.movementSteps - simulation.stepCount))
      let before = simulation.picture
      simulation.step(step - simulation.stepCount)
      guard simulation.largestState <= Self.explosionLimit else { return observation(.explodes) }
      let picture = simulation.picture
      losses.append(try meter.styleLoss(of: picture))
      if picture.meanChange(from: before) > Self.movementLimit { isMoving = true }
    }
    if simulation.picture.contrast < Self.deathContrast * meter.contrast { return observation(.dies) }
    let fading = meter.fidelity(ofStyleLoss: losses[0]) - meter.fidelity(ofStyleLoss: losses[losses.count - 1])
    if simulation.largestState > Self.driftLimit || fading > Self.driftDecibels { return observation(.drifts) }
    return observation(isMoving ? .holds : .freezes)
  }
}

extension Simulation {
  /// Largest absolute state; infinite when one is not a number.
  var largestState: Float {
    state.values.reduce(Float(0)) { $1.isNaN ? .infinity : max($0, abs($1)) }
  }
}

extension Image {
  /// Mean absolute difference of rgb between two pictures of one size.
  fileprivate func meanChange(from other: Image) -> Float {
    let (now, before) = (rgbPlanes(), other.rgbPlanes())
    return zip(now, before).reduce(Float(0)) { $0 + abs($1.0 - $1.1) } / Float(now.count)
  }
}
