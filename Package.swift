// swift-tools-version: 6.1
import PackageDescription

// Debian keeps OpenBLAS's header and library in a folder of their own, behind update-alternatives:
// pkg-config knows both.
let package = Package(
  name: "nca",
  products: [
    .library(name: "NCAModel", targets: ["NCAModel"]),
    .library(name: "Imaging", targets: ["Imaging"]),
    .library(name: "Trainer", targets: ["Trainer"]),
    .library(name: "ShaderGen", targets: ["ShaderGen"]),
    .library(name: "Preview", targets: ["Preview"]),
    .executable(name: "nca-train", targets: ["nca-train"]),
    .executable(name: "nca-stylize", targets: ["nca-stylize"]),
    .executable(name: "nca-export", targets: ["nca-export"]),
    .executable(name: "nca-preview", targets: ["nca-preview"]),
    .executable(name: "nca-import", targets: ["nca-import"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // What an automaton is.
    .target(name: "NCAModel"),

    // Tensors in files, and automata among them.
    .target(name: "Safetensors", dependencies: ["NCAModel"]),

    // Pictures.
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev", "zlib1g-dev"])]),
    .systemLibrary(
      name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
    .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
    .systemLibrary(name: "CGIF", pkgConfig: "libgif", providers: [.apt(["libgif-dev"])]),
    .target(name: "CPNGDecoder", dependencies: ["CPNG"]),
    .target(name: "Imaging", dependencies: ["CPNG", "CPNGDecoder", "CTurboJPEG", "CWebP", "CGIF"]),

    // Models of other programs.
    .target(name: "ModelExchange", dependencies: ["NCAModel", "Safetensors", "Imaging"]),

    // Learning.
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .target(name: "CKernels"),
    .target(
      name: "Trainer", dependencies: ["NCAModel", "Safetensors", "Imaging", "COpenBLAS", "CKernels"],
      exclude: ["Resources/README.md"],
      resources: [.copy("Resources/vgg16-features-f16.safetensors")]),

    // Emitting and previewing.
    .target(
      name: "WebPlayer", path: "web", exclude: ["source"],
      resources: [
        .embedInCode("minified/page.html"), .embedInCode("minified/page.css"), .embedInCode("minified/page.js"),
        .embedInCode("minified/element.js"),
        .embedInCode("minified/gallery.html"), .embedInCode("minified/gallery.css"), .embedInCode("minified/gallery.js"),
      ]),
    .target(name: "ShaderGen", dependencies: ["NCAModel", "WebPlayer"]),
    .target(name: "CSimulator"),
    .target(name: "Preview", dependencies: ["CSimulator"]),
    // What hosts of shaders put around what a dialect emits, and how it does there.
    .target(name: "ShaderHosts", dependencies: ["NCAModel", "ShaderGen", "Preview"]),
    .target(name: "Playback", dependencies: ["NCAModel", "ShaderGen", "Preview", "Imaging"]),
    // Pages with pictures that the simulator grows.
    .target(name: "Publishing", dependencies: ["NCAModel", "ShaderGen", "Playback", "Imaging", "WebPlayer"]),

    // Commands, and what they have in common.
    .target(
      name: "CommandSupport",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .executableTarget(
      name: "nca-train",
      dependencies: [
        "NCAModel", "Imaging", "Trainer", "CommandSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "nca-stylize",
      dependencies: [
        "Trainer", "CommandSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "nca-export",
      dependencies: [
        "NCAModel", "ShaderGen", "ShaderHosts", "Publishing", "Safetensors", "CommandSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "nca-preview",
      dependencies: [
        "NCAModel", "ShaderGen", "Preview", "Playback", "Imaging", "CommandSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "nca-import",
      dependencies: [
        "ModelExchange", "Safetensors", "CommandSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Runs the trainer's forward pass for tests and pictures; not installed.
    .executableTarget(
      name: "nca-rollout",
      dependencies: [
        "NCAModel", "Imaging", "Trainer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/nca-rollout"),

    // Feeds the simulator with damaged shaders; not installed.
    .executableTarget(
      name: "nca-fuzz",
      dependencies: [
        "Preview", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/nca-fuzz"),

    // Times the trainer's parts beside a peer; not installed.
    .executableTarget(
      name: "nca-bench",
      dependencies: [
        "NCAModel", "Imaging", "Trainer", "COpenBLAS", "CKernels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/nca-bench"),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "NCAModelTests", dependencies: ["NCAModel"]),
    .testTarget(name: "SafetensorsTests", dependencies: ["Safetensors", "NCAModel"]),
    .testTarget(
      name: "ModelExchangeTests",
      dependencies: ["ModelExchange", "Safetensors", "NCAModel", "Imaging", "Trainer", "TestSupport"]),
    .testTarget(
      name: "ImagingTests", dependencies: ["Imaging", "TestSupport", "CTurboJPEG", "CWebP", "CGIF"]),
    .testTarget(
      name: "TrainerTests", dependencies: ["Trainer", "NCAModel", "Imaging", "CKernels"],
      exclude: ["Golden/Data"]),
    .testTarget(
      name: "ShaderGenTests", dependencies: ["ShaderGen", "ShaderHosts", "NCAModel", "Preview", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "ShaderGen", "NCAModel", "Imaging", "TestSupport"]),
    .testTarget(
      name: "PreviewTests", dependencies: ["Preview", "CSimulator", "TestSupport"], exclude: ["Corpus"]),
  ],
  swiftLanguageModes: [.v6]
)
