/// A loaded, type-checked programme file: everything that differs between programmes.
///
/// The command that loads it also computes the digest of its bytes; every bundle and release carries that digest.
public struct ProgrammeFile: Sendable {
  public let id: String
  public let title: Label
  /// ISO 3166-1 alpha-2.
  public let country: String
  /// IATI organisation identifier.
  public let funder: String
  public let start: CalendarDate
  public let period: Period
  public let hubs: [Hub]
  public let purpose: Purpose
  public let linkage: LinkageRule
  public let sources: [Source]
  public let codeLists: [String: CodeList]
  /// All coded fields of all sources, in file order; conditions refer to positions in this array.
  public let fields: [CodedField]
  public let profileTables: [ProfileTable]
  public let indicators: [Indicator]
  public let logframe: Logframe
  public let policy: DisclosurePolicy
  /// Tables that a reader may look for and that this programme does not publish, with the reason in words.
  public let notReported: [NotReported]
  /// The wheel of the report; `nil`: it has none.
  public let wheel: Wheel?
  /// What an IATI activity says besides its results; `nil`: the programme publishes none.
  public let iati: IATIActivity?

  public init(
    id: String, title: Label, country: String, funder: String, start: CalendarDate, period: Period, hubs: [Hub],
    purpose: Purpose, linkage: LinkageRule, sources: [Source], codeLists: [String: CodeList],
    profileTables: [ProfileTable], indicators: [Indicator], logframe: Logframe, policy: DisclosurePolicy,
    notReported: [NotReported] = [], wheel: Wheel? = nil, iati: IATIActivity? = nil
  ) {
    self.id = id
    self.title = title
    self.country = country
    self.funder = funder
    self.start = start
    self.period = period
    self.hubs = hubs
    self.purpose = purpose
    self.linkage = linkage
    self.sources = sources
    self.codeLists = codeLists
    self.fields = sources.flatMap(\.fields)
    self.profileTables = profileTables
    self.indicators = indicators
    self.logframe = logframe
    self.policy = policy
    self.notReported = notReported
    self.wheel = wheel
    self.iati = iati
  }

  /// Position of a coded field in ``fields``.
  public func fieldNumber(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }
  /// Periods that the plan has numbers for, ascending by last day, the reported one always among them: milestones, then
  /// the target.
  public var plannedPeriods: [Period] {
    let others = logframe.periods.filter { $0.id != period.id }
    return (others + [period]).sorted { ($0.last, $0.id) < ($1.last, $1.id) }
  }

  public func source(_ name: String) -> Source? { sources.first { $0.name == name } }
  /// The source with one row per person: it carries consent, identifiers and tokens.
  public var personSource: Source? { sources.first { $0.rows == .onePerPerson } }
}

public struct Period: Sendable, Equatable {
  public let id: String
  public let first: CalendarDate
  public let last: CalendarDate

  public init(id: String, first: CalendarDate, last: CalendarDate) {
    self.id = id
    self.first = first
    self.last = last
  }
}

public struct Hub: Sendable, Equatable {
  public let id: String
  public let label: Label

  public init(id: String, label: Label) {
    self.id = id
    self.label = label
  }
}

/// What the data may be used for, and whose answers may be used at all.
public struct Purpose: Sendable, Equatable {
  public let allowed: [Label]
  public let never: [Label]
  public let recipients: [String]
  /// A row without this answer in this column of the person source never reaches the coder.
  public let consentColumn: String
  public let consentCode: String
  /// `nil` where the file does not say: an impact assessment then has open points.
  public let accountability: Accountability?

  public init(
    allowed: [Label], never: [Label], recipients: [String], consentColumn: String, consentCode: String,
    accountability: Accountability? = nil
  ) {
    self.allowed = allowed
    self.never = never
    self.recipients = recipients
    self.consentColumn = consentColumn
    self.consentCode = consentCode
    self.accountability = accountability
  }
}

/// How coded cases of several hubs become persons.
public struct LinkageRule: Sendable, Equatable {
  /// The rules by which hubs write names before they make tokens (`Pseudonymisation`'s page `Normaliser`). It goes into every
  /// token's key and every manifest: a change of the rules is a new version, and no token of another one meets ours.
  public static let normaliser = "albanian-1"

  public struct MatchKey: Sendable, Equatable {
    public enum Part: String, Sendable, CaseIterable {
      case phoneticGivenName = "given_phonetic"
      case givenName = "given"
      case surname
      case birthDate = "birth_date"
      case birthYear = "birth_year"
      case phone
    }

    public let name: String
    public let parts: [Part]
    public let weight: Double

    public init(name: String, parts: [Part], weight: Double) {
      self.name = name
      self.parts = parts
      self.weight = weight
    }
  }

  public let codeColumn: String
  public let nameColumn: String
  public let birthDateColumn: String
  public let phoneColumn: String
  public let keys: [MatchKey]
  /// At or above: one person.
  public let threshold: Double
  /// At or above, but below the threshold: for review by the hubs, never merged.
  public let review: Double
  /// Coded field (date of enrolment) that decides the home hub: earliest wins.
  public let homeBy: String

  public init(
    codeColumn: String, nameColumn: String, birthDateColumn: String, phoneColumn: String, keys: [MatchKey],
    threshold: Double, review: Double, homeBy: String
  ) {
    self.codeColumn = codeColumn
    self.nameColumn = nameColumn
    self.birthDateColumn = birthDateColumn
    self.phoneColumn = phoneColumn
    self.keys = keys
    self.threshold = threshold
    self.review = review
    self.homeBy = homeBy
  }
}

/// One published table of a question's answers.
public struct ProfileTable: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    /// Field number, crossed with each of these fields in turn as well as alone.
    case answers(field: Int, by: [Int])
    /// Sum of integer fields of an aggregate source; only the total is published.
    case total(source: String, fields: [Int])
  }

  public let id: String
  public let label: Label
  public let content: Content
  /// Published code into which "no answer" is merged, where the file says so.
  public let noAnswerInto: String?

  public init(id: String, label: Label, content: Content, noAnswerInto: String? = nil) {
    self.id = id
    self.label = label
    self.content = content
    self.noAnswerInto = noAnswerInto
  }
}
