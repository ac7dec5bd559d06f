/// When to try again after bundles could not be carried: soon at first, then less and less often.
///
/// Steps without chance, so that a person can be told when. A target that was not tried before is tried at once.
public struct BackOff: Codable, Sendable, Equatable {
  /// Seconds from the first, second, … failure in a row to the next attempt; the last one from then on. Below a day, so
  /// that every night tries.
  public static let steps = [15 * 60, 30 * 60, 3_600, 2 * 3_600, 4 * 3_600, 8 * 3_600, 12 * 3_600]

  /// In a row.
  public private(set) var failures = 0
  public private(set) var last: Moment?
  public private(set) var target: String?

  public init() {}

  /// `nil` unless the last attempt failed.
  public var next: Moment? {
    guard let last, failures > 0 else { return nil }
    return Moment(seconds: last.seconds + Self.steps[min(failures, Self.steps.count) - 1])
  }

  /// Whether an attempt is due. A clock that stands before the last attempt was set back: then it is.
  public func isDue(at now: Moment, for target: String) -> Bool {
    guard let last, let next, target == self.target else { return true }
    return now >= next || now < last
  }

  public mutating func failed(at now: Moment, for target: String) {
    failures = target == self.target ? failures + 1 : 1
    (last, self.target) = (now, target)
  }

  public mutating func succeeded() { self = BackOff() }
}
