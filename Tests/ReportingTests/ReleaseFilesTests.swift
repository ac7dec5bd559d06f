import FoundationEssentials
import Programme
import Testing

@testable import Disclosure
@testable import Reporting

@Suite("Release files") struct ReleaseFilesTests {
  let draft: DraftFolder
  let page: String

  init() throws {
    draft = try SampleRelease.make()
    page = String(decoding: try #require(draft.release.file("report.html")).bytes, as: UTF8.self)
  }

  /// `BESA_REWRITE_GOLDEN=1 swift test --filter ReleaseFilesTests` writes the golden files anew; read the diff.
  @Test("every file of the sample draft is byte for byte the golden one")
  func golden() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/SampleRelease")
    let rewrites = ProcessInfo.processInfo.environment["BESA_REWRITE_GOLDEN"] == "1"
    for file in try draft.files.map(Self.readable) {
      let golden = folder.appending(path: file.path)
      if rewrites {
        try FileManager.default.createDirectory(
          at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: golden)
      }
      #expect(try Array(Data(contentsOf: golden)) == file.bytes, "\(file.path)")
    }
    let known = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
    #expect(
      Set(known.filter { !$0.hasSuffix("/") && isFile(folder, $0) })
        == Set(try draft.files.map(Self.readable).map(\.path)))
  }

  /// A workbook as its rows in text, so that a difference can be read.
  private static func readable(_ file: OutputFile) throws -> OutputFile {
    if !file.path.hasSuffix(".xlsx") { return file }
    return OutputFile(path: file.path + ".txt", text: try WorkbookParts(file.bytes).text)
  }

  private func isFile(_ folder: URL, _ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  @Test("the report holds no script and asks for nothing")
  func selfContained() {
    for forbidden in [
      "<script", "http://", "https://", "src=", "@import", "<link", "<iframe", "<img", "onload", "data:",
    ] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    #expect(!page.matches(of: /url\((?!#hatch\))/).contains { _ in true })
  }

  @Test("texts of the programme file are escaped")
  func escaped() {
    #expect(page.contains("Sample &lt;programme&gt; &amp; friends"))
    #expect(!page.contains("<programme>"))
    #expect(page.contains("Unemployed &amp; looking"))
  }

  @Test("a withheld cell is marked with its meaning, and no data cell of an answer is blank")
  func withheldCells() {
    #expect(page.contains(##"<td class="n"><abbr title="confidential: withheld">[c]</abbr></td>"##))
    #expect(!page.contains("7771"), "a true count got out")
    let blank = page.matches(of: /<tr><th scope="row">[^<]*<\/th>(?:<td class="n">[^<]*<\/td>)*<td class="n"><\/td>/)
    #expect(blank.isEmpty)
  }

  @Test("withheld values are empty in the data files, with the status that says so")
  func dataFiles() throws {
    let indicators = try text("indicators.csv").split(separator: "\r\n")
    let risk = try #require(indicators.first { $0.hasPrefix("RK1,") })
    #expect(risk == "RK1,Withheld risk,risk,2026-03,_T,_T,All,,people,83,A,people,0,Q,C")
    #expect(indicators.allSatisfy { !$0.contains("7771") && !$0.contains("[c]") })
    let published = try text("tables/published.csv").split(separator: "\r\n")
    #expect(published.count == SampleRelease.people.cells.count + 1)
    #expect(published.count { $0.hasSuffix(",") } == SampleRelease.people.audit.withheld)
  }

  @Test("the CSVW description names every column of the file and says what an empty value means")
  func csvw() throws {
    let metadata = try #require(JSONValue(parsing: Array(text("indicators.csv-metadata.json").utf8)))
    let columns = try #require(metadata["tableSchema"]?["columns"]?.array)
    let header = try text("indicators.csv").split(separator: "\r\n")[0].split(separator: ",").map(String.init)
    #expect(columns.compactMap { $0["name"]?.text } == header)
    for column in columns where ["value", "n"].contains(column["name"]?.text) {
      #expect(column["null"]?.array?.compactMap(\.text) == ["", "[c]", "[x]", "[z]"])
    }
  }

  @Test("the structure says of every dimension what adds up, and the published numbers do")
  func structure() throws {
    let structure = try #require(JSONValue(parsing: Array(text("tables/structure.json").utf8)))
    let dimensions = try #require(structure["dims"]?.object)
    let rows = try text("tables/published.csv").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let values = Dictionary(rows.dropFirst().map { (Array($0.dropLast()), Int($0[$0.count - 1])) }) { first, _ in first
    }
    #expect(Set(rows[0].dropLast()) == Set(dimensions.keys))
    var checked = 0
    for (position, name) in rows[0].dropLast().enumerated() {
      for grouping in dimensions[name]?.array ?? [] {
        let pair = try #require(grouping.array)
        for (address, total) in values where address[position] == pair[0].text {
          let parts = (pair[1].array ?? []).map { child in
            values[address.enumerated().map { $0.offset == position ? child.text ?? "" : $0.element }]
          }
          guard let total, !parts.contains(where: { $0 == nil || $0! == nil }) else { continue }
          #expect(parts.compactMap { $0 ?? nil }.reduce(0, +) == total, "\(address)")
          checked += 1
        }
      }
    }
    #expect(checked > 8)
  }

  @Test("a total about few people is withheld, and with a small overlap the registrations too")
  func smallTotals() {
    let values = ValueText(messages: Messages(.english), marker: "[c]")
    #expect(KeyFacts(SampleProgramme.file, SampleRelease.facts, values).withoutConsent == .withheld)
    #expect(KeyFacts(SampleProgramme.file, SampleRelease.facts, values).registrations == .count(111))
    let close = ReleaseFacts(
      draft: 1, number: 1, created: SampleRelease.facts.created, author: SampleRelease.facts.author,
      programmeDigest: SampleRelease.facts.programmeDigest, rosterVersion: 1,
      rosterDigest: SampleRelease.facts.rosterDigest, hubs: [], registrations: 109, persons: 105, overlap: 4,
      forReview: 0, previous: nil)
    let few = KeyFacts(SampleProgramme.file, close, values)
    #expect(few.overlap == .withheld && few.registrations == .withheld && few.persons == .count(105))
    #expect(few.withoutConsent == .count(0))
  }

  @Test("what rests on follow-up is marked, in the page and in the data")
  func followUp() throws {
    #expect(page.contains(##"Stable at follow-up <span class="tag">follow-up</span>"##))
    #expect(!page.contains(##"In insecure work <span class="tag">"##))
    let marked = try text("indicators.csv").split(separator: "\r\n").filter { $0.contains(",1,A,F") }
    #expect(Set(marked.compactMap { $0.split(separator: ",").first }) == ["IM1", "OC5"])
  }

  @Test("the page names the tables that are left out, what stays at the hubs, and the purpose limits")
  func notHere() {
    for words in [
      "OC2 In insecure work", "T04", "47 localities", "Full name", "Criminalised work", "law enforcement",
      "No report from Online hub",
    ] { #expect(page.contains(words), "\(words)") }
  }

  @Test("equal arguments give equal bytes")
  func pure() throws {
    #expect(try SampleRelease.make() == draft)
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try #require(draft.release.file(path)).bytes, as: UTF8.self)
  }
}
