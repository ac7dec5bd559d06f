import Programme

extension HubConfiguration {
  /// The file's text: every setting once with a comment above it; one that has no value stands commented out.
  var text: String {
    Key.allCases.map { key in
      "# \(Self.comment(key))\n" + (value(of: key).map { SettingsFile.line(key.rawValue, $0) } ?? "# \(key.rawValue):")
    }.joined(separator: "\n") + "\n"
  }

  /// What stands behind a key.
  func value(of key: Key) -> String? {
    switch key {
    case .hub: hub
    case .programme: programme
    case .language: language
    case .exports: exports
    case .nightly: nightly.description
    case .sendTo: sendTo
    case .receiptsFrom: receiptsFrom
    case .onBattery: onBattery ? "yes" : "no"
    }
  }

  private static func comment(_ key: Key) -> String {
    switch key {
    case .hub: "The hub's id in the programme file and in the roster."
    case .programme: "The programme file, in this folder. Hubs and centre hold the same file, byte for byte."
    case .language: "What you read: en or sq. Without it, the computer's language."
    case .exports: "The folder into which you drop the exports."
    case .nightly: "When the night's work is done; later, if the computer is off then."
    case .sendTo: "The folder that bundles are copied to: a USB stick, or a folder that is synchronised."
    case .receiptsFrom: "The folder in which receipts come back. Without it, the same folder."
    case .onBattery: "Whether to work at night while the computer runs on its battery: yes or no."
    }
  }
}
