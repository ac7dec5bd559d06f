/// Invented answers to the open questions, in Albanian and English; some with line breaks, quotes and semicolons.
struct FreeTexts: Sendable {
  var workHistory = ""
  var businessIdea = ""
  var mentoringNeeds = ""

  static func drawn(hasIdea: Bool, by random: inout SplitMix64) -> FreeTexts {
    var texts = FreeTexts()
    if !random.chance(14) { texts.workHistory = random.pick(works) }
    if hasIdea {
      texts.businessIdea = random.pick(ideas)
      if random.chance(40) { texts.businessIdea += random.pick(endings) }
    }
    if hasIdea ? random.chance(85) : random.chance(25) { texts.mentoringNeeds = random.pick(needs) }
    return texts
  }

  private static let works = [
    "Kam punuar në ndërtim në Londër, 2 vjet; pastaj pa punë.",
    "Bar-kafe në fshat, me vëllain",
    "Car wash in Birmingham, cash in hand",
    "Elektricist;\nsuvatim, pllaka, bojatisje",
    "Kuzhinier ndihmës, restorant \"italian\" në Leeds",
    "Bujqësi; blegtori",
    "Asnjë punë e rregullt",
    "Warehouse, then delivery driver.\nNo contract.",
    "Mekanik në servis makinash në Shkodër para se të ikja",
    "Shitës në treg; hamall",
    "Berber (3 vjet), punë në të zezë",
    "Saldator, hekurpunues",
    "Housekeeping in a hotel, six months",
    "Punë sezonale në Greqi: ullinj, portokalle",
  ]

  private static let ideas = [
    "Të hap një servis për makina: goma, vaj, \"diagnostikim\".",
    "Bujtinë në malësi; 4 dhoma, turistë të huaj",
    "Fermë me dhi; djathë për treg",
    "Barber shop in town, two chairs",
    "Suvatim dhe pllaka, ekip me 3 veta",
    "Mobile phone repair; screens and batteries",
    "Serë me perime.\nTokën e kam, më duhen fidanë e ujë.",
    "Kafe-bar me \"byrek\" të shtëpisë",
    "Guida malore dhe transport me furgon",
    "Bleta dhe mjaltë",
    "Online shop for hand-made clothes",
    "Lavazh me ujë të ngrohtë",
    "Punime druri; dyer dhe dritare",
    "Punime hekuri dhe alumini",
    "Small bakery; bread and sweets",
    "Car rental for tourists in the summer",
  ]

  private static let endings = [
    " Më duhen rreth 5.000 euro.",
    " I already have half of the tools.",
    "; e nis në pranverë.",
    "\nDua ta bëj me vëllain.",
    " Kam tre klientë që presin.",
  ]

  private static let needs = [
    "Plan biznesi; si ta regjistroj në QKB",
    "Marketing, Instagram",
    "How to write invoices and pay taxes",
    "Dikush që ka \"bërë këtë punë\" më parë",
    "Kredi ose grant;\nllogaritja e kostove",
    "English, and computer skills",
    "Leje dhe licenca",
    "Gjetja e klientëve",
  ]
}
