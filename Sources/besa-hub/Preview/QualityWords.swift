import Programme
import Pseudonymisation

/// The data-quality counts of a bundle, told to people.
struct QualityWords {
  let words: Messages

  /// All that leave, and the rows that were read, which do not.
  func lines(of quality: DataQuality) -> [(String, String)] {
    DataQuality.Count.allCases.map { (name($0), words.format.number(quality[$0])) }
  }

  private func name(_ count: DataQuality.Count) -> String {
    switch count {
    case .rowsRead: words("quality.rows_read")
    case .rowsSetAside: words("quality.rows_set_aside")
    case .valuesSetAside: words("quality.values_set_aside")
    case .olderSubmissions: words("quality.older_submissions")
    case .unknownParticipants: words("quality.unknown_participants")
    case .outsidePeriod: words("quality.outside_period")
    case .namesNotLatin: words("quality.names_not_latin")
    case .namesMissing: words("quality.names_missing")
    case .birthDatesMissing: words("quality.birth_dates_missing")
    case .phonesMissing: words("quality.phones_missing")
    case .placeholders: words("quality.placeholders")
    case .withoutToken: words("quality.without_token")
    case .tokens: words("quality.tokens")
    }
  }
}
