internal import Foundation

/// Writes a folder per hub; the files get their names only when all are whole.
///
/// Folders and files are for the owner only, as a hub's exports should be.
final class ExportWriter {
  private var files: [String: WholeFileWriter] = [:]

  /// - Parameter folder: Where a hub's files go; made if it is not there.
  init(folder: (HubSite) -> String) throws(CohortError) {
    for hub in HubSite.allCases {
      let path = folder(hub)
      do {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw .cannotWrite(path: path, reason: "the folder cannot be made")
      }
      for name in HubExport.fileNames {
        files[hub.rawValue + "/" + name] = try WholeFileWriter(path: path + "/" + name)
      }
    }
  }

  /// Appends to the hub's files.
  func append(_ parts: [String: [UInt8]], hub: String) throws(CohortError) {
    for (name, bytes) in parts { try files[hub + "/" + name]?.append(bytes) }
  }

  /// Gives all files their names.
  func finish() throws(CohortError) {
    for file in files.values { try file.finish() }
  }
}
