package import Foundation

/// Where tests put what they make and share: one folder for each test process, gone when the process ends.
package enum TestFolders {
  private static let all: URL = {
    let url = FileManager.default.temporaryDirectory.appending(path: "besa-tests-\(mark)")
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: TestFolders.all) }
    return url
  }()

  /// Short: programs put sockets below, whose paths may have 107 bytes.
  private static var mark: String { String(UUID().uuidString.prefix(8)) }

  /// - Returns: A place that nothing else uses; whoever asked makes it, and removes it if it is not to stay till the end.
  package static func place(_ purpose: String) -> URL { all.appending(path: "\(purpose)-\(mark)") }
}
