import Foundation
import Programme
import Pseudonymisation
import Sodium
import Testing

@testable import Extracts

/// Identifiers planted wherever an export has room for a text: nothing of them leaves, nothing of them is said.
@Suite("Planted identifiers") struct PlantedIdentifierTests {
  private static let name = "Kanarina Ëndërrimi"
  /// A name, a phone number, a birth date, a participant's code and a free text.
  private static let planted = [name, "069 777 4321", "1987-11-23", "KC-04711", "Furrë buke në Zogaj"]
  private static let header = Night.header.split(separator: ";").map(String.init)

  private let programme = SmallProgramme.programme()

  private static var rows: [[String]] {
    [header]
      + [
        Night.person(
          "KC-04711", name: name, phone: "069 777 4321", born: "1987-11-23", idea: "Furrë buke në Zogaj"),
        Night.person("KC-04722"), Night.person("KC-04733", consent: "no"),
      ].map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
  }

  /// What leaves and what is said, from the dropped file to the gate.
  private func night(_ export: PlantedExport, _ text: String, at place: PlantedExport.Place) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: "besa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try export.write(Self.rows, planting: text, at: place, into: folder)
    for source in programme.sources where source.name != "people" {
      let header = source.columns.map(\.name).joined(separator: ";") + "\n"
      try Data(header.utf8).write(to: folder.appending(path: source.name + ".csv"))
    }
    return try Outcome(folder.path, programme)
  }

  private struct Outcome {
    /// Everything that would be sealed; `nil` when the night stopped.
    var payload: PlainPayload?
    var said = ""

    init(_ folder: String, _ programme: ProgrammeFile) throws {
      do {
        let extract = try Extract.read(folder: folder, for: programme)
        for note in extract.notes { say { note.text(in: $0) } }
        let check = try ExportCheck(of: extract, for: programme)
        say { Extracts.ProblemReport(check.tally, in: $0).description }
        var generator = Seeded(state: 1)
        let coded = try pseudonymise(
          extract, of: programme, under: SecretBytes(copying: Array(repeating: 7, count: 32)), shuffledBy: &generator)
        say { Extracts.ProblemReport(coded.tally, in: $0).description }
        said += "\(coded) \(extract) \(try coded.tables) \(coded.tally) \(coded.quality.named)"
        let payload = PlainPayload(try coded.tables, of: programme)
        try payload.clear(coded, of: programme)
        self.payload = payload
      } catch let error as any SpokenError {
        say { error.text(in: $0) }
        said += "\(error) \(String(reflecting: error))"
      }
    }

    private mutating func say(_ text: (Language) -> String) {
      for language in Language.allCases { said += text(language) + "\n" }
    }
  }

  private static let all = planted + ["Zana Dritëhëna", "+355 69 888 1234", "=1+1;Zana Dritëhëna"]
  private static let needles = Spelled(all)

  private func expectNothing(in outcome: Outcome, _ place: String, saidToo: Bool = true) {
    #expect(!Self.needles.occur(in: outcome.payload?.text ?? ""), "\(place): leaves")
    if saidToo { #expect(!Self.needles.occur(in: outcome.said), "\(place): is said") }
  }

  @Test("in every column of every form of file", arguments: PlantedExport.Form.allCases)
  func cells(_ form: PlantedExport.Form) throws {
    var finished = 0
    for column in Self.header.indices {
      // Three of all texts for each column, all of them in all columns.
      for step in 0..<3 {
        let text = Self.all[(column + step * 3) % Self.all.count]
        let outcome = try night(PlantedExport(form: form), text, at: .cell(column))
        expectNothing(in: outcome, "\(form), column \(Self.header[column])")
        if outcome.payload != nil { finished += 1 }
      }
    }
    // Nearly all nights go on: one bad value sets itself or its row aside.
    #expect(finished > Self.header.count * 2, "\(finished)")
  }

  @Test("in headers, behind the last column, in a row of its own, in comments", arguments: PlantedExport.Form.allCases)
  func besideCells(_ form: PlantedExport.Form) throws {
    for (name, place) in [
      ("header", PlantedExport.Place.headerOfExtraColumn), ("behind", .cellBehindLast), ("row", .rowOfItsOwn),
      ("comment", .comment),
    ] {
      for text in Self.planted {
        let outcome = try night(PlantedExport(form: form), text, at: place)
        expectNothing(in: outcome, "\(form), \(name)")
      }
    }
  }

  @Test("the names of files and sheets are the hub's own words: they are said to it, and leave no more than the rest")
  func names() throws {
    for form in [PlantedExport.Form.utf8, .inlineTexts, .database] {
      let outcome = try night(PlantedExport(form: form), Self.name, at: .fileName)
      expectNothing(in: outcome, "\(form), file name", saidToo: false)
    }
    let outcome = try night(PlantedExport(form: .inlineTexts), Self.name, at: .sheetName)
    #expect(outcome.payload != nil)
    expectNothing(in: outcome, "sheet name", saidToo: false)
  }

  @Test("the search can fail: it finds every spelling of every text, at every alignment")
  func searchFinds() {
    for text in Self.all {
      for spelling in Spelled.all(text) { #expect(Self.needles.occur(in: "a" + spelling + "z")) }
      for shift in 0..<3 {
        let bytes = Array(repeating: UInt8(ascii: "x"), count: shift) + Array((text + "tail").utf8)
        #expect(Self.needles.occur(in: Data(bytes).base64EncodedString()))
      }
    }
    #expect(!Self.needles.occur(in: "Arta Hoxha, 1990-05-17"))
  }
}
