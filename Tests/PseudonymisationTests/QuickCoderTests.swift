import Extracts
import Programme
import Testing

@testable import Pseudonymisation

/// Quick coding beside the plain way.
@Suite("Quick coding")
struct QuickCoderTests {
  private static let seed: UInt64 = 20_260_705

  @Test("Every field that is coded quickly is coded as its field coder would")
  func same() throws {
    var dice = Seeded(state: Self.seed)
    let choices = [
      "yes", "no", "pns", "Yes", "No", "", " ", "maybe", "a text longer than fifteen bytes", "ye", "Prefer not to say",
    ]
    let works = ["none", "part", "full", "own", "none work", "own work ", "", "x", "Full", "ënd"]
    func pick(_ texts: [String]) -> String { texts.randomElement(using: &dice) ?? "" }
    let people = (0..<400).map { number in
      Night.person(
        "A\(number)", job: pick(works), care: pick(["older", "older young", "pns", ""]), sad: pick(choices),
        scared: pick(choices))
    }
    let text = ([Night.header] + people).joined(separator: "\n") + "\n"
    let source = SmallProgramme.people
    let table = try RawTable(file: "people.csv", bytes: Array(text.utf8), source: source, needed: [])
    let coder = try SourceCoder(source, of: SmallProgramme.programme())
    var rows = table.rows()
    var quick = 0
    while try rows.advance() {
      for (number, field) in coder.fields.enumerated() {
        let raw = coder.quick.raw(of: number, in: rows)
        guard raw != ChoiceTables.unknown else { continue }
        quick += 1
        guard case .answer(let answer) = field.code(rows) else {
          Issue.record("a faulty value was coded, seed \(Self.seed), field \(number)")
          continue
        }
        #expect(answer.raw == raw, "seed \(Self.seed), field \(number)")
      }
    }
    #expect(quick > 400)
  }

  @Test("Tables side by side each know their own texts")
  func tables() {
    func text(_ text: String) -> ShortText { ShortText(Array(text.utf8).span) ?? .empty }
    var tables = ChoiceTables()
    let words = (0..<200).map { "word \($0)" }
    let first = tables.add(words.enumerated().map { (text($0.element), Int32($0.offset)) })
    let second = tables.add([(text("word 7"), -2), (text(""), 5)])
    let none = tables.add([])
    for (number, word) in words.enumerated() {
      #expect(tables.number(of: text(word), in: first) == Int32(number))
      #expect(tables.number(of: text(word), in: second) == (number == 7 ? -2 : ChoiceTables.unknown))
      #expect(tables.number(of: text(word), in: none) == ChoiceTables.unknown)
    }
    #expect(tables.number(of: .empty, in: second) == 5 && tables.number(of: .empty, in: first) == ChoiceTables.unknown)
  }
}
