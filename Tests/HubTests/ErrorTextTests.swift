import Foundation
import Programme
import Pseudonymisation
import Testing

@testable import Exchange
@testable import Extracts
@testable import besa_hub

@Suite("What people read of an error") struct ErrorTextTests {
  @Test("every case of every error type has its sample here", arguments: ErrorSamples.all)
  func cases(_ samples: ErrorSamples) throws {
    let source = try SourceText.read(samples.file)
    let head = try #require(source.firstRange(of: /enum \w+: Error[^{]*{/))
    let declared = source[head.upperBound...].prefix { $0 != "}" }.matches(of: /case (\w+)(\()?/).map(\.output)
    #expect(declared.count > 4)
    let full = Set(declared.filter { $0.2 != nil }.map { String($0.1) })
    #expect(full == Set(samples.errors.compactMap { Mirror(reflecting: $0).children.first?.label }))
    // A case without values has no name that a program can ask for: they are counted.
    let bare = samples.errors.filter { Mirror(reflecting: $0).children.isEmpty }.map { $0.text(in: .english) }
    #expect(declared.count - full.count == Set(bare).count)
  }

  @Test(
    "it says what, where and what to do in every language, with nothing left to fill in", arguments: ErrorSamples.all)
  func parts(_ samples: ErrorSamples) {
    for error in samples.errors {
      let texts = Language.allCases.map { error.text(in: $0) }
      for (language, text) in zip(Language.allCases, texts) {
        let lines = text.split(separator: "\n").map(String.init)
        let labels = language == .english ? ["  where: ", "  do:    "] : ["  ku:    ", "  bëni:  "]
        #expect(lines.count == 3 && !text.contains("{") && !text.contains(".what") && !text.contains(".do"), "\(text)")
        for (line, label) in zip(lines.dropFirst(), labels) {
          #expect(line.hasPrefix(label) && line.count > label.count, "\(text)")
        }
      }
      #expect(texts[0].firstLine != texts[1].firstLine, "\(texts[0])")
      #expect(error.description == texts[0] || error is HubError)
    }
  }

  @Test("no case is left to the text for cases without one")
  func unspoken() {
    for error in ErrorSamples.all.flatMap(\.errors) {
      #expect(!error.text(in: .english).contains("it has no text of its own"))
    }
  }

  @Test("every problem of rows has its text for one row and for many", arguments: RowProblem.Fault.allCases)
  func problems(_ fault: RowProblem.Fault) {
    for count in [1, 2, 40] {
      let rows = (0..<count).map { RowProblem(fault, file: "q1.csv", row: $0 + 2, column: count == 2 ? "age" : nil) }
      let texts = Language.allCases.map { Extracts.ProblemReport(ProblemTally(rows), in: $0).messages }
      for text in texts.joined() {
        #expect(text.split(separator: "\n").count == 3 && !text.contains("{") && text.contains("q1.csv, r"), "\(text)")
        #expect(text.hasPrefix("\(count) "), "\(text)")
      }
      #expect(texts[0] != texts[1])
    }
  }

  @Test("every note has its text in both languages")
  func notes() {
    let notes: [ExtractNote] = [
      .dropped(file: "q1.csv", names: ["a"]), .device(file: "q1.csv", names: (1...20).map { "c\($0)" }),
      .encoding(file: "q1.csv", name: "Windows-1250"), .unused(file: "x.csv"),
      .several(source: "q1", files: ["a.csv", "b.csv"]), .absent(file: "q1.csv", names: ["a"]),
    ]
    for note in notes {
      let texts = Language.allCases.map { note.text(in: $0) }
      #expect(texts[0] != texts[1] && texts.allSatisfy { !$0.contains("{") && !$0.hasPrefix("note.") })
    }
    #expect(notes[1].text(in: .albanian).hasSuffix("c12 dhe 8 të tjera"))
  }

  @Test("what is wrong in a programme file is framed: it is the analyst's to mend")
  func programme() throws {
    let error = #expect(throws: ProgrammeError.self) { try ProgrammeFile.load(Array("hubs: 3\n".utf8), file: "p.yaml") }
    let framed = Messages(.albanian, of: Words.catalogue)(
      "frame.programme", ["problems": try #require(error).description])
    #expect(framed.contains("dërgojani") && framed.contains("p.yaml:") && !framed.contains("{problems}"))
  }

  @Test("every English detail that a room gives has its Albanian words")
  func details() throws {
    let rooms = try ["Exchange", "Sodium"].map { try SourceText.room($0) }.joined(separator: "\n")
    let forms = [
      #/(?:what|reason|role): "([^"\\]+)"/#, #/(?:refuse|mismatch)\("([^"\\]+)"\)/#,
      #/require\([^"\n]*, "([^"\\]+)"\)/#,
    ]
    let literals = Set(forms.flatMap { form in rooms.matches(of: form).map { String($0.output.1) } })
    #expect(literals.count > 80)
    let known = Set(Catalogue.exchange.texts.values.compactMap { $0["en"] })
    // Names of places, which people look up in the file they stand in.
    let places: Set = ["source of the programme", "programme of the linkage key", "epoch of the linkage key"]
    #expect(literals.subtracting(known).subtracting(places).isEmpty)
  }
}
