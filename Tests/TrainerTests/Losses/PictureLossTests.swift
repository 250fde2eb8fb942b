import Testing
import Trainer

@Suite("Losses on pixels")
struct PictureLossTests {
  let picture: Tensor
  let target: Tensor

  init() {
    var generator = SplitMix64(seed: 2)
    picture = Tensor(shape: [1, 3, 5, 4], values: generator.uniform(60, in: 0...1))
    target = Tensor(shape: [1, 3, 5, 4], values: generator.uniform(60, in: 0...1))
  }

  func expectSlopes(_ loss: some PictureLoss) {
    var gradient = Tensor(shape: picture.shape, repeating: 1)
    _ = loss.value(picture, addingGradientTo: &gradient)
    for i in 0..<picture.count {
      func value(_ step: Float) -> Double {
        var (moved, ignored) = (picture, Tensor(shape: picture.shape))
        moved[i] += step
        return Double(loss.value(moved, addingGradientTo: &ignored))
      }
      let slope = (value(1e-3) - value(-1e-3)) / 2e-3
      // What was in the gradient before stays.
      #expect(abs(slope - Double(gradient[i] - 1)) < 2e-3 + 0.05 * abs(slope), "\(i)")
    }
  }

  @Test("Pixel loss is the mean squared error")
  func pixel() {
    expectSlopes(PixelLoss(target: target, weight: 30))
    var gradient = Tensor(shape: picture.shape)
    let mean = zip(picture.values, target.values).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 60
    #expect(abs(PixelLoss(target: target).value(picture, addingGradientTo: &gradient) - mean) < 1e-6)
    #expect(PixelLoss(target: picture).value(picture, addingGradientTo: &gradient) == 0)
  }

  @Test("Mean colour loss")
  func meanColor() {
    expectSlopes(MeanColorLoss(target: [0.9, 0.1, 0.4], weight: 200))
    var gradient = Tensor(shape: [1, 3, 1, 2])
    let two = Tensor(shape: [1, 3, 1, 2], values: [0, 1, 0, 0, 1, 1])
    #expect(MeanColorLoss(target: [0.5, 0, 0.7]).value(two, addingGradientTo: &gradient) == Float(0.3) * 0.3 / 3)
  }

  @Test("Total variation counts steps and is least for a flat picture")
  func totalVariation() {
    expectSlopes(TotalVariationLoss(weight: 20))
    func value(_ values: [Float]) -> Float {
      var gradient = Tensor(shape: [1, 3, 1, 4])
      return TotalVariationLoss().value(
        Tensor(shape: [1, 3, 1, 4], values: values + values + values), addingGradientTo: &gradient)
    }
    #expect(abs(value([0.3, 0.3, 0.3, 0.3]) - 0.01) < 1e-6)
    #expect(abs(value([0, 0, 1, 1]) - (1.00005 + 0.03) / 4) < 1e-4)
  }
}
