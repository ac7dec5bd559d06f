import FoundationEssentials
import Programme
import Testing

@testable import Reporting

@Suite("Words of the pages") struct MessagesTests {
  static let languages = Set(Language.allCases.map(\.rawValue))

  @Test("every key has a text in every language, and in no other")
  func complete() {
    for (key, texts) in Messages.file.texts {
      #expect(Set(texts.keys) == Self.languages, "\(key)")
      for (language, text) in texts { #expect(!text.isEmpty, "\(key) in \(language)") }
    }
  }

  @Test("all languages of a key name the same values")
  func placeholders() {
    for (key, texts) in Messages.file.texts {
      let named = texts.mapValues { Set($0.matches(of: /\{[a-z]+\}/).map { String($0.output) }) }
      #expect(Set(named.values).count == 1, "\(key): \(named)")
    }
  }

  @Test("what has a form for one has a form for many, and the other way round")
  func plurals() {
    let keys = Set(Messages.file.texts.keys)
    let one = Set(keys.filter { $0.hasSuffix("_one") }.map { $0.dropLast(4) })
    let other = Set(keys.filter { $0.hasSuffix("_other") }.map { $0.dropLast(6) })
    #expect(one == other && one.count > 4)
    for stem in one { #expect(!keys.contains(String(stem)), "\(stem) stands without a form too") }
  }

  @Test("every word that code and template use is in the messages")
  func used() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Reporting")
    var used: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where path.hasSuffix(".swift") || path.hasSuffix(".mustache") {
      let source = String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
      used.formUnion(source.matches(of: /[mM]essages(?:\[|\(\s*)"([a-z0-9_]+)"[\],]/).map { String($0.output.1) })
      used.formUnion(source.matches(of: /\{\{m\.([a-z0-9_]+)\}\}/).map { String($0.output.1) })
    }
    #expect(used.count > 60)
    for key in used {
      #expect(Messages.file.texts[key] != nil || Messages.file.texts[key + "_other"] != nil, "\(key)")
    }
  }

  @Test("an Albanian text is not its English one, but for names, signs and commands")
  func translated() {
    let same = Messages.file.texts.filter { $0.value["en"] == $0.value["sq"] }.keys
    let allowed: Set = [
      "label_n", "column_n", "baseline_n", "fact_persons_one", "unit_people_one", "verify_besa", "verify_hand",
      "chart_desc_item", "trend_item", "g_person",
    ]
    #expect(Set(same).subtracting(allowed).isEmpty)
  }

  @Test("a sentence from outside is given in the page's language where the messages have it, else marked as English")
  func known() {
    let albanian = Messages(.albanian)
    let invented = albanian.known("All people in this release are invented.")
    #expect(invented.language == .albanian && invented.text.hasPrefix("Të gjithë"))
    let stranger = albanian.known("Only for the steering group.")
    #expect(stranger.language == .english && stranger.text == "Only for the steering group.")
    #expect(Messages(.english).known("Only for the steering group.").language == .english)
  }

  @Test("a count chooses its form; a withheld one takes the form of many")
  func forms() {
    let english = Messages(.english)
    #expect(english("unit_people", for: 1) == "person" && english("unit_people", for: 0) == "people")
    #expect(english("unit_people", for: 21) == "people" && english("unit_people", for: nil) == "people")
    let albanian = Messages(.albanian)
    #expect(albanian("unit_contacts", for: 1) == "kontakt" && albanian("unit_contacts", for: 101) == "kontakte")
  }
}
