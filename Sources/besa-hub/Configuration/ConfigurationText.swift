import Programme

extension HubConfiguration {
  /// The file's text: every setting once with a comment above it; one that has no value stands commented out.
  func text(in words: Messages) -> String {
    Key.allCases.map { key in
      "# \(Self.comment(key, words))\n"
        + (value(of: key).map { SettingsFile.line(key.rawValue, $0) } ?? "# \(key.rawValue):")
    }.joined(separator: "\n") + "\n"
  }

  /// What stands behind a key.
  func value(of key: Key) -> String? {
    switch key {
    case .hub: hub
    case .programme: programme
    case .language: language?.rawValue
    case .exports: exports
    case .nightly: nightly.description
    case .sendTo: sendTo
    case .receiptsFrom: receiptsFrom
    case .onBattery: onBattery ? "yes" : "no"
    }
  }

  private static func comment(_ key: Key, _ words: Messages) -> String {
    switch key {
    case .hub: words("config.comment.hub")
    case .programme: words("config.comment.programme")
    case .language: words("config.comment.language")
    case .exports: words("config.comment.exports")
    case .nightly: words("config.comment.nightly")
    case .sendTo: words("config.comment.send_to")
    case .receiptsFrom: words("config.comment.receipts_from")
    case .onBattery: words("config.comment.on_battery")
    }
  }
}
