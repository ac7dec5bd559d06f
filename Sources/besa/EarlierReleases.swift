import Disclosure
import FoundationEssentials
import Reporting

/// Finds the files of every release that the ledger lists, and takes them only as they were published.
struct EarlierReleases {
  let centre: ReleaseFolder
  /// The folder that `besa release publish` writes to; `nil`: the drafts that the releases came from.
  let releases: String?

  /// Oldest first; tables: of each release one per counted unit.
  ///
  /// - Throws: ``Reporting/ReportingError`` for the first release that is missing or was touched.
  func read(_ history: DraftHistory) throws -> (tables: [EarlierRelease], figures: [ReleasedFigures]) {
    var tables: [EarlierRelease] = []
    var figures: [ReleasedFigures] = []
    for record in history.releases.sorted(by: { $0.number < $1.number }) {
      let reading = try ReleaseReading(files(of: record), of: record)
      tables += try reading.earlier(inside: inside(of: record, history))
      figures.append(try reading.figures())
    }
    return (tables, figures)
  }

  private func files(of record: ReleaseRecord) throws -> [OutputFile] {
    let draft = centre.draft(record.draft) + "/" + DraftFolder.releaseFolder
    let folder = releases.map { $0 + "/" + ReleaseNumber(record.number).text } ?? draft
    guard FileManager.default.fileExists(atPath: folder) else {
      throw ReportingError.releaseMissing(release: record.number, place: folder)
    }
    return try ReleaseFolder.files(in: folder)
  }

  /// The draft's inside files; `nil` when they are gone, or no longer those that the ledger knows.
  private func inside(of record: ReleaseRecord, _ history: DraftHistory) -> [OutputFile]? {
    guard let known = history.drafts[record.draft]?.record,
      let files = try? ReleaseFolder.files(in: centre.draft(record.draft) + "/" + DraftFolder.insideFolder),
      FileList(of: files).digest == known.inside
    else {
      Progress.say("release \(ReleaseNumber(record.number).text): what was withheld is not known here any more")
      return nil
    }
    return files
  }
}
