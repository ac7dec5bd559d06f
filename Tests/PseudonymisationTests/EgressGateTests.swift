import Extracts
import Foundation
import Programme
import Testing

@testable import Pseudonymisation

@Suite("Egress gate")
struct EgressGateTests {
  private static let name = "Kanarina Ëndërrimi"
  private let night = Night(
    people: [
      Night.person("KC-0471", name: name, phone: "069 777 4321", born: "1987-11-23", idea: "Furrë buke në Zogaj"),
      Night.person("KC-0472", name: "Besa Lume", consent: "no"),
    ], waves: ["KC-0471;2026-02-01;part"], visits: ["KC-0471;2026-02-02;20;Drita Punonjësja"], events: ["3;4"])

  private func clear(_ change: (inout [String: [UInt8]], inout [String: [UInt8]]) -> Void) throws {
    let coded = try night.coded()
    var payload = try PlainPayload(coded.tables, of: night.programme)
    change(&payload.tables, &payload.notes)
    try payload.clear(coded, of: night.programme)
  }

  private func replaced(_ bytes: [UInt8]?, _ old: String, _ new: String) -> [UInt8] {
    Array(String(decoding: bytes ?? [], as: UTF8.self).replacing(old, with: new, maxReplacements: 1).utf8)
  }

  @Test("A payload of numbers and tokens passes, in whatever pieces it comes", arguments: [1, 7, 64, .max])
  func passes(pieces: Int) throws {
    let coded = try night.coded()
    try PlainPayload(coded.tables, of: night.programme).clear(coded, of: night.programme, pieces: pieces)
  }

