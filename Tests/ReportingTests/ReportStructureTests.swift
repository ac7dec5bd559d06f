import FoundationEssentials
import Programme
import Testing

@testable import Reporting

/// What a screen reader walks along.
@Suite("Structure of the report") struct ReportStructureTests {
  let pages: [Language: String]

  init() throws {
    let draft = try SampleRelease.make(earlier: ReportChartTests.earlier)
    var pages: [Language: String] = [:]
    for language in Language.allCases {
      pages[language] = String(
        decoding: try #require(draft.release.file(language.reportPath)).bytes, as: UTF8.self)
    }
    self.pages = pages
  }

  private func found(_ pattern: Regex<(Substring, Substring)>, _ language: Language) -> [String] {
    pages[language, default: ""].matches(of: pattern).map { String($0.output.1) }
  }

  @Test("the page says its language and links to the other one in that one's words", arguments: Language.allCases)
  func language(_ language: Language) throws {
    let page = try #require(pages[language])
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    for other in Language.allCases where other != language {
      let name = Messages(other)["language_name"]
      let link = #"<a href="\#(other.reportPath)" lang="\#(other.rawValue)" hreflang="\#(other.rawValue)">\#(name)</a>"#
      #expect(page.contains(link))
    }
  }

  @Test("one h1, and no heading skips a level", arguments: Language.allCases)
  func headings(_ language: Language) {
    let levels = found(/<h([1-6])[ >]/, language).compactMap { Int($0) }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1 && levels.count > 20)
    for (above, level) in zip(levels, levels.dropFirst()) { #expect(level <= above + 1, "h\(above) then h\(level)") }
  }

  @Test("one banner, navigation, main part and footer, and a link that skips to the findings")
  func landmarks() throws {
    let page = try #require(pages[.english])
    for landmark in ["<header class=\"top\">", "<nav aria-label=\"Contents\">", "<main>", "<footer>"] {
      #expect(page.components(separatedBy: landmark).count == 2, "\(landmark)")
    }
    #expect(page.contains("<body>\n<a class=\"skip\" href=\"#findings\">"))
  }

  @Test("ids are unique, and whatever points to one finds it", arguments: Language.allCases)
  func references(_ language: Language) {
    let ids = found(/\sid="([^"]+)"/, language)
    #expect(Set(ids).count == ids.count)
    let pointed =
      found(/href="#([^"]+)"/, language)
      + found(/aria-labelledby="([^"]+)"/, language).flatMap { $0.split(separator: " ").map(String.init) }
    #expect(pointed.count > 20)
    for id in pointed { #expect(ids.contains(id), "\(id)") }
  }

  @Test(
    "every table has a caption, every header cell its direction, every picture a name", arguments: Language.allCases)
  func tables(_ language: Language) throws {
    let page = try #require(pages[language])
    for table in page.components(separatedBy: "<table").dropFirst() {
      #expect(table.matches(of: /^[^>]*>\s*<caption>/).count == 1, "\(table.prefix(80))")
    }
    for header in found(/<th([^e][^>]*|)>/, language) { #expect(header.contains("scope="), "th\(header)") }
    for picture in page.components(separatedBy: "<svg class=").dropFirst() {
      let tag = picture.prefix { $0 != ">" }
      #expect(tag.contains("role=\"img\" aria-labelledby=") || tag.contains("aria-hidden=\"true\""), "\(tag)")
    }
  }

  @Test("no text of the Albanian page is English that the messages have in Albanian")
  func albanian() throws {
    let page = try #require(pages[.albanian])
    let texts = page.matches(of: />([^<>]+)</).map { String($0.output.1).trimmingPrefix(" ") }
    let english = Dictionary(
      Messages.file.texts.values.compactMap { texts in
        texts["en"].flatMap { $0 == texts["sq"] ? nil : ($0, true) }
      }, uniquingKeysWith: { first, _ in first })
    for text in texts where english[String(text)] != nil && text != "English" && text.count > 2 {
      Issue.record("\(text)")
    }
    #expect(texts.count > 300)
  }
}
