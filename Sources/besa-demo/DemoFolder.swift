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
  var inbox: URL { centre.appending(path: "inbox", directoryHint: .isDirectory) }
  var releases: URL { root.appending(path: "releases", directoryHint: .isDirectory) }
  var logs: URL { root.appending(path: "logs", directoryHint: .isDirectory) }
}

extension URL {
  /// The path as the commands take it.
  var plainPath: String { path(percentEncoded: false) }
}
