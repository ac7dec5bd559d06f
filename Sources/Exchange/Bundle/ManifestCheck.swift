internal import Programme

extension BundleManifest {
  /// Longest manifest that is read.
  static let mostBytes = 1 << 20

  /// What a manifest must hold whoever wrote it.
  ///
  /// - Throws: ``ExchangeError/badName(what:)``, ``ExchangeError/manifestMismatch(file:hub:what:)``.
  func check(file: String) throws(ExchangeError) {
    try PlainName.require(programme, "programme in \(file)")
    try PlainName.require(hub, "hub in \(file)")
    try PlainName.require(epoch, "epoch in \(file)")
    try PlainName.require(period, "period in \(file)")
    try PlainName.require(normaliser, "normaliser in \(file)")
    for name in dataQuality.keys { try PlainName.require(name, "data quality count in \(file)") }
    let isRight =
      format == Self.currentFormat && sequence >= 1 && (previous == nil || sequence > 1) && !recipients.isEmpty
      && withoutConsent >= 0 && dataQuality.values.allSatisfy { $0 >= 0 }
      && files.allSatisfy { $0.rows >= 0 && $0.bytes >= 0 }
    guard isRight else { throw .manifestMismatch(file: file, hub: hub, what: "a number or the format is wrong") }
  }
}
