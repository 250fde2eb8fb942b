import CSimulator
import Dispatch
import Foundation
import Synchronization

extension Program {
  /// Runs the shader once for every pixel of a framebuffer.
  ///
  /// A texture that is read and drawn to at once is read as it was before, unless ``TrapKind/feedback`` is
  /// watched for.
  ///
  /// - Parameter workers: threads; results do not depend on their number.
  /// - Throws: ``DrawError``; after a trap or an endless loop some of the pixels are drawn.
  public func draw(
    into framebuffer: Framebuffer, workers: Int = ProcessInfo.processInfo.activeProcessorCount
  ) throws(DrawError) {
    let targets = try targets(in: framebuffer)
    let bound = try boundTextures(drawingTo: framebuffer)
    let batch = BatchRun(
      program: self, width: framebuffer.width, height: framebuffer.height, targets: targets,
      textures: withExtendedLifetime(bound) { bindings(of: bound) })
    let threads = max(1, min(workers, batch.batchCount))
    let next = Atomic(0)
    let failures = Mutex<[BatchRun.Failure]>([])
    withExtendedLifetime(bound) {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        let failure = batch.run { next.wrappingAdd(1, ordering: .relaxed).oldValue }
        if let failure {
          failures.withLock { $0.append(failure) }
          // The others finish the batch at hand.
          next.add(batch.batchCount, ordering: .relaxed)
        }
      }
    }
    if let first = failures.withLock({ $0 }).min(by: { $0.pixel < $1.pixel }) { throw error(first, framebuffer) }
  }

  private func error(_ failure: BatchRun.Failure, _ framebuffer: Framebuffer) -> DrawError {
    guard let trap = failure.trap else { return .endless(.work) }
    let site = lowered.traps[trap]
    let values = failure.values.map { word -> Double in
      switch site.values {
      case .float: Double(Float(bitPattern: word))
      case .int: Double(Int32(bitPattern: word))
      case .uint: Double(word)
      case .bool: word == 0 ? 0 : 1
      }
    }
    let pixel = (x: failure.pixel % framebuffer.width, y: failure.pixel / framebuffer.width)
    return .trap(TrapReport(file: file, site: site, pixel: pixel, values: values))
  }

  /// Outputs that have an attachment.
  private func targets(in framebuffer: Framebuffer) throws(DrawError) -> [BatchRun.Target] {
    var targets: [BatchRun.Target] = []
    for output in lowered.outputs where output.location < framebuffer.attachments.count {
      guard let texture = framebuffer.attachments[output.location] else { continue }
      let kind = output.type.componentKind ?? .float
      guard texture.format.kind == kind else { throw .attachmentKind(output: output.name, needs: kind) }
      targets.append(
        BatchRun.Target(
          texture: texture, offset: output.offset,
          components: min(texture.format.components, output.type.scalarCount)))
    }
    return targets
  }

  /// Textures by unit; one that is drawn to at the same time is replaced by what it holds now.
  private func boundTextures(drawingTo framebuffer: Framebuffer) throws(DrawError) -> [Texture?] {
    var bound: [Texture?] = []
    for (unit, texture) in units.enumerated() {
      guard let texture, framebuffer.attachments.contains(where: { $0 === texture }) else {
        bound.append(texture)
        continue
      }
      if options.traps.contains(.feedback) { throw .trap(feedbackReport(unit: unit)) }
      bound.append(texture.copy())
    }
    return bound
  }

  private func bindings(of textures: [Texture?]) -> [sim_texture] {
    var bindings = textures.map { $0?.binding ?? Texture.unbound(.float) }
    for place in lowered.uniforms {
      guard let unit = place.unit, case .sampler(let sampler) = place.type.elementOrSelf else { continue }
      for index in unit..<unit + place.type.samplerCount where textures[index] == nil {
        bindings[index] = Texture.unbound(sampler.component)
      }
    }
    return bindings
  }

  private func feedbackReport(unit: Int) -> TrapReport {
    let place = lowered.uniforms.first { place in
      place.unit.map { $0..<$0 + place.type.samplerCount }?.contains(unit) == true
    }
    let site = TrapSite(
      kind: .feedback, location: SourceLocation(line: 1, column: 1), subject: place?.name ?? "a sampler", values: .float
    )
    return TrapReport(file: file, site: site, pixel: (0, 0), values: [])
  }
}

extension GLSLType {
  /// An array's element, or the type itself.
  var elementOrSelf: GLSLType {
    if case .array(let element, _) = self { element } else { self }
  }
}
