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
  ///   - tables: One for every source of the programme, in any order; a source without rows has an empty table.
  /// - Throws: ``ExchangeError/wire(file:row:column:what:)`` for a value outside its form,
  ///   ``ExchangeError/tableMismatch(source:what:)``, ``ExchangeError/badName(what:)``.
  public init(
    manifest: BundleManifest, tables: [CodedTable], programme: ProgrammeFile
  ) throws(ExchangeError) {
    try manifest.check(file: "manifest")
    let names = tables.map(\.source)
    guard names.sorted() == programme.sources.map(\.name).sorted() else {
      throw .tableMismatch(source: names.joined(separator: ", "), what: "not one table for every source")
    }
    people = tables.first { $0.source == programme.personSource?.name }?.rowCount ?? 0
    var encoders: [WireEncoder] = []
    var files: [BundleManifest.File] = []
    for source in programme.wireOrder {
      try PlainName.require(source.name, "source of the programme")
      guard let table = tables.first(where: { $0.source == source.name }) else { continue }
      let encoder = try WireEncoder(table, form: WireForm(source, of: programme))
      files.append(try Self.describe(encoder, source: source.name, rows: table.rowCount, people: people))
      encoders.append(encoder)
    }
    self.encoders = encoders
    var complete = manifest
    complete.files = files
    self.manifest = complete
  }

  /// Hands over every byte that will be sealed, file by file, in pieces: what the egress gate searches.
  public func readPayload(
    _ visit: (_ file: String, _ piece: [UInt8]) throws(ExchangeError) -> Void
  ) throws(ExchangeError) {
    try visit(BundleManifest.fileName, CanonicalJSON.encode(manifest))
    for (encoder, file) in zip(encoders, manifest.files) {
      try encoder.encode(people: people) { (piece) throws(ExchangeError) in try visit(file.name, piece) }
    }
  }

  private static func describe(
    _ encoder: WireEncoder, source: String, rows: Int, people: Int
  ) throws(ExchangeError) -> BundleManifest.File {
    var digest = DigestStream()
    var length = 0
    try encoder.encode(people: people) { (piece) throws(ExchangeError) in
      digest.update(piece)
      length += piece.count
    }
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
