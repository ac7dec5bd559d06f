public import Programme
public import Sodium

/// What a hub knows of its bundles beyond the files themselves: where copies went, and which bundles it removed.
///
/// One file of canonical JSON, `besa-sendings/1`. A copy is entered before its first byte is written: a bundle that is
/// not named here never left by Besa.
public struct Sendings: Codable, Sendable, Equatable {
  public struct Copy: Codable, Sendable, Equatable {
    public let to: String
    public let begun: Moment
    /// When it was there whole and read back; `nil`: it may be there.
    public fileprivate(set) var whole: Moment?
    /// When the hub took it away again, before a receipt came.
    public fileprivate(set) var takenBack: Moment?

    enum CodingKeys: String, CodingKey {
      case to, begun, whole
      case takenBack = "taken_back"
    }
  }

  public struct Bundle: Codable, Sendable, Equatable {
    public let sequence: Int
    /// Of the whole file: a receipt is checked against it when the file is gone.
    public let digest: Digest
    public fileprivate(set) var copies: [Copy] = []
    /// The day on which the hub removed the bundle: because of a withdrawal, or, delivered, because its time was over.
    public fileprivate(set) var removed: CalendarDate?

    enum CodingKeys: String, CodingKey {
      case digest, copies, removed
      case sequence = "seq"
    }

    /// The newest copy that is whole and was not taken away again.
    public var standing: Copy? { copies.last { $0.whole != nil && $0.takenBack == nil } }

    public func isCopied(to target: String) -> Bool {
      copies.contains { $0.to == target && $0.whole != nil && $0.takenBack == nil }
    }
  }

  private static let currentFormat = "besa-sendings/1"
  /// Some 50 years of nights.
  private static let mostBytes = 1 << 24

  private let format: String
  /// By number, ascending.
  public private(set) var bundles: [Bundle]
  public var backOff: BackOff

  enum CodingKeys: String, CodingKey {
    case format, bundles
    case backOff = "back_off"
  }

  public init() {
    format = Self.currentFormat
    bundles = []
    backOff = BackOff()
  }

  /// Reads the file; a hub that never sent anything has none.
  ///
  /// - Throws: ``ExchangeError/malformed(file:what:)``.
  public init(reading path: String) throws(ExchangeError) {
    guard FilePath.exists(path) else {
      self.init()
      return
    }
    self = try CanonicalJSON.decode(Sendings.self, from: WholeFile.read(path, limit: Self.mostBytes), file: path)
    guard format == Self.currentFormat else { throw .malformed(file: path, what: "format") }
  }

  public func write(to path: String) throws(ExchangeError) {
    try WholeFile.write(CanonicalJSON.encode(self), to: path, access: .ownerOnly)
  }

  public subscript(sequence: Int) -> Bundle? { bundles.first { $0.sequence == sequence } }

  public mutating func begin(_ sequence: Int, digest: Digest, to target: String, at now: Moment) {
    bundles[place(of: sequence, digest)].copies.append(Copy(to: target, begun: now))
  }

  /// The last copy that was begun to this target is whole.
  public mutating func finish(_ sequence: Int, to target: String, at now: Moment) {
    change(sequence, to: target) { $0.whole = now }
  }

  public mutating func takeBack(_ sequence: Int, from target: String, at now: Moment) {
    change(sequence, to: target) { $0.takenBack = now }
  }

  public mutating func remove(_ sequence: Int, digest: Digest, on day: CalendarDate) {
    bundles[place(of: sequence, digest)].removed = day
  }

  private mutating func change(_ sequence: Int, to target: String, _ change: (inout Copy) -> Void) {
    guard let bundle = bundles.firstIndex(where: { $0.sequence == sequence }),
      let copy = bundles[bundle].copies.lastIndex(where: { $0.to == target })
    else { return }
    change(&bundles[bundle].copies[copy])
  }

  private mutating func place(of sequence: Int, _ digest: Digest) -> Int {
    if let known = bundles.firstIndex(where: { $0.sequence == sequence }) { return known }
    let place = bundles.firstIndex { $0.sequence > sequence } ?? bundles.endIndex
    bundles.insert(Bundle(sequence: sequence, digest: digest), at: place)
    return place
  }
}
