import Programme

/// `config.yaml` of a hub's folder: which hub it is, which programme file it follows, where files come from and go to,
/// and when the night's work is done.
struct HubConfiguration: Equatable {
  enum Key: String, CaseIterable {
    case hub, programme, language, exports
    case sendTo = "send_to"
    case receiptsFrom = "receipts_from"
    case nightly
    case onBattery = "on_battery"
  }

  static let usualNight = TimeOfDay(hour: 21, minute: 0)

  var hub: String
  /// Name of the programme file in the hub's folder.
  var programme: String
  /// What people read here; `nil`: the language of the computer.
  var language: Language?
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
    (self, _) = try Self.read(bytes, file: file) { $0.name(.programme) }
  }

  /// Reads answers for `init`, in the same form; there the programme file may be anywhere.
  static func answers(
    _ bytes: [UInt8], file: String
  ) throws(ConfigurationError) -> (HubConfiguration, programme: String) {
    var (answers, programme) = try read(bytes, file: file) { $0.path(.programme) }
    answers.programme = HubSetup.programmeName
    return (answers, programme)
  }

  private static func read(
    _ bytes: [UInt8], file: String, programme: (inout ConfigurationReader) -> String
  ) throws(ConfigurationError) -> (HubConfiguration, programme: String) {
    let settings: SettingsFile
    do throws(ProgrammeError) {
      settings = try SettingsFile(bytes, file: file)
    } catch {
      throw ConfigurationError(file: file, faults: error.problems.map { .form($0) })
    }
    var reader = ConfigurationReader(settings)
    var configuration = HubConfiguration(hub: reader.name(.hub), programme: programme(&reader))
    configuration.language = reader.choice(.language, of: Language.allCases.map(\.rawValue)).flatMap(Language.init)
    configuration.exports = reader.folder(.exports)
    configuration.sendTo = reader.folder(.sendTo)
    configuration.receiptsFrom = reader.folder(.receiptsFrom)
    configuration.nightly = reader.time(.nightly) ?? usualNight
    configuration.onBattery = reader.choice(.onBattery, of: ["yes", "no"]) != "no"
    guard reader.faults.isEmpty else { throw ConfigurationError(file: file, faults: reader.faults) }
    return (configuration, configuration.programme)
  }
}
