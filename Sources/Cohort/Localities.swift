/// The 47 localities in which the 105 people live.
///
/// The six largest, the number 47 and what follows by subtraction (3 people of the Elbasan/Berat area outside the two
/// towns, 7 people elsewhere outside Tiranë, at least 34 places with one person) are the report's; the others are ours.
enum Localities {
  static let byRegion: [(region: String, places: [(name: String, people: Int)])] = [
    (
      "shkoder",
      [("Shkodër", 15), ("Koplik", 3), ("Pukë", 2)]
        + single([
          "Vau i Dejës", "Rrethina", "Postribë", "Guri i Zi", "Bushat", "Dajç", "Velipojë", "Bërdicë", "Ana e Malit",
          "Hajmel", "Gruemirë", "Kastrat", "Shalë",
        ])
    ),
    (
      "tropoje",
      [("Bajram Curri", 14), ("Fierzë", 2)]
        + single(["Margegaj", "Valbonë", "Lekbibaj", "Llugaj", "Bujan", "Bytyç", "Tropojë fshat", "Dragobi"])
    ),
    (
      "diber",
      [("Peshkopi", 7), ("Maqellarë", 2)]
        + single(["Bulqizë", "Burrel", "Klos", "Tomin", "Melan", "Kastriot", "Arras", "Sllovë"])
    ),
    ("elbasan_berat", [("Elbasan", 9), ("Berat", 5)] + single(["Kuçovë", "Cërrik", "Librazhd"])),
    ("other", [("Tiranë", 7), ("Lezhë", 2), ("Kurbin", 2)] + single(["Kukës", "Durrës", "Fier"])),
  ]

  /// One entry per resident of a region.
  static func dealt(in region: String) -> [String] {
    byRegion.first { $0.region == region }?.places.flatMap { Array(repeating: $0.name, count: $0.people) } ?? []
  }

  private static func single(_ names: [String]) -> [(name: String, people: Int)] {
    names.map { ($0, 1) }
  }
}
