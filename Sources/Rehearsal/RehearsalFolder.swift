public import Foundation

/// Where everything of one rehearsal lies: what would be several offices' machines is side by side in one folder.
public struct RehearsalFolder: Sendable {
  public let root: URL
  /// A file that says who made the folder, so that nothing else is ever removed.
  private let mark: String
  private let maker: String

  /// - Parameter maker: The program's name.
  public init(at path: String, madeBy maker: String) {
    root = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
    self.maker = maker
    mark = "MADE-BY-" + maker.uppercased()
  }

  public func hub(_ hub: String) -> URL { root.appending(path: "hubs/\(hub)", directoryHint: .isDirectory) }
  public func export(of hub: String) -> URL { self.hub(hub).appending(path: "export", directoryHint: .isDirectory) }
  public func home(of hub: String) -> URL { self.hub(hub).appending(path: "home", directoryHint: .isDirectory) }
  public func outbox(of hub: String) -> URL { self.hub(hub).appending(path: "outbox", directoryHint: .isDirectory) }

  public var custodian: URL { root.appending(path: "custodian", directoryHint: .isDirectory) }
  public func officer(_ name: String) -> URL { root.appending(path: "officers/\(name)", directoryHint: .isDirectory) }
  public var centre: URL { root.appending(path: "centre", directoryHint: .isDirectory) }
  public var keys: URL { centre.appending(path: "keys", directoryHint: .isDirectory) }
  public var roster: URL { custodian.appending(path: "roster.json") }
  public var rootKey: URL { custodian.appending(path: "signing.pub") }
  public var inbox: URL { centre.appending(path: "inbox", directoryHint: .isDirectory) }
  public var releases: URL { root.appending(path: "releases", directoryHint: .isDirectory) }
  public func release(_ number: Int) -> URL {
    let digits = String(number)
    let name = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return releases.appending(path: name, directoryHint: .isDirectory)
  }
  public var logs: URL { root.appending(path: "logs", directoryHint: .isDirectory) }

  /// The files with which hubs, officers and the centre ask the custodian for a place in the roster.
  func request(ofHub hub: String) -> URL { home(of: hub).appending(path: "enrolment-request.json") }
  func request(ofOfficer name: String) -> URL { officer(name).appending(path: "\(name).enrolment.json") }
  var requestOfCentre: URL { keys.appending(path: "centre.enrolment.json") }

  /// An empty folder: what an earlier run of the maker left there goes; what anybody else left stays, and stops it.
  ///
  /// - Throws: ``RehearsalError/folderInUse(path:)``.
  public func prepare() throws {
    let manager = FileManager.default
    let left = (try? manager.contentsOfDirectory(atPath: root.plainPath)) ?? []
    guard left.isEmpty || left.contains(mark) else { throw RehearsalError.folderInUse(path: root.plainPath) }
    try? manager.removeItem(at: root)
    try manager.createDirectory(at: logs, withIntermediateDirectories: true)
    try Data("Made by \(maker), which replaces this folder when it runs again.\n".utf8)
      .write(to: root.appending(path: mark))
  }
}

extension URL {
  /// The path as people type it: without a slash behind it.
  public var plainPath: String {
    let path = path(percentEncoded: false)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
