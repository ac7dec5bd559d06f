import Foundation
import Programme

/// The programme file of the package, and its text for tests that spoil it.
enum CreativeHubs {
  static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Pipelines/creative-hubs/programme.yaml")

  static func text() throws -> String { try String(contentsOf: path, encoding: .utf8) }

  static func load() throws -> ProgrammeFile { try ProgrammeFile.load(text(), file: "programme.yaml") }
}
