import FoundationEssentials
import Programme
import Testing

@testable import Disclosure
@testable import Reporting

/// The pictures of the report against the tables that stand under them.
@Suite("Charts of the report") struct ReportChartTests {
  let pages: [Language: String]
  let draft: DraftFolder

  /// What two earlier releases said; figures that stand nowhere else.
  static let earlier = [
    ReleasedFigures(
      number: 1, day: SampleProgramme.day(2025, 11, 10),
      totals: [
        "IM1": .init(value: .withheld, n: .withheld, unit: "percent"),
        "OC2": .init(value: number(592, 1), n: number(76, 0), unit: "percent"),
        "OC5": .init(value: number(39, 1), n: number(71, 0), unit: "mean"),
        "OP1.1": .init(value: number(52, 0), n: number(52, 0), unit: "people"),
        "RK1": .init(value: number(13, 0), n: number(54, 0), unit: "contacts"),
      ]),
    ReleasedFigures(
      number: 2, day: SampleProgramme.day(2026, 1, 19),
      totals: ["OC2": .init(value: number(614, 1), n: number(79, 0), unit: "percent")]),
  ]

  static func number(_ scaled: Int, _ digits: Int) -> PublishedValue {
    .number(PublishedNumber(scaled: scaled, digits: digits))
  }

  init() throws {
    draft = try SampleRelease.make(earlier: Self.earlier)
    var pages: [Language: String] = [:]
    for language in Language.allCases {
      let file = try #require(draft.release.file(language.reportPath))
      pages[language] = String(decoding: file.bytes, as: UTF8.self)
    }
    self.pages = pages
  }

  /// Every number that stands in a cell of a table of the page, with the percent sign taken off.
  private func tableNumbers(_ page: String) -> Set<String> {
    Set(page.matches(of: /<td class="n">([0-9.,\u{A0}]+)%?<\/td>/).map { String($0.output.1) })
  }

  private func charts(_ kind: String, in page: String) -> [String] {
    page.components(separatedBy: "<svg class=\"\(kind)\" role=\"img\"").dropFirst().map {
      $0.components(separatedBy: "</figure>")[0]
    }
  }

  @Test("every number that a chart says or draws stands in a table of the page", arguments: Language.allCases)
  func numbers(_ language: Language) throws {
    let page = try #require(pages[language])
    let released = tableNumbers(page)
    var seen = 0
    for kind in ["bars", "wheel", "trend"] {
      let found = charts(kind, in: page)
      #expect(found.count == ["bars": 4, "wheel": 1, "trend": 4][kind], "\(kind)")
      for chart in found {
        let drawn = chart.matches(
          of: /class="bar"[^>]*?(?:width="1" height|x="[-0-9]+" width="16" height|width)="([0-9.]+)"/
        )
        .map { String($0.output.1).replacing(".", with: Messages(language).format.decimalPoint) }
        let said = chart.matches(of: /<text class="v"[^>]*>([^<]*)</).map {
          String($0.output.1).replacing("%", with: "")
        }
        for number in drawn + said where number != "[c]" {
          #expect(released.contains(number), "\(kind): \(number) stands in no table")
          seen += 1
        }
        #expect(drawn.count == said.count { $0 != "[c]" }, "\(kind): drawn \(drawn), said \(said)")
      }
    }
    #expect(seen > 25)
  }

