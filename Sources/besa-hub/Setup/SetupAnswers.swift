import Exchange
import Programme

/// What has to be known to set up a hub.
struct SetupAnswers: Equatable {
  /// Path of the programme file as it came; the hub gets a copy.
  let programme: String
  var configuration: HubConfiguration

  init(hub: String, programme: String) {
    self.programme = programme
    configuration = HubConfiguration(hub: hub, programme: HubSetup.programmeName)
  }

  /// Reads the answers from a file of the form of `config.yaml`, in which `programme` may be any path.
  ///
  /// - Throws: ``ConfigurationError``; ``ExchangeError`` when the file cannot be read.
  init(file: String) throws {
    let bytes = try WholeFile.read(file, limit: 1 << 16)
    let (answers, programme) = try HubConfiguration.answers(bytes, file: file)
    self.programme = Folder.path(programme, in: Folder.absolute("."))
    configuration = answers
  }
}
