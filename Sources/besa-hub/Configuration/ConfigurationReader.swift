import Programme

/// Reads the settings of a `config.yaml` one by one and notes everything that is wrong with them.
struct ConfigurationReader {
  private let settings: SettingsFile
  private(set) var faults: [ConfigurationFault] = []

  init(_ settings: SettingsFile) {
    self.settings = settings
    let known = HubConfiguration.Key.allCases.map(\.rawValue)
    for setting in settings.settings where !known.contains(setting.key) {
      let nearest = NearestWord.nearest(to: setting.key, among: known)
      faults.append(.unknownKey(setting.key, line: setting.place.line, nearest: nearest, known: known))
    }
  }

  /// A name without a slash, which must be there; empty after a fault.
  mutating func name(_ key: HubConfiguration.Key) -> String {
    guard let setting = settings[key.rawValue] else {
      faults.append(.missing(key))
      return ""
    }
    guard let text = text(key) else { return "" }
    if text.contains("/") || text.hasPrefix(".") { faults.append(.notAName(key, line: setting.place.line)) }
    return text
  }

  /// A path, which must be there; empty after a fault.
  mutating func path(_ key: HubConfiguration.Key) -> String {
    if settings[key.rawValue] == nil { faults.append(.missing(key)) }
    return folder(key) ?? ""
  }

  mutating func choice(_ key: HubConfiguration.Key, of choices: [String]) -> String? {
    guard let text = text(key) else { return nil }
    if !choices.contains(text) { fault(key) { .notOneOf(key, choices, line: $0) } }
    return text
  }

  mutating func time(_ key: HubConfiguration.Key) -> TimeOfDay? {
    guard let text = text(key) else { return nil }
    let time = TimeOfDay(text)
    if time == nil { fault(key) { .noTime(key, line: $0) } }
    return time
  }

  mutating func folder(_ key: HubConfiguration.Key) -> String? {
    guard let text = text(key) else { return nil }
    if !Folder.isPossible(text) { fault(key) { .noFolder(key, line: $0) } }
    return text
  }

  /// What stands behind a key that is there.
  private mutating func text(_ key: HubConfiguration.Key) -> String? {
    guard let setting = settings[key.rawValue] else { return nil }
    if setting.text.isEmpty { faults.append(.empty(key, line: setting.place.line)) }
    return setting.text.isEmpty ? nil : setting.text
  }

  private mutating func fault(_ key: HubConfiguration.Key, _ make: (Int) -> ConfigurationFault) {
    faults.append(make(settings[key.rawValue]?.place.line ?? 1))
  }
}
