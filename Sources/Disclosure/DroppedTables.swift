import Programme

/// Tables taken out together, with the cell for whose sake, which only the inside may know.
struct DroppedTables {
  /// Why, in words that betray no count.
  enum Reason {
    static let narrow = "Too few people in some of its cells: no choice of withheld cells would protect them."
    static let bare = "Too few people in its cells: all of them would be withheld."
    static let since =
      "Too little changed since an earlier release: beside that one, no choice of withheld cells would hide whose it is."
  }

  let tables: [TableSet.Table]
  let reason: String
  let cell: String
}
