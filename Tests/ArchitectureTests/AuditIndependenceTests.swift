import Foundation
import Testing

/// The audit shares with the protection what reads and holds tables, and nothing that computes (issue 3, part 5).
@Suite("The audit and the protection")
struct AuditIndependenceTests {
  /// Both sides may use what these declare: tables as they are read, held, handed over and printed, and errors.
  private static let tables: Set<String> = [
    "AuditedTables", "CellReader", "DelimitedText", "DisclosureError", "LeafCounts", "PrintedValue", "ProtectedTables",
    "PublishedTables",
    "PublishedValue", "TableSetFiles", "TableSetForm", "TableSetStructure", "ValueReader", "WitnessTables",
  ]

  private let sources: [String: String]

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Disclosure")
    var found: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    where file.pathExtension == "swift" {
      found[file.deletingPathExtension().lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
    }
    sources = found
  }

  private static func isAudit(_ file: String) -> Bool { file.hasPrefix("Audit") || file == "Attacker" }

  /// Lines without comments.
  private func code(_ file: String) -> [Substring] {
    (sources[file] ?? "").split(separator: "\n").compactMap { line in
      line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first
    }
  }

  /// Types and free functions.
  private func declared(in file: String) -> Set<String> {
    let kinds: Set<Substring> = ["struct", "enum", "class", "func", "let"]
    let before: Set<Substring> = ["public", "package", "@safe", "final", "indirect"]
    let names = code(file).compactMap { line -> String? in
      let words = line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "@" })
      guard !line.hasPrefix(" "), let kind = words.firstIndex(where: { !before.contains($0) }),
        kinds.contains(words[kind]), words.count > kind + 1
      else { return nil }
      return String(words[kind + 1])
    }
    return Set(names)
  }

  /// Members of values (`.rounded`) are no free functions of that name.
  private func words(of file: String) -> Set<String> {
    let separated = code(file).flatMap { line in
      line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "_" })
    }
    return Set(
      separated.flatMap { word -> [String] in
        let parts = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return parts.enumerated().filter { $0 == 0 || $1.first?.isUppercase == true }.map(\.element)
      })
  }

  @Test("no file of the audit names anything that a file of the protection declares")
  func auditNamesNothing() {
    let protection = sources.keys.filter { !Self.isAudit($0) && !Self.tables.contains($0) }
    let theirs = protection.reduce(into: Set<String>()) { $0.formUnion(declared(in: $1)) }
    #expect(theirs.isSuperset(of: ["LinearProgram", "CellSystem", "ReleasePlan"]))
    for file in sources.keys.sorted() where Self.isAudit(file) {
      let shared = words(of: file).intersection(theirs)
      #expect(shared.isEmpty, "\(file) uses \(shared.sorted())")
    }
  }

  @Test("no file of the protection names anything that a file of the audit declares")
  func protectionNamesNothing() {
    // `attack` and `audit` are words of both.
    let own = sources.keys.filter { Self.isAudit($0) && !Self.tables.contains($0) }
    let audit = own.reduce(into: Set<String>()) { $0.formUnion(declared(in: $1)) }
      .filter { $0.first?.isUppercase ?? false }
    #expect(audit.isSuperset(of: ["AuditProgram", "AuditPart"]))
    for file in sources.keys.sorted() where !Self.isAudit(file) && !Self.tables.contains(file) {
      let shared = words(of: file).intersection(audit)
      #expect(shared.isEmpty, "\(file) uses \(shared.sorted())")
    }
  }

  @Test("each side has a solver of its own")
  func solvers() {
    for (file, _) in sources {
      let words = words(of: file)
      #expect(!words.contains("CGlpk") || file == "AuditProgram")
      #expect(!words.contains("CClp") || !Self.isAudit(file))
    }
  }
}