  @Test("a full bar stands for a released number, for 100 percent or for the end of a scale")
  func scales() throws {
    let page = try #require(pages[.english])
    let released = tableNumbers(page).union(["100", "10"])
    let scales = page.matches(of: /viewBox="0 (?:0|-[0-9.]+) (?:1 )?([0-9.]+)(?: 1)?"/).map { String($0.output.1) }
    #expect(scales.count > 12)
    for scale in scales { #expect(released.contains(scale), "\(scale)") }
  }

  @Test("a withheld mark has one size, whatever its chart's numbers, with its sign in words and nothing behind it")
  func withheld() throws {
    let page = try #require(pages[.english])
    let marks = page.matches(of: /<rect class="hidden"([^>]*)>/).map { String($0.output.1) }
    let sizes = marks.map { mark in
      mark.matches(of: /(?:width="56" height="12"|width="16" height="24"|width="[0-9.]+%" height="18")/).count
    }
    #expect(marks.count == 2 + 2 + 1 + 1 + 1 && sizes.allSatisfy { $0 == 1 }, "\(marks)")
    for kind in ["bars", "wheel", "trend"] {
      for chart in charts(kind, in: page) {
        let hidden = chart.components(separatedBy: "class=\"hidden\"").count - 1
        #expect(chart.components(separatedBy: ">[c]<").count - 1 == hidden)
      }
    }
    #expect(!page.contains("7771"))
  }

  @Test("equal charts but for the true count behind a withheld mark are equal byte for byte")
  func blind() {
    let values = ValueText(messages: Messages(.english), marker: "[c]")
    let wheel = { (share: PublishedValue) in
      WheelChart(
        id: "w", title: "t", spokes: [.init(label: "a", share: Self.number(50, 0)), .init(label: "b", share: share)],
        values: values
      ).svg
    }
    #expect(wheel(.withheld) == wheel(.withheld) && wheel(.withheld) != wheel(Self.number(24, 0)))
    #expect(wheel(Self.number(24, 0)).contains(#"class="bar" x="-8" width="16" height="24""#))
    #expect(!wheel(.withheld).contains("height=\"0\""))
  }

  @Test("the wheel has a spoke and a row for each of its indicators, shares of counts too")
  func wheel() throws {
    let page = try #require(pages[.albanian])
    let chart = try #require(charts("wheel", in: page).first)
    #expect(chart.matches(of: /<g transform="rotate\(/).count == 3)
    #expect(chart.contains("rotate(180.0)") && chart.contains("rotate(300.0)") && chart.contains("rotate(420.0)"))
    #expect(page.contains(">Rrota e presioneve</h3>"))
  }

  @Test("hub tiles show released counts, and a hub without a report says so")
  func tiles() throws {
    let page = try #require(pages[.english])
    let tiles = page.components(separatedBy: "<ul class=\"tiles\">")[1].components(separatedBy: "</ul>")[0]
    let rows = tiles.components(separatedBy: "<li").dropFirst()
    #expect(rows.count == 3)
    let north = try #require(rows.first { $0.contains("<h3>North</h3>") })
    #expect(north.contains(">57<") && north.contains("reported") && north.contains(#"class="bar" width="57""#))
    let online = try #require(rows.first { $0.contains("<h3>Online hub</h3>") })
    #expect(online.hasPrefix(" class=\"missing\"") && online.contains("no report") && !online.contains("class=\"bar\""))
  }

  @Test("earlier values stand as they were published, with their release; a value of another unit is left out")
  func trend() throws {
    let page = try #require(pages[.albanian])
    let cards = page.components(separatedBy: "<section class=\"card\" id=\"since-").dropFirst().map {
      $0.components(separatedBy: "</section>")[0]
    }
    #expect(cards.map { $0.prefix { $0 != "\"" } } == ["im1", "oc2", "oc5", "op1-1"])
    let work = cards[1]
    #expect(
      work.contains(#"<th scope="row">tremujori IV, 2025, publikimi 001</th><td class="n">59,2%</td><td class="n">76"#))
    #expect(work.contains(#"<th scope="row">tremujori I, 2026, publikimi 002</th><td class="n">61,4%</td>"#))
    #expect(work.contains(#"tremujori II, 2026, publikimi 001</th><td class="n">68,7%</td>"#))
    #expect(cards[0].contains("[c]"))
  }

  @Test("a first release has no section about earlier ones")
  func first() throws {
    let page = try #require(try SampleRelease.make().release.file("report.html"))
    #expect(!String(decoding: page.bytes, as: UTF8.self).contains("id=\"trend\""))
  }

  @Test("what a release wrote into its data file is what the next report reads from it")
  func figures() throws {
    let table = try #require(draft.release.file(IndicatorData.path))
    let read = try ReleasedFigures(
      number: 1, day: SampleRelease.facts.created, table: String(decoding: table.bytes, as: UTF8.self))
    #expect(Set(read.totals.keys) == ["IM1", "OC2", "OC5", "OP1.1", "OP1.2", "RK1"])
    #expect(read.totals["OC2"] == .init(value: Self.number(687, 1), n: Self.number(83, 0), unit: "percent"))
    #expect(read.totals["RK1"]?.value == .withheld && read.totals["OP1.2"]?.unit == "attendances")
    #expect(throws: DisclosureError.self) {
      try ReleasedFigures(number: 1, day: SampleRelease.facts.created, table: "indicator,value\r\nIM1,5\r\n")
    }
  }
}
