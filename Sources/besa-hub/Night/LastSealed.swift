import Exchange
import FoundationEssentials
import Programme
import Sodium

/// The last bundle that this hub sealed: number and digest, which the next one continues, and its night.
///
/// The outbox knows it too, but bundles may be moved out of there; the note stays. It is written after the bundle is
/// on disk, so a run that was killed between the two is found by the outbox.
struct LastSealed: Codable {
  let seq: Int
  let digest: Digest
  /// The day that the bundle is for; `nil` when only the outbox knows of it.
  var night: CalendarDate?

  /// The later of what the note and the outbox say; `nil` before the first bundle.
  static func find(in home: HubHome) throws -> LastSealed? {
    let noted = try note(home.paths.lastSealed)
    let outbox = try Outbox(folder: home.paths.outbox)
    // The bundle's own digest is read only where the note does not have it.
    if let noted, try outbox.bundles(of: home.hub).last.map({ $0.sequence <= noted.seq }) ?? true { return noted }
    return try outbox.last(of: home.hub).map { LastSealed(seq: $0.sequence, digest: $0.digest) }
  }

  /// Writes down what only the outbox says, before a bundle is taken out of it.
  static func keep(in home: HubHome) throws {
    guard let last = try find(in: home), try note(home.paths.lastSealed)?.seq != last.seq else { return }
    try last.write(for: home)
  }

  func write(for home: HubHome) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try WholeFile.write(Array(try encoder.encode(self)) + [10], to: home.paths.lastSealed, access: .ownerOnly)
  }

  private static func note(_ path: String) throws -> LastSealed? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes = try WholeFile.read(path, limit: 1 << 12)
    guard let note = try? JSONDecoder().decode(LastSealed.self, from: Data(bytes)), note.seq >= 1 else {
      throw HubError.badState(file: path)
    }
    return note
  }
}
