public import Programme
internal import Sodium

/// All that one bundle will carry: the manifest with digests of its files, and the coded tables.
///
/// Making it proves that every value is one that the programme file admits: nothing else can be written.
public struct BundleContents: Sendable {
  public let manifest: BundleManifest
  /// Of every file of the manifest, in its order.
  let texts: [KeptText]

  /// - Parameters:
  ///   - manifest: Without files; they are added here.
  ///   - sources: The rows of every source of the programme, in any order; a source without rows has an empty table.
  ///   - scratchIn: A folder for what memory should not hold: the tables' text; `nil` holds it all.
  ///   - visit: Sees every byte of every table, the person source first, as it will be sealed: what the egress gate reads.
  /// - Throws: ``ExchangeError/wire(file:row:column:what:)`` for a value outside its form,
  ///   ``ExchangeError/tableMismatch(source:what:)``, ``ExchangeError/badName(what:)``; what `visit` throws.
  public init(
    manifest: BundleManifest, sources: [any CodedRows], programme: ProgrammeFile, scratchIn folder: String? = nil,
    seenBy visit: (_ source: String, _ piece: [UInt8]) throws -> Void
  ) throws {
    try manifest.check(file: "manifest")
    let names = sources.map(\.source)
    guard names.sorted() == programme.sources.map(\.name).sorted() else {
      throw ExchangeError.tableMismatch(
        source: names.joined(separator: ", "), what: "not one table for every source")
    }
    let people = sources.first { $0.source == programme.personSource?.name }?.rowCount ?? 0
    var texts: [KeptText] = []
    var files: [BundleManifest.File] = []
    for source in programme.wireOrder {
      try PlainName.require(source.name, "source of the programme")
      guard let rows = sources.first(where: { $0.source == source.name }) else { continue }
      var text = DescribedText(scratchIn: folder)
      try WireEncoder(rows, form: WireForm(source, of: programme)).encode(people: people) { piece in
        try text.append(piece)
        try visit(source.name, piece)
      }
      texts.append(text.kept)
      files.append(text.file(of: source.name, rows: rows.rowCount))
    }
    self.texts = texts
    var complete = manifest
    complete.files = files
    self.manifest = complete
  }

  /// Of tables that are held whole.
  ///
  /// - Throws: ``ExchangeError``, as above.
  public init(
    manifest: BundleManifest, tables: [CodedTable], programme: ProgrammeFile
  ) throws(ExchangeError) {
    do {
      self = try BundleContents(manifest: manifest, sources: tables, programme: programme) { _, _ in }
    } catch let error as ExchangeError {
      throw error
    } catch {
      preconditionFailure("tables in memory throw nothing else, and nobody visits")
    }
  }

  /// The manifest as it will be sealed, by its file name.
  public var notes: [String: [UInt8]] { [BundleManifest.fileName: CanonicalJSON.encode(manifest)] }

  /// Hands over every byte of the tables again, source by source, in pieces.
  public func readTables(_ visit: (_ source: String, _ piece: [UInt8]) throws -> Void) throws {
    for (text, file) in zip(texts, manifest.files) { try text.handOver { try visit(file.source, $0) } }
  }

  /// Hands over every byte that will be sealed, file by file.
  package func readPayload(
    _ visit: (_ file: String, _ piece: [UInt8]) throws(ExchangeError) -> Void
  ) throws(ExchangeError) {
    try visit(BundleManifest.fileName, CanonicalJSON.encode(manifest))
    for (text, file) in zip(texts, manifest.files) {
      try text.forEachPiece { (piece) throws(ExchangeError) in try visit(file.name, piece) }
    }
  }
}

/// A table's text as it is kept, with what the manifest says of it.
private struct DescribedText: ~Copyable {
  private(set) var kept: KeptText
  private var hash = PrehashStream()

  init(scratchIn folder: String?) { kept = KeptText(scratchIn: folder) }

  mutating func append(_ piece: [UInt8]) throws(ExchangeError) {
    hash.update(piece)
    try kept.append(piece)
  }

  consuming func file(of source: String, rows: Int) -> BundleManifest.File {
    let count = kept.count
    return BundleManifest.File(
      name: WireForm.fileName(of: source), source: source, digest: hash.finish(), rows: rows, bytes: count)
  }
}

extension BundleManifest {
  /// The first file of every bundle's tar.
  static let fileName = "manifest.json"
}

extension ProgrammeFile {
  /// Sources in the order of a bundle's files: the person source first, since the others' case numbers refer to it.
  var wireOrder: [Source] {
    sources.filter { $0.rows == .onePerPerson } + sources.filter { $0.rows != .onePerPerson }
  }
}
