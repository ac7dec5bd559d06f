package import Foundation

/// Where tests put what they make and share: one folder for each test process, gone when the process ends.
package enum TestFolders {
  private static let all: URL = {
    let url = FileManager.default.temporaryDirectory.appending(path: "besa-tests-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: TestFolders.all) }
    return url
  }()

  /// - Returns: A place that nothing else uses; whoever asked makes it, and removes it if it is not to stay till the end.
  package static func place(_ purpose: String) -> URL { all.appending(path: "\(purpose)-\(UUID().uuidString)") }
}
