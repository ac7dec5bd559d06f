import Foundation
import Testing

/// A fault that the system gives a command at one of its system calls, by `strace`.
struct Fault: Sendable, CustomTestStringConvertible {
  enum Kind: Sendable {
    case kill
    case crash
    case diskFull
  }

  let kind: Kind
  /// Name of the system call, and which of its calls meets the fault, from 1.
  let call: String
  let number: Int
  /// Where the command is then.
  let place: String

  var testDescription: String { "\(call) \(number): \(place)" }

  static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/strace")

  /// Exit code of a command that met the fault.
  var status: Int32 {
    switch kind {
    case .kill: 128 + SIGKILL
    case .crash: 128 + SIGSEGV
    case .diskFull: 75
    }
  }

  /// Runs a command into the fault; its crash reports are asked for, so that a command that does not forbid them shows.
  func run(_ command: String, _ arguments: [String]) throws -> Built.Outcome {
    let injected =
      switch kind {
      case .kill: "signal=KILL"
      case .crash: "signal=SEGV"
      case .diskFull: "error=ENOSPC"
      }
    return try Built.run(
      executable: URL(filePath: "/usr/bin/strace"),
      [
        "-f", "-qqq", "-o", "/dev/null", "-E", "SWIFT_BACKTRACE=enable=yes,color=no", "-e", "trace=\(call)", "-e",
        "inject=\(call):\(injected):when=\(number)",
        Built.folder.appending(path: command).path(percentEncoded: false),
      ] + arguments)
  }
}

extension HubPlace {
  /// Whether every bundle here, in the hub's outbox and for shipping, is whole: its signature covers every byte.
  func expectBundlesWhole(_ location: SourceLocation = #_sourceLocation) throws {
    let key = try SigningKeyOfHub.text(in: home)
    let line = """
      set -eu
      for bundle in "$1"/home/outbox/*.besa "$1"/outbox/*.besa; do
        [ -e "$bundle" ] || continue
        head -n 4 "$bundle" > "$1/s"; tail -n +5 "$bundle" > "$1/b"
        minisign -Vm "$1/b" -x "$1/s" -P "$2" > /dev/null
        rm "$1/s" "$1/b"
      done
      """
    let outcome = try Built.run(
      executable: URL(filePath: "/bin/bash"), ["-c", line, "whole", folder.path(percentEncoded: false), key])
    #expect(outcome.status == 0, "\(outcome.messages)", sourceLocation: location)
  }
}

/// A hub's public key, as its request to the custodian names it.
private enum SigningKeyOfHub {
  private struct Request: Decodable {
    let signing: String
  }

  static func text(in home: URL) throws -> String {
    let bytes = try Data(contentsOf: home.appending(path: "enrolment-request.json"))
    return try JSONDecoder().decode(Request.self, from: bytes).signing
  }
}
