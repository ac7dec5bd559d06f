/// What the policy says about contributors, and about cells and categories by name.
extension DisclosurePolicy {
  /// A percentage that no rule reads would look like protection.
  static func checkNearWhole(_ nearWhole: Int, _ allOfGroup: Showing, at section: Section) {
    guard nearWhole < 100, allOfGroup == .show else { return }
    section.fail(
      .contradiction, "near_whole_group does nothing where all_of_group is shown",
      do: "write all_of_group: withhold, or near_whole_group: 100")
  }

  static func readReaders(_ section: Section) -> (contributors: Contributors, coalition: Int, nearWhole: Int)? {
    let contributors = section.required("contributors")?.option(Contributors.self)
    let coalition = section.required("coalition")?.integer(in: 1...9)
    // Up to half, two categories of one group could both be nearly everybody.
    let nearWhole = section.required("near_whole_group")?.integer(in: 51...100)
    guard let contributors, let coalition, let nearWhole else { return nil }
    if contributors == .none, coalition > 1 {
      section.fail(
        .contradiction, "a coalition of contributors, who are left out", do: "let contributors be weak or strong")
    }
    return (contributors, coalition, nearWhole)
  }

  static func readCellNames(_ value: Value) -> [CellName]? {
    guard let words = value.words() else { return nil }
    let names = words.compactMap { word in
      let name = CellName(word.text)
      if name == nil {
        value.report.add(
          .wrongType, at: word.place, "\(value.path): \"\(word.text)\" names no cell",
          do: "write field=code, field=code|field=code or total, as the disclosure log does")
      }
      return name
    }
    return names.count == words.count ? names : nil
  }

  static func readMerges(_ value: Value) -> [CategoryMerge]? {
    guard let items = value.items() else { return nil }
    let merges = items.compactMap { item -> CategoryMerge? in
      guard let section = item.section(["field", "codes", "into"]) else { return nil }
      let field = section.required("field")?.text()
      let codes = section.required("codes")?.texts()
      let into = section.required("into")?.name()?.text
      guard let field, let codes, let into else { return nil }
      guard codes.count > 1 else {
        item.fail(.outOfRange, "a merge of fewer than two codes", do: "name two or more")
        return nil
      }
      return CategoryMerge(dimension: field, codes: codes, into: into)
    }
    return merges.count == items.count ? merges : nil
  }
}
