/// What counts at a hub: the configuration with what it leaves open filled in.
struct SettingsInForce {
  private let settings: [(key: String, value: String?)]

  init(of home: HubHome) {
    let configuration = home.configuration
    settings =
      [("home", Folder.absolute(home.folder))]
      + HubConfiguration.Key.allCases.map { key in
        let value =
          switch key {
          case .exports: home.exports
          case .sendTo: home.sendTo
          case .receiptsFrom: home.receiptsFrom
          case .hub, .programme, .language, .nightly, .onBattery: configuration.value(of: key)
          }
        return (key.rawValue, value)
      }
  }

  var text: String {
    let width = (settings.map(\.key.count).max() ?? 0) + 2
    return settings.map { setting in
      setting.key + String(repeating: " ", count: width - setting.key.count) + (setting.value ?? "-")
    }.joined(separator: "\n")
  }

  var json: String {
    let known = Dictionary(uniqueKeysWithValues: settings.map { ($0.key, $0.value) })
    return JSONText.of(known)
  }
}
