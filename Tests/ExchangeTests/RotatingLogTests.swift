import Foundation
import Testing

@testable import Exchange

@Suite("A log that rotates")
struct RotatingLogTests {
  private func inFolder(_ work: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-log-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder.path(percentEncoded: false))
  }

  @Test("keeps the newest lines, in two files that together have twice the limit at most")
  func rotation() throws {
    try inFolder { folder in
      let log = RotatingLog(at: folder + "/a.log", limit: 1_000)
      for number in 0..<500 { try log.append(["line \(number)", "and another"]) }
      let now = try String(contentsOfFile: folder + "/a.log", encoding: .utf8)
      let before = try String(contentsOfFile: folder + "/a.log.1", encoding: .utf8)
      #expect(now.utf8.count <= 1_000 && before.utf8.count <= 1_000)
      #expect((before + now).hasSuffix("line 498\nand another\nline 499\nand another\n"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.log", "a.log.1"])
      // Whole lines only, without a gap.
      let numbers = (before + now).matches(of: #/line (\d+)/#).compactMap { Int($0.output.1) }
      #expect(numbers == Array(500 - numbers.count..<500))
    }
  }

  @Test("is for its owner alone, also after it rotated")
  func permissions() throws {
    try inFolder { folder in
      let log = RotatingLog(at: folder + "/a.log", limit: 10)
      for _ in 0..<3 { try log.append(["something"]) }
      for name in ["a.log", "a.log.1"] {
        let facts = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
        #expect(facts[.posixPermissions] as? Int == 0o600)
      }
    }
  }

  @Test("keeps a line one line, and of bounded length")
  func lines() throws {
    try inFolder { folder in
      let log = RotatingLog(at: folder + "/a.log")
      try log.append(["a\nb\u{1B}[31m\u{0}", String(repeating: "x", count: 100_000)])
      let text = try String(contentsOfFile: folder + "/a.log", encoding: .utf8)
      #expect(text.hasPrefix("a b [31m \nxxx"))
      #expect(text.utf8.count < 2_100)
    }
  }

  @Test("is not written through a link that somebody laid")
  func link() throws {
    try inFolder { folder in
      try Data("kept".utf8).write(to: URL(filePath: folder + "/other"))
      try FileManager.default.createSymbolicLink(atPath: folder + "/a.log", withDestinationPath: folder + "/other")
      #expect(throws: ExchangeError.self) { try RotatingLog(at: folder + "/a.log").append(["x"]) }
      #expect(try String(contentsOfFile: folder + "/other", encoding: .utf8) == "kept")
    }
  }
}
