public import Disclosure
import Programme
import Sodium

/// A release that the ledger lists, as its files lie somewhere: in the folder of releases, or in the draft it came from.
public struct ReleaseReading: Sendable {
  let record: ReleaseRecord
  /// Exactly the approved files.
  let files: [OutputFile]

  /// Takes the files only when they are, all of them and to the byte, those that the ledger says were published.
  ///
  /// - Parameters:
  ///   - files: Every file of the folder, paths relative to it. What a publication adds to the approved files (list,
  ///     approvals, manifest) may be among them or not.
  /// - Throws: ``ReportingError/releaseChanged(release:files:)``, with the names of the files where a list says which.
  public init(_ files: [OutputFile], of record: ReleaseRecord) throws(ReportingError) {
    let approved = files.filter { !Self.isProof($0.path) }
    let found = FileList(of: approved)
    guard found.digest == record.files else {
      throw .releaseChanged(release: record.number, files: Self.changed(files, found: found, record))
    }
    (self.record, self.files) = (record, approved)
  }

  /// What a publication adds to the approved files.
  private static func isProof(_ path: String) -> Bool {
    [FileList.path, Publication.manifestPath, Publication.signaturePath].contains(path)
      || path.hasPrefix(Publication.approvalFolder)
  }

  /// Files that are not as the approved list has them, or are in one of the two only; empty without the true list.
  private static func changed(_ files: [OutputFile], found: FileList, _ record: ReleaseRecord) -> [String] {
    guard let list = files.file(FileList.path).flatMap({ FileList(parsing: $0.bytes) }), list.digest == record.files
    else { return [] }
    return Set(Set(list.lines).symmetricDifference(found.lines).map(\.path)).sorted()
  }

  /// The release's tables, one per counted unit, people first.
  ///
  /// - Parameter inside: The draft's inside files, if they are still there and as the ledger has them: they give the
  ///   true counts of withheld cells.
  /// - Throws: ``DisclosureError`` for tables that cannot be read.
  public func earlier(inside: [OutputFile]?) throws(DisclosureError) -> [EarlierRelease] {
    var found: [EarlierRelease] = []
    for folder in ShownTables.folders(of: files) {
      let name = "release \(ReleaseNumber(record.number).text), \(folder)"
      guard let tables = try ShownTables.read(folder, of: files, name: name) else { continue }
      found.append(
        EarlierRelease(
          number: record.number, day: day, tables: tables, inside: Self.counts(of: tables, in: inside ?? [])))
    }
    return found
  }

  /// The release's headline figures.
  ///
  /// - Throws: ``DisclosureError`` for a table that cannot be read.
  public func figures() throws(DisclosureError) -> ReleasedFigures {
    let table = files.file(IndicatorData.path).map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    guard let day else {
      throw .file(path: "release \(ReleaseNumber(record.number).text), \(ReleaseCard.path)", line: nil, what: "no day")
    }
    return try ReleasedFigures(number: record.number, day: day, table: table)
  }

  private var day: CalendarDate? {
    files.file(ReleaseCard.path).flatMap { JSONValue(parsing: $0.bytes) }?["created"]?.text
      .flatMap { CalendarDate(iso: $0) }
  }

  /// True counts by the disclosure log, which names cells in words.
  private static func counts(of tables: PublishedTables, in inside: [OutputFile]) -> [TableSet.Address: Int] {
    let log = inside.file(InsideFiles.logPath).flatMap { JSONValue(parsing: $0.bytes) }?.array ?? []
    let own = log.first { $0["unit"]?.text == tables.unit }?["withheld"]?.array ?? []
    let counts = Dictionary(
      own.compactMap { entry in entry["cell"]?.text.flatMap { cell in entry["count"]?.number.map { (cell, $0) } } },
      uniquingKeysWith: { first, _ in first })
    return tables.cells.reduce(into: [:]) { found, cell in
      if cell.value == .withheld, let count = counts[tables.name(of: cell.address)] { found[cell.address] = count }
    }
  }
}
