import ArgumentParser
import CommandSupport
import Trainer

/// `LAYER:CHANNEL`.
struct FeatureArgument: ExpressibleByArgument {
  let channel: FeatureChannel

  init?(argument: String) {
    guard let (layer, channel) = numberPair(argument, separator: ":") else { return nil }
    self.channel = FeatureChannel(layer: layer, channel: channel)
  }
}

/// `content`, `style`, `noise` or the path of a picture.
struct StartArgument: ExpressibleByArgument {
  let start: StylizeOptions.Start

  init?(argument: String) {
    switch argument {
    case "content": start = .content
    case "style": start = .style
    case "noise": start = .noise
    case "": return nil
    default: start = .picture(path: argument)
    }
  }
}

/// `PART=NUMBER`.
struct WeightArgument: ExpressibleByArgument {
  let part: LossPart
  let weight: Float

  init?(argument: String) {
    let fields = argument.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 2, let part = LossPart(rawValue: fields[0]), let weight = Float(fields[1]) else {
      return nil
    }
    (self.part, self.weight) = (part, weight)
  }
}

/// `RRGGBB` in hexadecimal, with or without `#`.
struct ColorArgument: ExpressibleByArgument {
  let components: [Float]

  init?(argument: String) {
    let digits = argument.hasPrefix("#") ? argument.dropFirst() : Substring(argument)
    guard digits.count == 6, digits.allSatisfy(\.isHexDigit), let value = Int(digits, radix: 16) else { return nil }
    components = [16, 8, 0].map { Float(value >> $0 & 255) / 255 }
  }
}

extension ParametrizationKind: ExpressibleByArgument {}
extension OptimizerKind: ExpressibleByArgument {}
extension ScheduleKind: ExpressibleByArgument {}
extension StyleLossKind: ExpressibleByArgument {}
