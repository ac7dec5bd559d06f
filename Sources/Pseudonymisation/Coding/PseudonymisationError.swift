public import Extracts

/// Why nothing can be made of an extract. Nothing has left the hub.
public enum PseudonymisationError: Error, Equatable, CustomStringConvertible, Sendable {
  /// The programme file and its sources do not fit together; its loader should have refused it.
  case programme(fact: String)
  case weakMatchKey(String)
  case extract(ExtractError)
  /// More was lost than the programme file allows.
  case lostTooMuch(source: String, LossKind, lost: Int, of: Int, percent: Int)
  /// Coded rows could not be put on disk, or not be read again.
  case scratch

  public var description: String {
    switch self {
    case .programme(let fact):
      """
      the programme file cannot be carried out: \(fact)
        where: the programme file
        do:    ask the programme for a corrected file
      """
    case .weakMatchKey(let name):
      """
      a match key has neither birth date nor phone: its tokens could be guessed by counting names
        where: the programme file, linkage key \(name)
        do:    ask the programme to add birth_date or phone to the key
      """
    case .extract(let error): error.description
    case .lostTooMuch(let source, let kind, let lost, let all, let percent):
      """
      too much of an export is lost: \(lost) of \(all) \(kind.rawValue), and the programme allows \(percent) percent
        where: \(source)
        do:    mend what the messages above name, in the case system, and export again
      """
    case .scratch:
      """
      there is no room for the night's work on the disk
        where: the hub's folder
        do:    free some room, about as much as the exports take, and run again
      """
    }
  }
}

/// What can be lost of an export.
public enum LossKind: String, Sendable {
  case rows
  case values
}
