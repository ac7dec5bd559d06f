import Programme
import Testing

@testable import Disclosure
@testable import Reporting

@Suite("Differences between releases, and the review page") struct DifferenceTests {
  /// The sample's tables with other values, and with a figure more or less.
  private func earlier(
    number: Int = 1, _ changes: [String: PublishedCount?]
  ) -> EarlierRelease {
    let shown = SampleRelease.people.tablesShown
    let cells = shown.cells.compactMap { cell -> PublishedCell? in
      guard let change = changes[shown.name(of: cell.address)] else { return cell }
      return change.map {
        PublishedCell(
          address: cell.address, value: $0, role: cell.role, isByHub: cell.isByHub, meaning: cell.meaning)
      }
    }
    return EarlierRelease(
      number: number,
      tables: PublishedTables(
        unit: "people", dimensions: shown.dimensions, tables: shown.tables, crossings: shown.crossings, cells: cells))
  }

  private func difference(_ earlier: [EarlierRelease]) throws -> ReleaseDifference {
    ReleaseDifference(of: try ShownFigures(SampleRelease.make().release), from: earlier)
  }

  @Test("each kind of change is told from the others, and what is the same is only counted")
  func kinds() throws {
    let now = try difference([
      earlier([
        "hub=north": .count(56), "hub=south": .withheld, "sex=m": .count(60), "employment=no_answer": nil,
      ])
    ])
    let people = now.lines.filter { !$0.figure.hasPrefix("attendances: ") }
    #expect(
      people == [
        .init(figure: "sex=m", kind: .nowWithheld, before: .count(60), now: .withheld),
        .init(figure: "hub=north", kind: .changed, before: .count(56), now: .count(57)),
        .init(figure: "hub=south", kind: .nowShown, before: .withheld, now: .count(48)),
        .init(figure: "employment=no_answer", kind: .new, before: nil, now: .count(22)),
      ])
    #expect(now.release == 1)
    #expect(now.unchanged == SampleRelease.people.cells.count - 4)
  }

  @Test("a figure that the last release had and the draft has not is gone")
  func gone() throws {
    let shown = ShownFigures(
      tables: [
        PublishedTables(
          unit: "people", dimensions: SampleRelease.people.dimensions, tables: [], crossings: [],
          cells: Array(SampleRelease.people.cells.dropFirst()))
      ])
    let difference = ReleaseDifference(of: shown, from: [earlier([:])])
    #expect(difference.lines == [.init(figure: "total", kind: .gone, before: .count(105), now: nil)])
  }

  @Test("of each unit the newest release counts")
  func newest() throws {
    let both = try difference([
      earlier(number: 1, ["hub=north": .count(3)]), earlier(number: 3, [:]), earlier(number: 2, ["hub=north": nil]),
    ])
    #expect(both.release == 3)
    #expect(both.lines.allSatisfy { $0.figure.hasPrefix("attendances: ") && $0.kind == .new })
  }

  @Test("the review says of every table what is shown, the smallest figure, what is withheld and what changed")
  func review() throws {
    let draft = try DraftFolder.make(
      SampleProgramme.file, sets: [SampleRelease.people, SampleRelease.attendances], facts: SampleRelease.facts,
      beside: [earlier(["hub=north": .count(56), "IM1=yes": .withheld])])
    let page = try #require(draft.inside.file("review.html").map { String(decoding: $0.bytes, as: UTF8.self) })
    #expect(!draft.release.contains { $0.path.contains("review") })
    for part in [
      "<code>IM1</code>", "Compared with release 001: ",
      "<code>hub=north</code></th><td class=\"n\">56</td><td class=\"n\">57</td>",
      "<code>IM1=yes</code></th><td class=\"n\">[c]</td><td class=\"n\">19</td><td class=\"n\">now shown</td>",
      "stays inside",
      "the audit found nothing unsafe", "can still be any of 27 values; the policy asks for 11",
      "Registrations with consent", "besa release return",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    // T13: 36, 21, 22 and 83 of 105 people, full_time and study withheld.
    let numbers = ["5", "21", "2", "27", "0"].map { "<td class=\"n\">\($0)</td>" }.joined()
    #expect(page.contains(numbers))
    #expect(!page.lowercased().contains("<script"))
  }

  @Test("without an earlier release the review says so")
  func first() throws {
    let draft = try SampleRelease.make()
    let page = try #require(draft.inside.file("review.html").map { String(decoding: $0.bytes, as: UTF8.self) })
    #expect(page.contains("There is no earlier release to compare with."))
  }

  @Test("texts are escaped, and code stands between backticks")
  func escaping() {
    let document = TextDocument(
      title: "a < b", notice: "`<x>` & more",
      sections: [.init("T", [.table(head: ["a|b"], rows: [["`c` <d>"]]), .list(["`unclosed <"])])])
    let page = String(decoding: TextPage(document: document).file("p.html").bytes, as: UTF8.self)
    #expect(page.contains("<code>&lt;x&gt;</code> &amp; more"))
    #expect(page.contains("<th scope=\"row\"><code>c</code> &lt;d&gt;</th>"))
    #expect(page.contains("<title>a &lt; b</title>"))
    #expect(document.markdown.contains("| a\\|b |"))
  }
}
