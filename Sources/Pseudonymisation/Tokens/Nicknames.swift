/// Short forms of given names that stand for one full form; forms that could be short for several names are left out.
enum Nicknames {
  static func full(_ given: [UInt8]) -> [UInt8] { table[given] ?? given }

  private static let table: [[UInt8]: [UInt8]] = Dictionary(
    uniqueKeysWithValues: [
      "beni": "arben", "niku": "besnik", "beso": "besnik", "diti": "ardit", "gimi": "agim", "trimi": "fatrim",
      "timo": "shpetim", "petri": "petrit", "bujo": "bujar", "bashi": "bashkim", "mondi": "edmond",
      "duardi": "eduard", "fredi": "alfred", "toni": "anton", "landi": "erland",
      "ladi": "vladimir", "goni": "agron", "roni": "agron", "koli": "nikoll",
      "sandri": "aleksander", "xheni": "xhentian", "klodi": "klodian", "flori": "florian", "mandi": "armand",
      "genci": "genc", "bona": "valbona", "moza": "mimoza", "linda": "majlinda",
      "mira": "zamira", "nila": "anila", "jola": "manjola", "rina": "blerina",
      "dita": "afrodita", "bardha": "fatbardha", "liza": "elizabeta", "jona": "ejona",
    ].map { (Array($0.utf8), Array($1.utf8)) })
}
