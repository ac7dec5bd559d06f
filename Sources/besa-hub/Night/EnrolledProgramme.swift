import Exchange
import FoundationEssentials
import Programme
import Sodium

/// Which programme file this hub works by: the one that the roster names, or else the one that it was enrolled with.
///
/// A file that changed since is refused until a roster names its digest: the custodian says what hubs count, nobody else.
struct EnrolledProgramme {
  private struct File: Codable {
    var format = "besa-enrolled/1"
    let pipeline: Digest
  }

  let home: HubHome

  /// The digest that counts; `nil` when neither roster nor hub says one.
  func digest(by roster: Roster?) throws -> Digest? { try roster?.pipeline ?? remembered() }

  /// - Throws: ``NightError/programmeChanged(file:roster:)``.
  func require(by roster: Roster) throws {
    guard let digest = try digest(by: roster), digest != home.pipeline else { return }
    throw NightError.programmeChanged(file: home.configuration.programme, roster: roster.version)
  }

  /// Remembers the file of today where it is the roster's, or the first: what a hub was enrolled with never changes by itself.
  func remember(by roster: Roster) throws {
    guard try digest(by: roster) ?? home.pipeline == home.pipeline else { return }
    guard try remembered() != home.pipeline else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = Array(try encoder.encode(File(pipeline: home.pipeline))) + [10]
    try WholeFile.write(bytes, to: home.paths.enrolledProgramme, access: .ownerOnly)
  }

  private func remembered() throws -> Digest? {
    let path = home.paths.enrolledProgramme
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes = try WholeFile.read(path, limit: 1 << 12)
    guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)), file.format == "besa-enrolled/1" else {
      throw HubError.badEnrolment(file: path)
    }
    return file.pipeline
  }
}
