import Foundation
import Programme
import Testing

@testable import besa_hub

/// The words of the hub's command, and what the code makes of them.
@Suite("Words at the hub") struct WordsTests {
  static let languages = Set(Language.allCases.map(\.rawValue))
  static let keys = Set(Words.catalogue.texts.keys)
  /// The command's sources without comments.
  static let sources: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/besa-hub")
    let paths = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    return (paths ?? []).filter { $0.pathExtension == "swift" }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
      .flatMap { $0.split(separator: "\n") }.filter { !$0.contains("///") }.joined(separator: "\n")
  }()

  @Test("every key has a text in every language, and in no other")
  func complete() {
    for (key, texts) in Words.catalogue.texts {
      #expect(Set(texts.keys) == Self.languages, "\(key)")
      for (language, text) in texts { #expect(!text.isEmpty, "\(key) in \(language)") }
    }
  }

  @Test("all languages of a key name the same values")
  func placeholders() {
    for (key, texts) in Words.catalogue.texts {
      let named = texts.mapValues { Set($0.matches(of: /\{[a-z]+\}/).map { String($0.output) }) }
      #expect(Set(named.values).count == 1, "\(key): \(named)")
      for (language, text) in texts {
        let rest = text.replacing(/\{[a-z]+\}/, with: "")
        #expect(!rest.contains("{") && !rest.contains("}"), "\(key) in \(language)")
      }
    }
  }

  @Test("what has a form for one has a form for many, and the other way round")
  func plurals() {
    let one = Set(Self.keys.filter { $0.hasSuffix("_one") }.map { $0.dropLast(4) })
    let other = Set(Self.keys.filter { $0.hasSuffix("_other") }.map { $0.dropLast(6) })
    #expect(one == other)
    for stem in one { #expect(!Self.keys.contains(String(stem)), "\(stem) stands without a form too") }
  }

  @Test("every word that the code asks for is there")
  func asked() {
    let calls = Self.sources.matches(of: /(?:Words\.current|\bwords)(?:\[|\(\s*)"([a-zA-Z0-9_.]+)"/)
    for key in Set(calls.map { String($0.output.1) }) {
      #expect(Self.keys.contains(key) || Self.keys.contains(key + "_other"), "\(key)")
    }
  }

  @Test("every word that is there is asked for")
  func needed() {
    let literals = Set(Self.sources.matches(of: /"([a-zA-Z0-9_.]+)"/).map { String($0.output.1) })
    for key in Self.keys {
      let stem = ["_one", "_other"].first(where: key.hasSuffix).map { String(key.dropLast($0.count)) } ?? key
      #expect(literals.contains(stem), "\(key)")
    }
  }
}