  @Test("Anything but declared, bounded numbers is refused with its place")
  func numbers() throws {
    let cases: [(String, String, String, GateRefusal)] = [
      ("people", "case,", "case,name,", .header(file: "people.csv")),
      ("people", ",care,", ",Care,", .header(file: "people.csv")),
      ("waves", "\n0,", "\n1,", .caseNumber(file: "waves.csv", row: 2)),
      ("events", "\n-1,", "\n0,", .caseNumber(file: "events.csv", row: 2)),
      ("events", "-1,3,4", "-1,3", .cellCount(file: "events.csv", row: 2)),
      ("events", "-1,3,4", "-1,3,4,5", .cellCount(file: "events.csv", row: 2)),
      ("events", ",3,", ",501,", .outsideForm(file: "events.csv", row: 2, column: "men")),
      ("events", ",3,", ",-4,", .outsideForm(file: "events.csv", row: 2, column: "men")),
      ("events", ",3,", ",03,", .notANumber(file: "events.csv", row: 2, column: "men")),
      ("events", ",3,", ",,", .notANumber(file: "events.csv", row: 2, column: "men")),
      ("events", ",3,", ",Kanarina,", .notANumber(file: "events.csv", row: 2, column: "men")),
      ("events", ",3,", ",0697774321,", .notANumber(file: "events.csv", row: 2, column: "men")),
      ("events", ",3,4\n", ",3,4", .unfinishedRow(file: "events.csv", row: 2)),
      ("people", "\n0,", "\n0,zz", .notAToken(file: "people.csv", row: 2, column: "key:name_birth")),
      ("people", "\n0,", "\n0,a", .notAToken(file: "people.csv", row: 2, column: "key:name_birth")),
    ]
    for (source, old, new, refusal) in cases {
      #expect(throws: refusal, "\(old) → \(new)") {
        try clear { tables, _ in tables[source] = replaced(tables[source], old, new) }
      }
    }
    #expect(throws: GateRefusal.files) { try clear { tables, _ in tables["waves"] = nil } }
    #expect(throws: GateRefusal.files) { try clear { tables, _ in tables["notes"] = [] } }
    #expect(throws: GateRefusal.header(file: "waves.csv")) { try clear { tables, _ in tables["waves"] = [] } }
  }

  @Test("The gate's bounds of every field are those of its form")
  func bounds() {
    let fields = night.programme.sources.flatMap(\.fields)
    #expect(!fields.isEmpty)
    for field in fields {
      let bounds = AnswerBounds(of: field.form)
      let raws = Array(-6...5_000) + [Int32.min, Int32.max, 9_999, 3_000_000, 3_652_058, 3_652_059, 3_652_060]
      let wrong = raws.filter { bounds.admit($0) != field.form.admits(Answer(raw: $0)) }
      #expect(wrong.isEmpty, "\(field.name)")
    }
  }

  private static let planted = [
    name, "Kanarina", "Ëndërrimi", "KANARINA ËNDËRRIMI", "kanarina endërrimi", "Kanarina E\u{308}nde\u{308}rrimi",
    "069 777 4321", "0697774321", "+355697774321", "697774321", "1987-11-23", "19871123", "23.11.1987", "23/11/1987",
    "KC-0471", "kc-0471", "KC-0472", "Drita Punonjësja", "Furrë buke në Zogaj",
  ]

  private static func encodings(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    let hex = bytes.map { (($0 < 16 ? "0" : "") + String($0, radix: 16)) }.joined()
    let base64 = (0..<3).map { shift in
      Data(Array(repeating: UInt8(ascii: "#"), count: shift) + bytes + Array("#".utf8)).base64EncodedString()
    }
    let urls = base64.map { $0.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "") }
    let percent = bytes.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    return [text, text.uppercased(), text.lowercased(), hex, hex.uppercased(), "f" + hex, percent] + base64 + urls
  }

  @Test("An identifier beside the tables is found in every spelling and encoding", arguments: planted)
  func notes(_ text: String) throws {
    for form in Self.encodings(of: text) {
      #expect(throws: GateRefusal.self, "\(form)") {
        try clear { _, notes in notes["manifest.json"] = Array("{\"format\":\"besa/1\",\"note\":\"\(form)\"}\n".utf8) }
      }
    }
  }

  @Test("An identifier in the place of a token is found, as its digits and as its bytes")
  func tokens() throws {
    func padded(_ digits: String) -> String { digits + String(repeating: "0", count: 32 - digits.count) }
    let hexName = "4b616e6172696e61"  // Kanarina
    for digits in [padded("355697774321"), padded("0697774321"), padded(hexName), "0" + padded(hexName).dropLast()] {
      #expect(throws: GateRefusal.self, "\(digits)") {
        try clear { tables, _ in
          let row = String(decoding: tables["people"] ?? [], as: UTF8.self)
          let token = row.split(separator: "\n")[1].split(separator: ",")[1]
          tables["people"] = replaced(tables["people"], String(token), digits)
        }
      }
    }
  }

  @Test("Words that every bundle holds, and spellings too short to mean anything, stop nothing")
  func harmless() throws {
    // A participant is called Besa Lume: the form's name is `besa/1`, and four letters within a longer word are chance.
    for note in ["{\"format\":\"besa/1\",\"hub\":\"north\"}", "{\"lumesi\":1}", "{\"lum\":1}", "{\"rows\":471}"] {
      #expect(throws: Never.self, "\(note)") { try clear { _, notes in notes["manifest.json"] = Array(note.utf8) } }
    }
    #expect(throws: GateRefusal.self) {
      try clear { _, notes in notes["manifest.json"] = Array("{\"name\":\"lume\"}".utf8) }
    }
  }

  /// A coder that is wrong in one place: the tables that it gives, with one value of them changed.
  private func faulty(
    _ source: String, answer: (field: String, raw: Int32)? = nil, token: (high: UInt64, low: UInt64)? = nil
  ) throws {
    let coded = try night.coded()
    let tables = try coded.tables.map { table -> CodedTable in
      guard table.source == source, let declared = night.programme.source(source) else { return table }
      var answers = table.answers
      var tokens = table.tokens
      if let answer, let field = declared.fields.firstIndex(where: { $0.name == answer.field }) {
        answers[field][0] = Answer(raw: answer.raw)
      }
      if let token { tokens["name_birth"]?[0] = MatchToken(high: token.high, low: token.low) }
      return CodedTable(source: source, caseNumbers: table.caseNumbers, tokens: tokens, answers: answers)
    }
    try PlainPayload(tables, of: night.programme).clear(coded, of: night.programme)
  }

  @Test("A coder that gives raw values is stopped: digits of a phone, a birth date, a code in an answer's place")
  func faultyAnswers() throws {
    try faulty("people")
    let raws: [(String, String, Int32)] = [
      ("people", "score", 697_774_321), ("people", "job", 19_871_123), ("people", "age", 1_987),
      ("people", "enrolled", 19_871_123), ("people", "return", 697_774_321), ("people", "recent", 471),
      ("waves", "seen", 19_871_123), ("waves", "now", 471), ("visits", "minutes", 697_774_321),
      ("visits", "on", 697_774_321), ("events", "men", 697_774_321),
    ]
    for (source, field, raw) in raws {
      #expect(throws: GateRefusal.self, "\(source) \(field)") { try faulty(source, answer: (field, raw)) }
    }
  }

  @Test("A coder that gives identifiers for tokens is stopped: letters as bytes, digits as digits, at every offset")
  func faultyTokens() throws {
    func word(_ bytes: some Collection<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    for text in [
      "Kanarina", "KANARINA", "Ëndërrimi", "kanarina endë", "Drita Punonjësja", "0697774321",
    ] {
      for offset in 0...3 {
        let bytes = Array(
          (Array(repeating: 0xA7, count: offset) + Array(text.utf8) + Array(repeating: 0x9C, count: 16)).prefix(16))
        if offset + text.utf8.count > 16 { continue }
        #expect(throws: GateRefusal.self, "\(text) from byte \(offset)") {
          try faulty("people", token: (word(bytes[..<8]), word(bytes[8...])))
        }
      }
    }
    for digits: UInt64 in [0x3556_9777_4321_0000, 0x0697_7743_2100_0000, 0x1987_1123_0697_7743] {
      #expect(throws: GateRefusal.self, "\(digits)") { try faulty("people", token: (digits, 0x21A7_9C00_0000_0000)) }
    }
  }

  @Test("Random tokens of 300 people with phones and birth dates pass")
  func chance() throws {
    let people = (0..<300).map {
      Night.person(
        "P-\($0)", name: "Arta Hoxha\($0)", phone: "069\(1_234_567 + $0 * 7919)",
        born: "19\(50 + $0 % 50)-0\(1 + $0 % 9)-1\($0 % 10)")
    }
    for seed in 1...5 {
      let coded = try Night(people: people, seed: UInt64(seed)).coded()
      try PlainPayload(coded.tables, of: night.programme).clear(coded, of: night.programme)
    }
  }

  @Test("Chance puts a letter of a spelling into one of 128 decoded bytes, as the gate reckons")
  func chanceOfLetters() {
    var generator = Seeded(state: 7)
    // A line feed before every eight bytes, as between runs: folding leaves out lines with letters of other alphabets.
    let bytes = (0..<400_000).map { $0 % 9 == 0 ? 10 : UInt8.random(in: 11...255, using: &generator) }
    let readings = PayloadReadings(runs: bytes).readings
    #expect(readings.count == 2)
    for reading in readings {
      var pairs = 0
      for place in reading.text.indices.dropFirst()
      where (97...122).contains(reading.text[place]) && (97...122).contains(reading.text[place - 1]) { pairs += 1 }
      let reckoned = (400_000 * 26 * 26) >> (2 * SpellingLength.bitsOfLetter)
      #expect((reckoned / 2...reckoned * 5 / 4).contains(pairs), "\(pairs) of \(reckoned)")
    }
  }

  @Test("The length that counts admits chance in one text of a million", arguments: [1, 24, 5_000, 1_000_000])
  func lengths(people: Int) {
    let (positions, spellings) = (32 * 4 * people, 20 * people)
    for bits in [SpellingLength.bitsOfHexDigit, SpellingLength.bitsOfLetter] {
      let length = SpellingLength(positions: positions, spellings: spellings, randomBits: bits).other
      func chance(_ length: Int) -> Double { Double(positions) * Double(spellings) * exp2(-Double(bits * length)) }
      #expect(chance(length) <= 1e-6)
      #expect(length == SpellingLength.shortest || chance(length - 1) > 1e-6)
    }
  }

  @Test("Every refusal says what, where and what to do, and shows no value")
  func texts() {
    for refusal in [
      GateRefusal.files, .identifier(file: "manifest.json", reading: "hex"), .caseNumber(file: "x", row: 1),
    ] {
      let lines = refusal.description.split(separator: "\n")
      #expect(lines.count == 3 && lines[1].hasPrefix("  where: ") && lines[2].hasPrefix("  do:    "))
    }
  }
}
