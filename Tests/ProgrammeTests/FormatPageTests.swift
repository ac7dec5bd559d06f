import Foundation
import Programme
import Testing

@Suite("the page ProgrammeFileFormat")
struct FormatPageTests {
  /// A key of each part of the small file, spoilt so that the loader lists the keys it knows.
  static let parts = [
    "besa:", "title: Small", "id: 2026-03", "never:", "column: consent", "review:",
    "code: code", "weight: 10", "en: South", "declined: pns}", "newest_by:",
    "type: date", "label: Month", "as_of: period.to", "from: 18", "label: Some work",
    "of: sex", "better: down", "n: 9", "assumptions:", "title: Pressures", "what: Villages", "weight: 100",
    "source: Forms", "interval:", "by_hub: 10", "quasi: show", "identifier:", "ref: XM-SMALL", "implementing:",
  ]

  @Test("explains every key that the loader knows", arguments: parts)
  func keys(_ key: String) throws {
    let page = try String(
      contentsOf: CreativeHubs.path.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/Programme/Programme.docc/ProgrammeFileFormat.md"), encoding: .utf8)
    let problems = SmallProgramme.problems(key, "qqqqqqqqqqqqqqqqqqqqqqqq" + key)
    let unknown = try #require(problems.first { $0.kind == .unknownKey }, "\(problems)")
    let prefix = "use one of: "
    #expect(unknown.remedy.hasPrefix(prefix))
    for word in unknown.remedy.dropFirst(prefix.count).split(separator: ", ") {
      #expect(page.contains("`\(word)`") || page.contains("`\(word): "), "\(word)")
    }
  }
}
