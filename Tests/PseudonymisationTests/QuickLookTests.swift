import Extracts
import Testing

@testable import Pseudonymisation

@Suite("The gate's quick look")
struct QuickLookTests {
  private static let seed: UInt64 = 20_260_703

  private static let pieces = [
    "Arta", "Hoxha", "Ëndërrimi", "ÇELA", "o'", "-", " ", "  ", ", ", "069", "777", "4321", "+355", "é", "Ирина", "x",
    "zz",
    "1987-11-23", "23.11.1987", "\n", "İ", "\u{308}", "Shkodër", "b", "4", "!",
  ]

  private static func text(_ dice: inout Seeded) -> String {
    (0..<Int.random(in: 1...5, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
  }

  @Test("What it lets pass has no spelling that is there, whatever stands around it")
  func letsNothingPass() {
    var dice = Seeded(state: Self.seed)
    var found = 0
    for _ in 0..<150 {
      let note = (0..<6).map { _ in Self.text(&dice) }.joined(separator: " ")
      let index = ReadingIndex()
      for reading in PayloadReadings(note: Array(note.utf8)).readings {
        index.add(reading, of: "note", SpellingLength(positions: 200, spellings: 100, randomBits: reading.randomBits))
      }
      let quick = QuickLook(index)
      for _ in 0..<20 {
        let value = Array(Self.text(&dice).utf8)
        for kind in [RawIdentifiers.Kind.name, .phone, .birthDate, .code, .text] {
          let isThere = Spellings.all(of: value[...], kind).contains { index.place(of: $0) != nil }
          if isThere { found += 1 }
          let isLookedFor = quick.mayOccur(value.span, kind)
          #expect(!isThere || isLookedFor, "\(value) in \(note), \(kind), seed \(Self.seed)")
        }
      }
    }
    #expect(found > 100)
  }

  @Test("It lets nearly everything pass that is not there")
  func isQuick() {
    let index = ReadingIndex()
    let note = Array("{\"format\":\"besa/1\",\"hub\":\"north\",\"files\":[]}".utf8)
    for reading in PayloadReadings(note: note).readings {
      index.add(reading, of: "note", SpellingLength(positions: 200, spellings: 100, randomBits: reading.randomBits))
    }
    let quick = QuickLook(index)
    let names = ["Arta Hoxha", "Besnik Çela", "Ëndërr Përleka", "Valbona Shyti"].map { Array($0.utf8) }
    func mayOccur(_ value: [UInt8], _ kind: RawIdentifiers.Kind) -> Bool { quick.mayOccur(value.span, kind) }
    for name in names { #expect(!mayOccur(name, .name)) }
    #expect(!mayOccur(Array("1987-11-23".utf8), .birthDate))
    #expect(!mayOccur(Array("+355 69 777 4321".utf8), .phone))
    #expect(mayOccur(Array("North Wind".utf8), .name))
  }
}
