import Programme

extension PublishedTables {
  /// The share of one published count in another, in percent (`DisclosureRules`, "Percentages").
  func percentage(
    of numerator: TableSet.Address, among base: TableSet.Address, under policy: DisclosurePolicy
  ) -> PublishedValue {
    guard let part = published(numerator), let whole = published(base) else { return .notAvailable }
    if whole == .count(0) { return .notApplicable }
    guard let part = part.count, let whole = whole.count, whole >= policy.minimumBase else { return .withheld }
    return .number(PublishedNumber(numerator: part, denominator: whole, factor: 100, digits: policy.percentDigits))
  }
}
