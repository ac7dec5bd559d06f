internal import FoundationEssentials

/// A point in time, to the second, in UTC: `2026-11-22T06:44:19Z`.
public struct Moment: Codable, Sendable, Hashable, Comparable {
  /// Since the beginning of 1970.
  public let seconds: Int

  public init(seconds: Int) { self.seconds = seconds }

  public static var now: Moment { Moment(seconds: Int(Date().timeIntervalSince1970)) }

  /// - Returns: `nil` unless the text is exactly what ``text`` gives.
  public init?(text: String) {
    guard let date = try? Date(text, strategy: .iso8601) else { return nil }
    self.init(seconds: Int(date.timeIntervalSince1970))
    guard self.text == text else { return nil }
  }

  public var text: String { Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601) }

  public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let moment = Moment(text: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no moment")
    }
    self = moment
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
