/// One mistake in a programme file: what it is, where it stands, what to do.
public struct Problem: Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Sendable, CaseIterable {
    /// The file is no YAML, or uses a part of YAML that programme files do without (anchors, tags).
    case syntax
    case duplicate
    case unknownKey
    case missing
    /// A text where a number belongs, a list where a name belongs.
    case wrongType
    /// A field, column, code, list, indicator or other name that the file does not declare.
    case unknownName
    case outOfRange
    /// Two parts of the file that cannot both hold, or a rule of Besa that the file breaks.
    case contradiction
    /// A condition that cannot be read or does not fit its fields.
    case condition
  }

  public let kind: Kind
  public let file: String
  public let place: Place
  public let what: String
  public let remedy: String

  public init(kind: Kind, file: String, place: Place, what: String, remedy: String) {
    self.kind = kind
    self.file = file
    self.place = place
    self.what = what
    self.remedy = remedy
  }

  public var description: String {
    """
    \(what)
      where: \(file):\(place.line):\(place.column)
      do:    \(remedy)
    """
  }
}
