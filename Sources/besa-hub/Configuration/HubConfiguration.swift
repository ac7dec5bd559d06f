import Programme

/// `config.yaml` of a hub's folder: which hub it is, which programme file it follows, where files come from and go to,
/// and when the night's work is done.
struct HubConfiguration: Equatable {
  enum Key: String, CaseIterable {
    case hub, programme, language, exports, nightly
    case sendTo = "send_to"
    case receiptsFrom = "receipts_from"
    case onBattery = "on_battery"
  }

  static let usualNight = TimeOfDay(hour: 21, minute: 0)

  var hub: String
  /// Name of the programme file in the hub's folder.
  var programme: String
  /// What people read and write here: a language tag; `nil`: the computer's.
  var language: String?
  /// The folder with the exports, as it is written in the file.
  var exports: String?
  /// The folder that bundles are copied to.
  var sendTo: String?
  /// The folder in which receipts come back; `nil`: where bundles go.
  var receiptsFrom: String?
  var nightly = Self.usualNight
  /// Whether the night's work is also done while the computer runs on its battery.
  var onBattery = true

  init(hub: String, programme: String) {
    self.hub = hub
    self.programme = programme
  }

  /// - Throws: ``ConfigurationError`` with everything that is wrong.
  init(_ bytes: [UInt8], file: String) throws(ConfigurationError) {
    let settings: SettingsFile
    do throws(ProgrammeError) {
      settings = try SettingsFile(bytes, file: file)
    } catch {
      throw ConfigurationError(file: file, faults: error.problems.map { .form($0) })
    }
    var reader = ConfigurationReader(settings)
    hub = reader.name(.hub)
    programme = reader.name(.programme)
    language = reader.choice(.language, of: Self.languages)
    exports = reader.folder(.exports)
    sendTo = reader.folder(.sendTo)
    receiptsFrom = reader.folder(.receiptsFrom)
    nightly = reader.time(.nightly) ?? Self.usualNight
    onBattery = reader.choice(.onBattery, of: ["yes", "no"]) != "no"
    guard reader.faults.isEmpty else { throw ConfigurationError(file: file, faults: reader.faults) }
  }

  static let languages = ["en", "sq"]
}
