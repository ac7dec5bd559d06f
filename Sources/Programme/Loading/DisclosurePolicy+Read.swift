extension DisclosurePolicy {
  static let keys = [
    "min_cell", "min_base", "interval", "zero", "all_of_group", "by_hub", "never_cross", "not_both", "contributors",
    "coalition", "near_whole_group", "must_publish", "merge", "percent_digits", "mean_digits", "marker", "approvals",
  ]
  private static let published: [FieldRole] = [.plain, .quasi, .sensitive]
  private static let largest = 1_000_000

  /// Every key is required: no privacy number has a default.
  static func read(_ value: Value) -> DisclosurePolicy? {
    guard let section = value.section(keys) else { return nil }
    let cells = section.required("min_cell").flatMap(readCells)
    let base = section.required("min_base")?.integer(in: 1...largest)
    let interval = section.required("interval")?.integer(in: 1...largest)
    let zero = section.required("zero").flatMap(readShowing)
    let allOfGroup = section.required("all_of_group")?.option(Showing.self)
    let byHub = section.required("by_hub").flatMap(readShowing)
    let neverCross = section.required("never_cross").flatMap { readGroups($0, size: 2...2) }
    let notBoth = section.required("not_both").flatMap { readGroups($0, size: 2...99) }
    let readers = readReaders(section)
    let mustPublish = section.required("must_publish").flatMap(readCellNames)
    let merges = section.required("merge").flatMap(readMerges)
    let percentDigits = section.required("percent_digits")?.integer(in: 0...2)
    let meanDigits = section.required("mean_digits")?.integer(in: 0...3)
    let marker = section.required("marker").flatMap(readMarker)
    // One officer alone must never be able to publish (design §2).
    let approvals = section.required("approvals")?.integer(in: 2...9)
    guard let cells, let base, let interval, let zero, let allOfGroup, let byHub, let neverCross, let notBoth,
      let readers, let mustPublish, let merges, let percentDigits, let meanDigits, let marker, let approvals
    else { return nil }
    checkNearWhole(readers.nearWhole, allOfGroup, at: section)
    return DisclosurePolicy(
      minimumCell: cells.byRole, minimumCellByHub: cells.byHub, minimumBase: base, zero: zero, allOfGroup: allOfGroup,
      // That a count may never certainly be below k is a promise of every release, no choice of the file.
      byHub: byHub, neverCross: neverCross, notBoth: notBoth, interval: interval, hidesSmall: true,
      contributors: readers.contributors,
      coalition: readers.coalition, nearWholeGroup: readers.nearWhole == 100 ? nil : readers.nearWhole,
      // Programmes count people: nobody's amount is summed.
      dominance: nil, mustPublish: mustPublish, merges: merges, percentDigits: percentDigits, meanDigits: meanDigits,
      marker: marker, approvals: approvals)
  }

  private static func readCells(_ value: Value) -> (byRole: [FieldRole: Int], byHub: Int)? {
    guard let section = value.section(published.map(\.rawValue) + ["by_hub"]) else { return nil }
    var cells: [FieldRole: Int] = [:]
    for role in published { cells[role] = section.required(role.rawValue)?.integer(in: 2...largest) }
    guard let byHub = section.required("by_hub")?.integer(in: 2...largest),
      let plain = cells[.plain], let quasi = cells[.quasi], let sensitive = cells[.sensitive]
    else { return nil }
    if plain > quasi || quasi > sensitive {
      value.fail(.contradiction, "a more harmful role has a smaller k", do: "let plain ≤ quasi ≤ sensitive")
    }
    return (cells, byHub)
  }

  private static func readShowing(_ value: Value) -> [FieldRole: Showing]? {
    guard let section = value.section(published.map(\.rawValue)) else { return nil }
    var showing: [FieldRole: Showing] = [:]
    for role in published { showing[role] = section.required(role.rawValue)?.option(Showing.self) }
    return showing.count == published.count ? showing : nil
  }

  private static func readGroups(_ value: Value, size: ClosedRange<Int>) -> [[String]]? {
    guard let items = value.items() else { return nil }
    let groups: [[String]] = items.compactMap { item in
      guard let words = item.texts() else { return nil }
      guard size.contains(words.count) else {
        item.fail(.outOfRange, "\(words.count) names in a group", do: size.count == 1 ? "name two" : "name two or more")
        return nil
      }
      return words
    }
    return groups.count == items.count ? groups : nil
  }

  private static func readMarker(_ value: Value) -> String? {
    guard let text = value.text() else { return nil }
    guard text.hasPrefix("["), text.hasSuffix("]"), text.count >= 3, text != "[x]", text != "[z]" else {
      value.fail(
        "\"\(text)\" cannot mark a withheld value",
        do: "write it in square brackets, such as \"[c]\"; [x] and [z] mean other things")
      return nil
    }
    return text
  }
}
