import Programme
import Testing

@Suite("the text of a programme file")
struct YAMLTests {
  private func problem(_ text: String) -> Problem? {
    do throws(ProgrammeError) {
      _ = try ProgrammeFile.load(text, file: "f.yaml")
      return nil
    } catch {
      return error.problems.first
    }
  }

  @Test("that is no YAML is refused at its place")
  func noYAML() {
    #expect(problem("besa: [1\nprogramme: x: y")?.kind == .syntax)
    #expect(problem("besa: 1\nprogramme: a: b")?.place == Place(line: 2, column: 13))
    #expect(problem("besa: 1\n\tx: 1")?.place.line == 2)
    #expect(problem("besa: 1\n---\nbesa: 1")?.kind == .syntax)
    #expect(problem("besa: \u{7}")?.place == Place(line: 1, column: 7))
    #expect(problem("")?.what == "the file is empty")
    #expect(problem("- a\n- b")?.what.contains("named entries belong here") == true)
    #expect(problem("just words")?.kind == .wrongType)
  }

  @Test("with a doubled key is refused at the second one")
  func duplicates() {
    let block = SmallProgramme.problems("threshold: 10", "threshold: 10\n  review: 3")
    #expect(block.map(\.kind) == [.duplicate])
    #expect(block.map(\.place) == [Place(line: 17, column: 3)])
    #expect(block.first?.what == "the key \"review\" stands twice; first at line 16, column 3")
    let flow = SmallProgramme.problems("{m: Man, f: Woman", "{m: Man, m: Woman")
    #expect(flow.map(\.place) == [Place(line: 20, column: 25)])
    #expect(SmallProgramme.problems("country: AL", "country: AL, \"country\": XK").map(\.kind) == [.duplicate])
  }

  @Test("with anchors or aliases is refused: what a reader sees is all there is")
  func anchors() {
    let problems = SmallProgramme.problems("allowed: [reporting]", "allowed: &a [reporting]")
    #expect(problems.map(\.what) == ["anchors (&) and aliases (*) are not allowed"])
    #expect(problems.map(\.place) == [Place(line: 6, column: 12)])
  }

  @Test("that is not UTF-8 is refused with its line")
  func bytes() {
    let bytes = Array("besa: 1\nprogramme: ".utf8) + [0xE7]
    #expect(
      throws: ProgrammeError.notYAML(
        Problem(
          kind: .syntax, file: "f", place: Place(line: 2, column: 1), what: "the file is not UTF-8 text",
          remedy: "save it as UTF-8"))
    ) { try ProgrammeFile.load(bytes, file: "f") }
  }

  @Test("reads alike with Windows line ends, and a condition's place stays right")
  func windows() throws {
    let text = SmallProgramme.text.replacing("\n", with: "\r\n")
    #expect(try ProgrammeFile.load(text, file: "f").indicators.count == 5)
    #expect(
      problem(text.replacing("work = none", with: "talk and\r\n    work = nne"))?.place == Place(line: 80, column: 12))
  }

  @Test("spoilt at random, 500 times, loads or says where it does not")
  func fuzz() {
    let seed: UInt64 = 21_027
    var dice = Dice(seed: seed)
    let original = Array(SmallProgramme.text.unicodeScalars)
    let splinters = Array("{}[]:,#&*!|>-'\"%@ \n\tax0=()\u{eb}\u{85}\u{feff}".unicodeScalars)
    for round in 0..<500 {
      var scalars = original
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        let position = scalars.indices.randomElement(using: &dice) ?? 0
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: scalars.remove(at: position)
        case 1: scalars.insert(splinters.randomElement(using: &dice) ?? "x", at: position)
        default: scalars[position] = splinters.randomElement(using: &dice) ?? "x"
        }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      do throws(ProgrammeError) {
        _ = try ProgrammeFile.load(String(view), file: "f")
      } catch {
        let lines = scalars.count { $0 == "\n" || $0 == "\u{85}" } + 2
        #expect(!error.problems.isEmpty)
        #expect(
          error.problems.allSatisfy { (1...lines).contains($0.place.line) && $0.place.column >= 1 },
          "seed \(seed), round \(round)")
      }
    }
  }

  @Test("gives yes, no, on, 18_24, 2023 and 2026-03 as the words that they are")
  func words() throws {
    let creative = try CreativeHubs.load()
    #expect(creative.codeLists["yn"]?.codes.map(\.name) == ["yes", "no"])
    #expect(creative.codeLists["intent"]?.codes.map(\.name) == ["no", "unsure", "yes", "pns"])
    #expect(creative.codeLists["stay"]?.codes.map(\.name) == ["lt_3m", "3_12m", "1_3y", "gt_3y", "pns"])
    #expect(creative.period.id == "2026-03")
    #expect(SmallProgramme.problems("{\"yes\": \"Yes\", \"no\": \"No\"}", "{yes: \"Yes\", no: \"No\"}") == [])
  }
}
