/// What an IATI activity says besides its results: who reports, to whom, where and since when.
///
/// Codes are those of the IATI code lists of version 2.03.
public struct IATIActivity: Sendable, Equatable {
  public struct Organisation: Sendable, Equatable {
    /// IATI organisation identifier.
    public let ref: String
    /// Code of `OrganisationType`: 10 government, 21 international NGO, 22 national NGO, …
    public let type: Int
    public let name: Label

    public init(ref: String, type: Int, name: Label) {
      self.ref = ref
      self.type = type
      self.name = name
    }
  }

  /// The part that an organisation has in the activity; raw values are words of the programme file.
  public enum Role: String, Sendable, CaseIterable {
    case funding, accountable, extending, implementing

    /// Code of `OrganisationRole`.
    public var code: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
  }

  /// Raw values are words of the programme file.
  public enum Status: String, Sendable, CaseIterable {
    case pipeline, implementation, finalisation, closed, cancelled, suspended

    /// Code of `ActivityStatus`.
    public var code: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
  }

  /// A place in decimal degrees (WGS 84).
  public struct Point: Sendable, Equatable {
    /// As the file writes them.
    public let latitude: String
    public let longitude: String

    public init(latitude: String, longitude: String) {
      self.latitude = latitude
      self.longitude = longitude
    }
  }

  /// The activity's identifier: that of the reporting organisation, `-`, and the organisation's own.
  public let identifier: String
  public let description: Label
  public let reporting: Organisation
  /// In the order of roles.
  public let participating: [(role: Role, organisation: Organisation)]
  public let status: Status
  /// Planned last day.
  public let ends: CalendarDate
  /// Five digits: OECD DAC purpose code.
  public let sector: String
  /// Hub id → where the hub's site is; a hub without a site is not among them.
  public let locations: [String: Point]
  /// Address of the folder in which releases are published, without a final `/`; `nil`: no document is linked.
  public let documents: String?

  public init(
    identifier: String, description: Label, reporting: Organisation, participating: [(Role, Organisation)],
    status: Status, ends: CalendarDate, sector: String, locations: [String: Point], documents: String?
  ) {
    self.identifier = identifier
    self.description = description
    self.reporting = reporting
    self.participating = participating.map { (role: $0.0, organisation: $0.1) }
    self.status = status
    self.ends = ends
    self.sector = sector
    self.locations = locations
    self.documents = documents
  }

  public static func == (left: IATIActivity, right: IATIActivity) -> Bool {
    left.identifier == right.identifier && left.description == right.description && left.reporting == right.reporting
      && left.participating.elementsEqual(right.participating, by: ==) && left.status == right.status
      && left.ends == right.ends && left.sector == right.sector && left.locations == right.locations
      && left.documents == right.documents
  }
}
