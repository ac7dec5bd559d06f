import Programme

/// Tables taken out together, with the cell for whose sake, which only the inside may know.
struct DroppedTables {
  /// Why, in words that betray no count.
  enum Reason {
    static let narrow = Label(
      english: "Too few people in some of its cells: no choice of withheld cells would protect them.",
      albanian: "Shumë pak njerëz në disa qeliza të saj: asnjë zgjedhje e vlerave të pashfaqura nuk do t'i mbronte.")
    static let bare = Label(
      english: "Too few people in its cells: all of them would be withheld.",
      albanian: "Shumë pak njerëz në qelizat e saj: do të duhej të mos shfaqej asnjëra.")
    static let since = Label(
      english:
        "Too little changed since an earlier release: beside that one, no choice of withheld cells would hide whose "
        + "it is.",
      albanian:
        "Ka ndryshuar shumë pak që nga një publikim i mëparshëm: pranë tij, asnjë zgjedhje e vlerave të pashfaqura "
        + "nuk do ta fshihte se për kë flitet.")
  }

  let tables: [TableSet.Table]
  let reason: Label
  let cell: String
}
