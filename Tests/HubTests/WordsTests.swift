import Foundation
import Programme
import Testing

@testable import Exchange
@testable import Extracts
@testable import Pseudonymisation
@testable import besa_hub

/// The words of the hub's command and of its rooms, and what the code makes of them.
@Suite("Words at the hub") struct WordsTests {
  /// A catalogue and the target whose code asks for its words.
  struct Room: CustomTestStringConvertible, Sendable {
    let target: String
    let catalogue: Catalogue

    var testDescription: String { target }
    var keys: Set<String> { Set(catalogue.texts.keys) }
  }

  static let languages = Set(Language.allCases.map(\.rawValue))
  static let rooms = [
    Room(target: "besa-hub", catalogue: Words.catalogue), Room(target: "Extracts", catalogue: .extracts),
    Room(target: "Pseudonymisation", catalogue: .coding), Room(target: "Exchange", catalogue: .exchange),
  ]

  @Test("every key has a text in every language, and in no other", arguments: rooms)
  func complete(_ room: Room) {
    for (key, texts) in room.catalogue.texts {
      #expect(Set(texts.keys) == Self.languages, "\(key)")
      for (language, text) in texts { #expect(!text.isEmpty, "\(key) in \(language)") }
    }
  }

  @Test("all languages of a key name the same values", arguments: rooms)
  func placeholders(_ room: Room) {
    for (key, texts) in room.catalogue.texts {
      let named = texts.mapValues { Set($0.matches(of: /\{[a-z]+\}/).map { String($0.output) }) }
      #expect(Set(named.values).count == 1, "\(key): \(named)")
      for (language, text) in texts {
        let rest = text.replacing(/\{[a-z]+\}/, with: "")
        #expect(!rest.contains("{") && !rest.contains("}"), "\(key) in \(language)")
      }
    }
  }

  @Test("what has a form for one has a form for many, and the other way round", arguments: rooms)
  func plurals(_ room: Room) {
    let one = Set(room.keys.filter { $0.hasSuffix("_one") }.map { $0.dropLast(4) })
    let other = Set(room.keys.filter { $0.hasSuffix("_other") }.map { $0.dropLast(6) })
    #expect(one == other)
    for stem in one { #expect(!room.keys.contains(String(stem)), "\(stem) stands without a form too") }
  }

  @Test("every word that the code asks for is there", arguments: rooms)
  func asked(_ room: Room) throws {
    let calls = try SourceText.room(room.target).matches(of: /(?:\bcurrent|\bwords)(?:\[|\(\s*)"([a-zA-Z0-9_.]+)"/)
    let facts = try SourceText.room(room.target).matches(of: /Explanation\(\s*"([a-zA-Z0-9_.]+)"/)
    let helps = try SourceText.room(room.target).matches(of: /\bhelp\(\s*"([a-zA-Z0-9_.]+)"\)/)
    let keys =
      calls.map { String($0.output.1) } + facts.map { $0.output.1 + ".do" } + helps.map { "help." + $0.output.1 }
    for key in Set(keys) where key != "extract.do" && !key.hasSuffix(".") {
      #expect(room.keys.contains(key) || room.keys.contains(key + "_other"), "\(key)")
    }
  }

  /// A key may be put together from names; then each of its parts is a word of the code.
  @Test("every word that is there is asked for", arguments: rooms)
  func needed(_ room: Room) throws {
    let source = try SourceText.room(room.target) + SourceText.room("Sodium")
    let words = Set(source.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
    let literals = Set(source.matches(of: /"([a-zA-Z0-9_.]+)"/).map { String($0.output.1) })
    // Sentences that are looked up by what they say.
    let sought = ["detail.", "reading.", "parser."]
    for key in room.keys where !sought.contains(where: key.hasPrefix) {
      let stem = ["_one", "_other"].first(where: key.hasSuffix).map { String(key.dropLast($0.count)) } ?? key
      let parts = stem.split(separator: ".").filter { !["what", "where", "do"].contains($0) }
      #expect(literals.contains(stem) || parts.allSatisfy(words.contains), "\(key)")
    }
  }

  @Test("an Albanian text is not its English one, but for names and signs", arguments: rooms)
  func translated(_ room: Room) {
    let same = room.catalogue.texts.filter { $0.value["en"] == $0.value["sq"] }
    for (key, texts) in same {
      let rest = (texts["en"] ?? "").replacing(/\{[a-z]+\}/, with: "").filter(\.isLetter)
      #expect(rest.isEmpty || Self.names.contains(key), "\(key)")
    }
  }

  /// Texts that are the same in both languages: words that both have.
  static let names: Set<String> = ["init.hub", "detail.line_1"]
}
