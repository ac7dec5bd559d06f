/// The day that commands take for today, so that a rehearsal can live through a year in minutes.
///
/// Approvals, publications and the ledger always go by the clock: nobody may sign for another day.
public struct RehearsalDay: Sendable {
  /// By the clock.
  public static let today = RehearsalDay(day: nil, prefix: "")

  /// YYYY-MM-DD.
  private let day: String?
  /// What the names of the day's steps begin with.
  private let prefix: String

  private init(day: String?, prefix: String) { (self.day, self.prefix) = (day, prefix) }

  /// - Parameters:
  ///   - day: YYYY-MM-DD.
  ///   - number: Which of the rehearsal's days it is: step names are unique.
  public init(_ day: String, number: Int) { self.init(day: day, prefix: "day\(number)-") }

  /// The option with which a command takes the day, or nothing.
  public func option(_ name: String) -> [String] { day.map { [name, $0] } ?? [] }

  public func step(_ name: String) -> String { prefix + name }
}
