import Extracts
import Programme
import Testing

@Suite("CSV reading")
struct CSVReadingTests {
  @Test("The separator is found in the header", arguments: [";", ",", "\t"])
  func separator(_ separator: String) throws {
    let header = ["code", "consent", "name"].joined(separator: separator)
    let row = ["A1", "yes", "Lule"].joined(separator: separator)
    #expect(try Samples.table(header + "\n" + row + "\n").texts("name") == ["Lule"])
  }

  @Test("A separator inside a quoted header name does not count")
  func separatorInName() throws {
    let table = try Samples.table("code;\"Name / nickname\";consent\nA1;\"a,b,c,d\";yes\n")
    #expect(try table.texts("name") == ["a,b,c,d"])
  }

  @Test("A byte order mark is no part of the first name")
  func byteOrderMark() throws {
    #expect(try Samples.table("\u{FEFF}code;consent\nA1;yes\n").texts("code") == ["A1"])
  }

  @Test("Quoted cells keep separators, line ends and doubled quotes; line ends may be LF, CR LF or CR")
  func quotedCells() throws {
    for end in ["\n", "\r\n", "\r"] {
      let text = "code;consent;name" + end + "A1;yes;\"a;b\nc \"\"d\"\" \"\"\"" + end + "\"A2\";\"no\";\"\"" + end
      let table = try Samples.table(text)
      #expect(try table.texts("name") == ["a;b\nc \"d\" \"", ""])
      #expect(try table.texts("code") == ["A1", "A2"])
    }
  }

  @Test("The last row needs no line end, and an empty last cell counts")
  func lastRow() throws {
    #expect(try Samples.table("code;consent;name\nA1;yes;").texts("name") == [""])
  }

  @Test("Empty lines are no rows, but count as rows for people who look them up")
  func emptyLines() throws {
    let table = try Samples.table("code;consent\n\nA1;yes\n\nA2\n")
    #expect(try table.texts("code") == ["A1"])
    #expect(try table.problems() == [RowProblem(.tooFewCells, file: "people.csv", row: 5, column: "2")])
  }

  @Test("Rows that do not fit the header are left out, each with its place")
  func badRows() throws {
    let table = try Samples.table("code;consent\nA1\nA2;yes;x\n\"A3\"x;yes\nA4;no\n")
    #expect(try table.texts("code") == ["A4"])
    #expect(
      try table.problems() == [
        RowProblem(.tooFewCells, file: "people.csv", row: 2, column: "2"),
        RowProblem(.tooManyCells, file: "people.csv", row: 3, column: "3"),
        RowProblem(.strayQuote, file: "people.csv", row: 4, column: "1"),
      ])
  }

  @Test("A line break inside quotes starts no row")
  func rowNumbers() throws {
    let table = try Samples.table("code;consent;name\nA1;yes;\"x\ny\nz\"\nA2;yes\n")
    #expect(try table.problems().map(\.row) == [3])
  }

  @Test("A file that ends within quotes stops the run, cut anywhere inside them")
  func openQuote() throws {
    for text in ["code;consent\nA1;\"yes\n", "code;consent\nA1;\"", "code;consent\nA1;\"y\"\""] {
      let table = try Samples.table(text)
      #expect(throws: ExtractError.openQuote(file: "people.csv", row: 2)) { try table.problems() }
    }
  }

  @Test("UTF-8 with a bad byte stops the run, with the place of that byte")
  func notUTF8() {
    let bytes = Array("code;consent;name\nA1;yes;Lulë\nA2;yes;".utf8) + [0xEB, 10]
    #expect(throws: ExtractError.notUTF8(file: "people.csv", row: 3, cell: 3, column: "name")) {
      try RawTable(file: "people.csv", bytes: bytes, source: Samples.source(), needed: [])
    }
  }

  @Test("A zero byte stops the run, with its place")
  func zeroByte() {
    #expect(throws: ExtractError.zeroByte(file: "people.csv", row: 2, cell: 2, column: "consent")) {
      try Samples.table("code;consent\nA1;y\0s\n")
    }
  }

  @Test("An empty file and a file of empty lines stop the run", arguments: ["", "\n", "\n\n"])
  func empty(_ text: String) {
    #expect(throws: ExtractError.empty(file: "people.csv")) { try Samples.table(text) }
  }

  @Test("Random files: what a writer quotes is what the reader gives")
  func writtenAndRead() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = Seeded(state: seed)
    let pieces = ["a", "\"", ";", ",", "\n", "\r", "ë", " x ", "'", "\t", "1"]
    for _ in 0..<300 {
      let rows = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        (0..<3).map { _ in
          (0..<Int.random(in: 1...5, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
        }
      }
      let lines = rows.map { $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ";") }
      let table = try Samples.table("code;name;consent\r\n" + lines.joined(separator: "\r\n"))
      let blanks: Set<Character> = [" ", "\t"]
      func trimmed(_ text: String) -> String {
        String(text.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
      }
      #expect(try table.texts("name") == rows.map { trimmed($0[1]) }, "seed \(seed)")
    }
  }
}

/// Random numbers that a seed repeats (splitmix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
