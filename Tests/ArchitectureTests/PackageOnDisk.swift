import Foundation

/// The package as SwiftPM reads it (`swift package dump-package`) and as its sources import it.
struct PackageOnDisk {
  /// Read once for all tests: it takes SwiftPM a second.
  static let here = Result { try PackageOnDisk() }

  let root: URL
  /// Target → what its manifest entry names: rooms, system libraries and products alike.
  let dependencies: [String: Set<String>]

  struct DumpFailed: Error {}

  init() throws {
    root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let description = try JSONDecoder().decode(Description.self, from: Self.dump(package: root))
    dependencies = Dictionary(
      uniqueKeysWithValues: description.targets.map { ($0.name, Set($0.dependencies.compactMap(\.name))) })
  }

  /// Every target that `target` links, directly or through others.
  func reachable(from target: String) -> Set<String> {
    var found: Set<String> = []
    var open = [target]
    while let next = open.popLast() {
      for dependency in dependencies[next] ?? [] where found.insert(dependency).inserted { open.append(dependency) }
    }
    return found
  }

  /// The modules that the sources of a target import, whatever the manifest says.
  func importedModules(of target: String) throws -> Set<String> {
    let folder = root.appending(path: "Sources").appending(path: target)
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    let line =
      #/
      ^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?
      import\s+(?:(?:struct|class|enum|protocol|func|var|typealias)\s+)?(\w+)
      /#
    var modules: Set<String> = []
    for file in files ?? [] {
      for text in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        if let match = try line.firstMatch(in: text) { modules.insert(String(match.1)) }
      }
    }
    return modules
  }

  private static func dump(package root: URL) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    // A scratch folder of its own: the one of the package is locked while its tests run.
    let scratch = FileManager.default.temporaryDirectory.appending(path: "besa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // What SwiftPM leaves in the temporary folder, locks and empty folders, goes with it.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["TMPDIR": scratch.path(percentEncoded: false)]) { $1 }
    process.arguments = [
      "swift", "package", "--package-path", root.path(percentEncoded: false),
      "--scratch-path", scratch.path(percentEncoded: false), "dump-package",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw DumpFailed() }
    return data
  }
}

private struct Description: Decodable {
  struct Target: Decodable {
    let name: String
    let dependencies: [Dependency]
  }

  /// `{"byName": ["Programme", null]}` or `{"product": ["Yams", "Yams", null, null]}`.
  struct Dependency: Decodable {
    let name: String?

    init(from decoder: any Decoder) throws {
      let kinds = try decoder.singleValueContainer().decode([String: [Value?]].self)
      name = kinds.values.first?.first??.text
    }
  }

  struct Value: Decodable {
    let text: String?
    init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
  }

  let targets: [Target]
}
