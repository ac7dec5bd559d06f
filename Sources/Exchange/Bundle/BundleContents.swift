public import Programme
internal import Sodium

/// All that one bundle will carry: the manifest with digests of its files, and the coded tables.
///
/// Making it proves that every value is one that the programme file admits: nothing else can be written.
public struct BundleContents: Sendable {
  public let manifest: BundleManifest
  /// In the order of the programme's sources, the person source first.
  let encoders: [WireEncoder]
  let people: Int

  /// - Parameters:
  ///   - manifest: Without files; they are added here.
  ///   - sources: The rows of every source of the programme, in any order; a source without rows has an empty table.
  ///   - visit: Sees every byte of every table, the person source first, as it will be sealed: what the egress gate reads.
  /// - Throws: ``ExchangeError/wire(file:row:column:what:)`` for a value outside its form,
  ///   ``ExchangeError/tableMismatch(source:what:)``, ``ExchangeError/badName(what:)``; what `visit` throws.
  public init(
    manifest: BundleManifest, sources: [any CodedRows], programme: ProgrammeFile,
    seenBy visit: (_ source: String, _ piece: [UInt8]) throws -> Void
  ) throws {
    try manifest.check(file: "manifest")
    let names = sources.map(\.source)
    guard names.sorted() == programme.sources.map(\.name).sorted() else {
      throw ExchangeError.tableMismatch(
        source: names.joined(separator: ", "), what: "not one table for every source")
    }
    people = sources.first { $0.source == programme.personSource?.name }?.rowCount ?? 0
    var encoders: [WireEncoder] = []
    var files: [BundleManifest.File] = []
    for source in programme.wireOrder {
      try PlainName.require(source.name, "source of the programme")
      guard let rows = sources.first(where: { $0.source == source.name }) else { continue }
      let encoder = WireEncoder(rows, form: WireForm(source, of: programme))
      files.append(try Self.describe(encoder, source: source.name, rows: rows.rowCount, people: people, visit))
      encoders.append(encoder)
    }
    self.encoders = encoders
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
    for (encoder, file) in zip(encoders, manifest.files) {
      var thrown: (any Error)?
      try encoder.encode(people: people) { (piece) throws(ExchangeError) in
        do {
          if thrown == nil { try visit(file.source, piece) }
        } catch {
          thrown = error
        }
      }
      if let thrown { throw thrown }
    }
  }

  /// Hands over every byte that will be sealed, file by file.
  package func readPayload(
    _ visit: (_ file: String, _ piece: [UInt8]) throws(ExchangeError) -> Void
  ) throws(ExchangeError) {
    try visit(BundleManifest.fileName, CanonicalJSON.encode(manifest))
    for (encoder, file) in zip(encoders, manifest.files) {
      try encoder.encode(people: people) { (piece) throws(ExchangeError) in try visit(file.name, piece) }
    }
  }

  private static func describe(
    _ encoder: WireEncoder, source: String, rows: Int, people: Int,
    _ visit: (_ source: String, _ piece: [UInt8]) throws -> Void
  ) throws -> BundleManifest.File {
    var digest = DigestStream()
    var length = 0
    var thrown: (any Error)?
    try encoder.encode(people: people) { (piece) throws(ExchangeError) in
      if thrown != nil { return }
      digest.update(piece)
      length += piece.count
      do { try visit(source, piece) } catch { thrown = error }
    }
    if let thrown { throw thrown }
    return BundleManifest.File(
      name: WireForm.fileName(of: source), source: source, digest: digest.finish(), rows: rows, bytes: length)
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
