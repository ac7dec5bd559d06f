package import Foundation

/// Where shared vectors lie: `BESA_CONFORMANCE`, or `../shared/data` beside the package.
package enum Conformance {
  package static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["BESA_CONFORMANCE"] { return URL(filePath: path) }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "../shared/data").standardizedFileURL
  }()

  package static let isThere = FileManager.default.fileExists(atPath: folder.path(percentEncoded: false))

  package static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }
  package static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }
}

/// A folder for one test, gone after it.
package final class Workshop {
  package let url = FileManager.default.temporaryDirectory.appending(path: "besa-\(UUID().uuidString)")

  package init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }

  package func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: url.appending(path: name)) }
  package func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }
  package func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
  }

  /// Runs a shell line in the folder.
  package func run(_ line: String, input: String = "") throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = url
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    pipe.fileHandleForWriting.write(Data(input.utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// Whether Debian's tool of this name is installed.
package func isInstalled(_ tool: String) -> Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/\(tool)") }
