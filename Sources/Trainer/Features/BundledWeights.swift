import Foundation

extension FeatureNetwork {
  /// Loads the VGG16 weights that come with the program.
  ///
  /// Looks beside the installed commands (`PREFIX/share/nca`), then in the package's own resources.
  ///
  /// - Throws: ``FeatureNetworkError/missingResource(searched:)`` when they are in none of these places.
  public static func bundled(
    kernels: Kernels = .best, parallel: Parallel = Parallel()
  ) throws(FeatureNetworkError) -> FeatureNetwork {
    let candidates = BundledWeights.candidates
    guard let path = candidates.first(where: { FileManager.default.isReadableFile(atPath: $0) }) else {
      throw .missingResource(searched: candidates)
    }
    return try load(path: path, kernels: kernels, parallel: parallel)
  }
}

/// Where the bundled weights may lie.
enum BundledWeights {
  static let fileName = "vgg16-features-f16.safetensors"

  static var candidates: [String] {
    let folder = (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0]))
      .resolvingSymlinksInPath().deletingLastPathComponent()
    // Bundle.module stops the program when its bundle is missing, as it is once installed: the folder of
    // the running binary, where SwiftPM puts the bundle, is looked at by hand.
    return [
      folder.appendingPathComponent("../share/nca/\(fileName)").standardizedFileURL.path,
      folder.appendingPathComponent("nca_Trainer.resources/\(fileName)").path,
    ]
  }
}
