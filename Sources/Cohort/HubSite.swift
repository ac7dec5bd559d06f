/// The five hubs of the Creative Hubs programme.
public enum HubSite: String, CaseIterable, Sendable, Codable {
  case shkoder, tropoje, diber, elbasan, flexy

  /// What a participant code of the hub begins with: `SH-014`.
  public var prefix: String { rawValue.prefix(2).uppercased() }

  /// Who enters forms at the hub; invented.
  var keyWorkers: [String] {
    switch self {
    case .shkoder: ["Mirela Kroni", "Gentian Vukzaj"]
    case .tropoje: ["Valbona Mulosmani", "Hazis Mehmetaj"]
    case .diber: ["Afërdita Skuka", "Nexhip Lleshi"]
    case .elbasan: ["Anila Tafaj", "Klement Ballabani"]
    case .flexy: ["Jonida Prenga"]
    }
  }

  /// The group consultation that took place at the hub; its place is a code of the programme file's list `region`.
  ///
  /// - Note: Source: the report, 3.3: three consultations, 32 men and 3 women in all. The split over the three is ours.
  ///   Tropojë's took place in Bajram Curri.
  var consultation: (place: String, men: Int, women: Int)? {
    switch self {
    case .shkoder: ("shkoder", 12, 1)
    case .tropoje: ("tropoje", 11, 1)
    case .diber: ("diber", 9, 1)
    case .elbasan, .flexy: nil
    }
  }
}
