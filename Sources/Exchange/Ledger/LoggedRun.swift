public import Programme
public import Sodium

/// One run of a hub's command, as its log keeps it: numbers, codes and places; nothing of anybody, no file's name.
public struct LoggedRun: Codable, Sendable, Equatable {
  /// A bundle that was sealed, sent or removed.
  public struct Bundle: Codable, Sendable, Equatable {
    public let sequence: Int
    public let digest: Digest

    public init(sequence: Int, digest: Digest) {
      self.sequence = sequence
      self.digest = digest
    }

    enum CodingKeys: String, CodingKey {
      case digest
      case sequence = "seq"
    }
  }

  /// One kind of fault in one column of a source.
  public struct Problem: Codable, Sendable, Equatable {
    public let source: String
    /// A declared column, or the number of a cell.
    public let column: String?
    public let fault: String
    public let count: Int
    /// The first ones.
    public let rows: [Int]

    public init(source: String, column: String?, fault: String, count: Int, rows: [Int]) {
      self.source = source
      self.column = column
      self.fault = fault
      self.count = count
      self.rows = rows
    }
  }

  public let time: Moment
  public let command: String
  /// The day that the run was for, where it was for one.
  public var night: CalendarDate?
  /// Exit code.
  public var outcome = 0
  /// What it was refused for, as the room's error names it.
  public var refusal: String?
  public var bundles: [Bundle] = []
  public var counts: [String: Int] = [:]
  public var problems: [Problem] = []

  public init(_ command: String, at time: Moment = .now) {
    self.command = command
    self.time = time
  }
}
