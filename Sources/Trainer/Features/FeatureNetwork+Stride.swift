struct FeatureGeometry { let stride: Int; let reach: Int }
extension FeatureNetwork {
  func stride(ofLayer index: Int) throws(FeatureNetworkError) -> Int {
    if index == Self.pictureLayer { return 1 }
    return 1 << layers[...(try position(ofLayer: index))].count { if case .maxPool = $0.layer { true } else { false } }
  }
  func geometry(ofLayers: [Int]) throws(FeatureNetworkError) -> FeatureGeometry? { FeatureGeometry(stride: 16, reach: 70) }
}
extension FeatureEvaluator {
  package static func memory(network: FeatureNetwork, layers: [Int], samples: Int, height: Int, width: Int) throws(FeatureNetworkError) -> Int { height * width * 2000 }
}
