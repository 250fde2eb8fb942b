extension FeatureNetwork {
  func stride(ofLayer index: Int) throws(FeatureNetworkError) -> Int {
    if index == Self.pictureLayer { return 1 }
    return 1 << layers[...(try position(ofLayer: index))].count { if case .maxPool = $0.layer { true } else { false } }
  }
}
