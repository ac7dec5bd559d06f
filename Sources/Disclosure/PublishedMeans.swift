import Programme

/// The means that may be shown (`DisclosureRules`, "Means").
///
/// Sums subtract: with all means of a breakdown but one, and all n, the last is known too. So a breakdown's means are
/// shown together or not at all. Only what is published decides.
struct PublishedMeans {
  let set: TableSet
  let published: PublishedTables
  let policy: DisclosurePolicy

  func all() -> [PublishedMean] {
    let tables = Set(published.tables.map(\.id))
    return set.means.filter { tables.contains($0.table) && published.published($0.base) != nil }.map { mean in
      PublishedMean(
        table: mean.table, column: mean.column, base: mean.base, scale: mean.scale, value: value(of: mean))
    }
  }

  private func value(of mean: TableSet.Mean) -> PublishedValue {
    if published.published(mean.base) == .count(0) { return .notApplicable }
    if mean.column != nil, !standsTogether(with: mean) { return .withheld }
    return own(mean)
  }

  /// The mean by itself: enough people, and not everybody at one end of the scale, which would say it of each.
  private func own(_ mean: TableSet.Mean) -> PublishedValue {
    guard let people = published.published(mean.base)?.count, people >= policy.minimumBase else { return .withheld }
    let ends = [mean.scale.lowerBound * people, mean.scale.upperBound * people]
    if policy.allOfGroup == .withhold, ends.contains(mean.sum) { return .withheld }
    return .number(PublishedNumber(numerator: mean.sum, denominator: people, factor: 1, digits: policy.meanDigits))
  }

  /// Every category of the breakdown has a mean that can be shown, or certainly nobody in it.
  private func standsTogether(with mean: TableSet.Mean) -> Bool {
    let siblings = set.means.filter { $0.table == mean.table && $0.column != nil }
    guard siblings.allSatisfy({ published.published($0.base) == .count(0) || own($0).number != nil }) else {
      return false
    }
    return missingCategories(of: mean, beside: siblings).allSatisfy { published.published($0) == .count(0) }
  }

  /// Addresses of the categories that have no mean: leaves of the column dimension beside those of the table.
  private func missingCategories(of mean: TableSet.Mean, beside siblings: [TableSet.Mean]) -> [TableSet.Address] {
    guard let table = set.tables.first(where: { $0.id == mean.table }),
      let number = set.dimensions.firstIndex(where: { $0.name == table.columnDimension })
    else { return [] }
    let dimension = set.dimensions[number]
    let shown = Set(siblings.map { $0.base[number] })
    let parents = Set(dimension.groupings.map(\.parent))
    let children = dimension.groupings.filter { $0.parent == dimension.total }.flatMap(\.children)
    return children.filter { !shown.contains($0) && !parents.contains($0) }.map { code in
      var address = mean.base
      address[number] = code
      return address
    }
  }
}
