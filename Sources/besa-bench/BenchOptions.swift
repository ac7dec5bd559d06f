import ArgumentParser
import Foundation
import Rehearsal

/// What both benchmarks take.
struct BenchOptions: ParsableArguments {
  @Option(help: "Other seeds give other people.")
  var seed: UInt64 = 1

  @Option(help: "How often each side is measured; the medians are shown.")
  var runs = 3

  @Option(help: "The programme file.", completion: .file())
  var programme = "Pipelines/creative-hubs/programme.yaml"

  @Option(name: .customLong("keep"), help: "Keep all files in this folder; they go otherwise.", completion: .directory)
  var kept: String?

  @Flag(help: "Write the figures as JSON, every single run included.")
  var json = false

  static let exitCodes = """
    Everyone in the exports is invented. The real besa-hub and besa beside this program do the work.

    Exit codes: 0 done, 64 usage, 69 a program to measure against is missing, 70 a step failed, 75 try again later.
    """

  func validate() throws {
    guard runs >= 1 else { throw ValidationError("--runs is at least 1") }
  }

  /// Prepares a folder, lends it, and removes it unless it is to be kept.
  func withFolder<Result>(_ name: String, _ body: (RehearsalFolder) throws -> Result) throws -> Result {
    guard FileManager.default.isReadableFile(atPath: programme) else {
      throw RehearsalError.missingProgramme(path: programme)
    }
    let parent = kept ?? FileManager.default.temporaryDirectory.appending(path: "besa-bench-\(UUID())").plainPath
    let folder = RehearsalFolder(at: parent + "/" + name, madeBy: "besa-bench")
    defer { if kept == nil { try? FileManager.default.removeItem(atPath: parent) } }
    try folder.prepare()
    return try body(folder)
  }

  func printJSON(_ figures: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    print(String(decoding: try encoder.encode(figures), as: UTF8.self))
  }

  /// Runs a benchmark; says what stopped it, and ends with that error's exit code.
  func finish(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      try? FileHandle.standardError.write(contentsOf: Data("besa-bench: \(error)\n".utf8))
      let code: Int32 =
        switch error {
        case is MissingProgram: 69
        case is RehearsalError: 70
        default: 75
        }
      throw ExitCode(code)
    }
  }
}
