/// A note that headers point to as `[note 1]`; its text stands on the sheet of notes.
enum SheetNote: Int, CaseIterable {
  case base = 1
  case followUp
  case mentions
  case shares
  case baselines

  var reference: String { "[note \(rawValue)]" }

  var text: String {
    switch self {
    case .base:
      "n is the number of people (or contacts) that a percentage or mean rests on. It differs from question to question, "
        + "because people choose what to answer."
    case .followUp:
      "Rests on answers given at follow-up. Not everybody has been followed up, and those who could not be reached may "
        + "differ."
    case .mentions:
      "Several answers were possible, so rows overlap and do not add up to the number of people."
    case .shares:
      "Percentages and means are computed from released numbers only, and only for groups that are large enough."
    case .baselines:
      "Baselines and plans are what the programme states. A baseline may rest on another number of answers than the value "
        + "beside it."
    }
  }
}
