/// Common Albanian given names and surnames, to be combined into people who do not exist.
enum AlbanianNames {
  static let men = [
    "Adnan",
    "Afrim", "Agim", "Agron", "Alban", "Albert", "Aleks", "Alfred", "Altin", "Andi", "Ardit", "Arben", "Arbër",
    "Ardian", "Arjan", "Armand", "Arlind", "Artan", "Astrit", "Bardhyl", "Bashkim", "Bekim", "Besart", "Besmir",
    "Besnik", "Blerim", "Bujar", "Dardan", "Denis", "Dritan", "Edmond", "Eduart", "Elton", "Endrit", "Enea",
    "Erion", "Ermal", "Erald", "Fatjon", "Fatmir", "Ferdinand", "Flamur", "Florian", "Gazmend", "Genc", "Gentjan",
    "Gëzim", "Gjergj", "Gjon", "Hysen", "Idriz", "Ilir", "Indrit", "Jetmir", "Julian", "Kastriot", "Klajdi",
    "Klodian", "Kreshnik", "Kujtim", "Leonard", "Lorenc", "Luan", "Lulzim", "Mark", "Marsel", "Mentor", "Muharrem",
    "Ndue", "Neritan", "Olsi", "Orges", "Përparim", "Petrit", "Qemal", "Ramiz", "Redon", "Renato", "Roland",
    "Saimir", "Shkëlzen", "Shpëtim", "Skënder", "Sokol", "Taulant", "Valon", "Vasil", "Xhevahir", "Ylli", "Zef",
  ]

  static let women = [
    "Adelina", "Adriana", "Afërdita", "Agnesa", "Albana", "Albina", "Alma", "Amarilda", "Ana", "Anila", "Anisa",
    "Anxhela", "Arbana", "Ardita", "Arjeta", "Armela", "Arta", "Aurora", "Bardha", "Besa", "Besiana", "Blerina",
    "Blerta", "Bora", "Brikena", "Bruna", "Burbuqe", "Diana", "Dorina", "Dorotea", "Drita", "Edlira", "Edona",
    "Elda", "Elira", "Elisa", "Elona", "Elvana", "Enkelejda", "Entela", "Erisa", "Ermira", "Etleva", "Eva",
    "Fatbardha", "Fatime", "Fatjona", "Fiqirete", "Flora", "Flutura", "Genta", "Gentiana", "Gjyste", "Hajrie",
    "Ilda", "Irena", "Iris", "Jeta", "Jonida", "Juliana", "Klara", "Klaudia", "Kujtime", "Leonora", "Lindita",
    "Lirie", "Ludovika", "Luljeta", "Majlinda", "Manjola", "Marjana", "Marsela", "Mimoza", "Mirela", "Mirjeta",
    "Ornela", "Rezarta", "Rozafa", "Rudina", "Sabina", "Shpresa", "Sidorela", "Suela", "Teuta", "Valbona", "Vera",
    "Vjollca", "Xhemile", "Zamira", "Çelike",
  ]

  static let surnames = [
    "Ahmetaj", "Aliaj", "Arapi", "Balaj", "Bardhi", "Basha", "Berisha", "Biba", "Bici", "Bojaxhi", "Brahimi",
    "Bregu", "Bushati", "Caka", "Cani", "Cara", "Çekani", "Çela", "Çoba", "Çollaku", "Dani", "Dema", "Dervishi",
    "Dibra", "Doçi", "Doda", "Domi", "Dushku", "Elezi", "Fejzaj", "Ferhati", "Filipi", "Frroku", "Gega", "Gjeçi",
    "Gjeka", "Gjini", "Gjoni", "Gjuzi", "Haklaj", "Halili", "Hasa", "Haxhiu", "Hoxha", "Hysa", "Ibra", "Islami",
    "Jaku", "Kaci", "Kadriu", "Kapllani", "Keçi", "Këlliçi", "Koçi", "Kola", "Koleci", "Krasniqi", "Kuka", "Kurti",
    "Laci", "Lala", "Leka", "Lika", "Lleshi", "Luli", "Malaj", "Marku", "Marashi", "Meta", "Mëhilli", "Muça",
    "Mulla", "Murati", "Ndoja", "Ndreca", "Neziri", "Nikolli", "Osmani", "Pali", "Pepa", "Peqini", "Përleka",
    "Pjetri", "Prela", "Preçi", "Prendi", "Qarri", "Qosja", "Rama", "Rexha", "Rrapi", "Ruçi", "Sadiku", "Selimi",
    "Shala", "Shehu", "Shkreli", "Shyti", "Sinani", "Skënderi", "Spahiu", "Sula", "Sylaj", "Tafa", "Tahiri", "Thaçi",
    "Toma", "Topalli", "Troshani", "Tusha", "Uka", "Vata", "Vishaj", "Vuçaj", "Xhafa", "Xhani", "Ymeri", "Zefi",
    "Zeneli", "Zeqiri", "Zogu",
  ]
}

/// A person's true given name and surname.
struct PersonName: Hashable, Sendable {
  var given: String
  var surname: String

  var full: String { given + " " + surname }

  static func drawn(isWoman: Bool, by random: inout SplitMix64) -> PersonName {
    let given = random.pick(isWoman ? AlbanianNames.women : AlbanianNames.men)
    return PersonName(given: given, surname: random.pick(AlbanianNames.surnames))
  }
}
