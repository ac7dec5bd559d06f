import Foundation

/// Where everything of one demo lies: what would be several offices' machines is side by side in one folder.
struct DemoFolder {
  let root: URL

  init(at path: String) { root = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL }

  func hub(_ hub: String) -> URL { root.appending(path: "hubs/\(hub)", directoryHint: .isDirectory) }
  func export(of hub: String) -> URL { self.hub(hub).appending(path: "export", directoryHint: .isDirectory) }
  func home(of hub: String) -> URL { self.hub(hub).appending(path: "home", directoryHint: .isDirectory) }
  func outbox(of hub: String) -> URL { self.hub(hub).appending(path: "outbox", directoryHint: .isDirectory) }

  var custodian: URL { root.appending(path: "custodian", directoryHint: .isDirectory) }
  func officer(_ name: String) -> URL { root.appending(path: "officers/\(name)", directoryHint: .isDirectory) }
  var centre: URL { root.appending(path: "centre", directoryHint: .isDirectory) }
  var keys: URL { centre.appending(path: "keys", directoryHint: .isDirectory) }
  var roster: URL { custodian.appending(path: "roster.json") }
  var inbox: URL { centre.appending(path: "inbox", directoryHint: .isDirectory) }
  var releases: URL { root.appending(path: "releases", directoryHint: .isDirectory) }
  var firstRelease: URL { releases.appending(path: "001", directoryHint: .isDirectory) }
  var logs: URL { root.appending(path: "logs", directoryHint: .isDirectory) }

  /// The files with which hubs, officers and the centre ask the custodian for a place in the roster.
  func request(ofHub hub: String) -> URL { home(of: hub).appending(path: "enrolment-request.json") }
  func request(ofOfficer name: String) -> URL { officer(name).appending(path: "\(name).enrolment.json") }
  var requestOfCentre: URL { keys.appending(path: "centre.enrolment.json") }

  /// An empty folder: what an earlier demo left there goes; what anybody else left stays, and stops the demo.
  func prepare() throws {
    let manager = FileManager.default
    let left = (try? manager.contentsOfDirectory(atPath: root.plainPath)) ?? []
    guard left.isEmpty || left.contains(Self.mark) else { throw DemoError.folderInUse(path: root.plainPath) }
    try? manager.removeItem(at: root)
    try manager.createDirectory(at: logs, withIntermediateDirectories: true)
    try Data("Made by besa-demo; the next demo replaces this folder.\n".utf8).write(to: root.appending(path: Self.mark))
  }

  private static let mark = "MADE-BY-BESA-DEMO"
}

extension URL {
  /// The path as people type it: without a slash behind it.
  var plainPath: String {
    let path = path(percentEncoded: false)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
