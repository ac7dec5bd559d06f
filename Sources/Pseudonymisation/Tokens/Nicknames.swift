import Extracts

/// Short forms of given names that stand for one full form; forms that could be short for several names are left out.
enum Nicknames {
  /// - Returns: `nil` unless the name is such a form.
  static func full(of given: Span<UInt8>) -> [UInt8]? {
    guard let text = ShortText(given) else { return nil }
    let place = table.number(of: text, in: 0)
    return place == ChoiceTables.unknown ? nil : names[Int(place)].full
  }

  /// Place in ``names`` by the short form.
  private static let table: ChoiceTables = {
    var tables = ChoiceTables()
    _ = tables.add(names.enumerated().map { ($0.element.short, Int32($0.offset)) })
    return tables
  }()

  private static let names: [(short: ShortText, full: [UInt8])] =
    [
      "beni": "arben", "niku": "besnik", "beso": "besnik", "diti": "ardit", "gimi": "agim", "trimi": "fatrim",
      "timo": "shpetim", "petri": "petrit", "bujo": "bujar", "bashi": "bashkim", "mondi": "edmond",
      "duardi": "eduard", "fredi": "alfred", "toni": "anton", "landi": "erland",
      "ladi": "vladimir", "goni": "agron", "roni": "agron", "koli": "nikoll",
      "sandri": "aleksander", "xheni": "xhentian", "klodi": "klodian", "flori": "florian", "mandi": "armand",
      "genci": "genc", "bona": "valbona", "moza": "mimoza", "linda": "majlinda",
      "mira": "zamira", "nila": "anila", "jola": "manjola", "rina": "blerina",
      "dita": "afrodita", "bardha": "fatbardha", "liza": "elizabeta", "jona": "ejona",
    ].compactMap { short, full in ShortText(Array(short.utf8).span).map { ($0, Array(full.utf8)) } }
}
