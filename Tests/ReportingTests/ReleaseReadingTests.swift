import FoundationEssentials
import Programme
import Sodium
import Testing

@testable import Disclosure
@testable import Reporting

@Suite("Reading earlier releases") struct ReleaseReadingTests {
  let draft: DraftFolder
  let record: ReleaseRecord
  /// The folder as it is published, without signatures: reading does not ask for them.
  let published: [OutputFile]

  init() throws {
    draft = try SampleRelease.make()
    let list = draft.list
    record = ReleaseRecord(
      number: 1, draft: 1, files: list.digest, manifest: Digest(of: [1]), officers: ["officer-1", "officer-2"])
    published =
      draft.release + [
        OutputFile(path: FileList.path, bytes: list.bytes), OutputFile(path: "manifest.json", text: "{}"),
        OutputFile(path: "approvals/officer-1.minisig", text: "…"),
      ]
  }

  @Test("a published folder and the draft it came from give the same tables, people first")
  func tables() throws {
    let fromRelease = try ReleaseReading(published, of: record).earlier(inside: nil)
    let fromDraft = try ReleaseReading(draft.release, of: record).earlier(inside: nil)
    #expect(fromRelease == fromDraft)
    #expect(fromRelease.map(\.unit) == ["people", "attendances"])
    #expect(fromRelease.map(\.number) == [1, 1])
    #expect(fromRelease[0].day == SampleRelease.facts.created)
    let people = SampleRelease.people
    #expect(fromRelease[0].tables.cells.map(\.address) == people.cells.map(\.address))
    #expect(fromRelease[0].tables.cells.map(\.value) == people.cells.map(\.value))
    #expect(fromRelease[0].tables.crossings == people.tablesShown.crossings)
  }

  @Test("true counts of what was withheld come from the inside files, and from nowhere else")
  func inside() throws {
    let reading = try ReleaseReading(published, of: record)
    #expect(try reading.earlier(inside: nil).allSatisfy { $0.inside.isEmpty })
    let earlier = try reading.earlier(inside: draft.inside)[0]
    let withheld = SampleRelease.people.cells.filter { $0.value == .withheld }.map(\.address)
    #expect(Set(earlier.inside.keys) == Set(withheld))
    #expect(Set(earlier.inside.values) == [7771])
    #expect(!String(describing: earlier).contains("7771") && !String(reflecting: earlier).contains("7771"))
  }

  @Test("a changed byte, a missing file or a file more: the release is refused, and the file is named")
  func touched() throws {
    for file in draft.release {
      let changed = published.map {
        $0.path == file.path ? OutputFile(path: $0.path, bytes: $0.bytes + [32]) : $0
      }
      let missing = published.filter { $0.path != file.path }
      let renamed = missing + [OutputFile(path: file.path + ".old", bytes: file.bytes)]
      for (files, names) in [
        (changed, [file.path]), (missing, [file.path]), (renamed, [file.path, file.path + ".old"]),
      ] {
        #expect(throws: ReportingError.releaseChanged(release: 1, files: names.sorted())) {
          try ReleaseReading(files, of: record)
        }
      }
    }
    #expect(throws: ReportingError.releaseChanged(release: 1, files: ["extra.csv"])) {
      try ReleaseReading(published + [OutputFile(path: "extra.csv", text: "a")], of: record)
    }
  }

  @Test("a list that was changed together with a file does not help: the ledger knows the true one")
  func changedList() throws {
    let other = draft.release.map {
      OutputFile(path: $0.path, bytes: $0.bytes + ($0.path == "report.html" ? [32] : []))
    }
    let files = other + [OutputFile(path: FileList.path, bytes: FileList(of: other).bytes)]
    #expect(throws: ReportingError.releaseChanged(release: 1, files: [])) { try ReleaseReading(files, of: record) }
  }
}
