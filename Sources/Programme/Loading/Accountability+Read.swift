extension Accountability {
  static func read(_ value: Value) -> Accountability? {
    guard let section = value.section(["controller", "basis", "condition", "consulted", "retention"]) else {
      return nil
    }
    let controller = section.required("controller")?.text()
    let basis = section.required("basis")?.text()
    let condition = section.required("condition")?.text()
    let consulted = section.optional("consulted").map { $0.texts() } ?? []
    let retention = section.required("retention").flatMap(Retention.read)
    guard let controller, let basis, let condition, let consulted, let retention else { return nil }
    return Accountability(
      controller: controller, basis: basis, condition: condition, consulted: consulted, retention: retention)
  }
}

extension Accountability.Retention {
  /// Days; ten years is longer than any programme.
  private static let days = 1...3_650

  static func read(_ value: Value) -> Accountability.Retention? {
    guard let section = value.section(["bundles", "drafts", "quarantine"]) else { return nil }
    let bundles = section.required("bundles")?.integer(in: days)
    let drafts = section.required("drafts")?.integer(in: days)
    let quarantine = section.required("quarantine")?.integer(in: days)
    guard let bundles, let drafts, let quarantine else { return nil }
    return Self(bundles: bundles, drafts: drafts, quarantine: quarantine)
  }
}
