import Testing

@testable import Reporting

@Suite("The report on paper") struct ReportPaperTests {
  let papers: [ReportPaper]

  init() throws {
    papers = try ReportPaper.all(
      SampleProgramme.file, sets: [SampleRelease.people, SampleRelease.attendances], facts: SampleRelease.facts,
      earlier: ReportChartTests.earlier)
  }

  @Test("has one file per language, with names and identifiers of their own")
  func files() {
    #expect(papers.map(\.path) == ["report.pdf", "report.sq.pdf"])
    #expect(papers.map(\.identifier) == ["sample-001-en", "sample-001-sq"])
  }

  @Test("every shape and text of a picture has its paint with it: black would be a number that is not there")
  func paint() {
    for paper in papers {
      let shapes = paper.html.matches(of: /<(?:rect|circle|text) class="[a-z]+"([^>]*)>/).map { String($0.output.1) }
      #expect(shapes.count > 60)
      for shape in shapes { #expect(shape.contains("fill=") || shape.contains("font-size="), "\(shape)") }
    }
  }

  @Test("says the same numbers as the page, and names no file, script or address")
  func same() throws {
    let page = try #require(try SampleRelease.make(earlier: ReportChartTests.earlier).release.file("report.html"))
    let cells = { (text: String) in text.matches(of: /<td class="n">(.*?)<\/td>/).map { String($0.output.1) } }
    #expect(cells(papers[0].html) == cells(String(decoding: page.bytes, as: UTF8.self)))
    for forbidden in ["<script", "http://", "https://", "src=", "@import", "<link", "<img"] {
      #expect(!papers[0].html.contains(forbidden), "\(forbidden)")
    }
  }
}
