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

  @Test("A token is passed by at a glance only when it has no such run", arguments: [9, 10, 11, 12, 15])
  func tokens(length: Int) {
    var dice = Seeded(state: Self.seed)
    // Bytes of whole letters and broken ones, so that runs are long and often cut.
    let bytes: [UInt8] = Array("aZ 9~".utf8) + [0xC3, 0xAB, 0xC4, 0x8D, 0xE2, 0x82, 0xAC, 0x7F, 0x03]
    var runs = 0
    for _ in 0..<20_000 {
      func word() -> UInt64 {
        (0..<8).reduce(0) { word, _ in
          let isPlain = Int.random(in: 0..<9, using: &dice) > 0
          return word << 8
            | UInt64(isPlain ? bytes[Int.random(in: 0..<5, using: &dice)] : bytes.randomElement(using: &dice) ?? 0)
        }
      }
      let token = TokenBytes(high: word(), low: word())
      for count in [15, 16] where LetterMask(token).hasRun(of: length, within: count) {
        runs += 1
        #expect(LetterMask.mayHaveRun(of: length, token), "seed \(Self.seed)")
      }
    }
    #expect(runs > 100)
    let none = TokenBytes(high: 0x0102_0304_0506_0708, low: 0x0102_0304_0506_0708)
    #expect(LetterMask.mayHaveRun(of: length, none) == (length < 10))
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

@Suite("The gate's search, value after value")
struct IdentifierSearchTests {
  @Test("A value that passed once passes again, and one that is there is found whatever passed before it")
  func again() throws {
    let index = ReadingIndex()
    for reading in PayloadReadings(note: Array("{\"hub\":\"north\",\"name\":\"Arta Hoxha\",\"place\":\"hoxha\"}".utf8))
      .readings
    {
      index.add(reading, of: "note", SpellingLength(positions: 200, spellings: 100, randomBits: reading.randomBits))
    }
    let search = IdentifierSearch(index, constants: ["north"], leastDigits: nil)
    for _ in 0..<3 {
      for text in ["north", "North", "Besnik"] {
        for kind in [RawIdentifiers.Kind.text, .name, .code] { try search.look(for: Array(text.utf8)[...], kind) }
      }
      // As a text it is not there; as a name, word by word, it is.
      try search.look(for: Array("hoxha Besnik".utf8)[...], .text)
      #expect(throws: GateRefusal.self) { try search.look(for: Array("hoxha Besnik".utf8)[...], .name) }
      #expect(throws: GateRefusal.self) { try search.look(for: Array("hoxha".utf8)[...], .text) }
    }
  }

  @Test("Of values that share a place the last one is remembered")
  func places() {
    var passed = PassedValues()
    func isPassed(_ value: [UInt8], _ kind: RawIdentifiers.Kind) -> Bool { passed.contains(value.span, kind) }
    let values = (0..<2_000).map { Array("v\($0)".utf8) }
    for value in values {
      #expect(!isPassed(value, .text))
      passed.add(value.span, .text)
      #expect(isPassed(value, .text) && !isPassed(value, .name))
    }
    #expect((1...256).contains(values.count { isPassed($0, .text) }))
    let long = Array("longer than fifteen bytes".utf8)
    passed.add(long.span, .text)
    #expect(!isPassed(long, .text))
  }
}
