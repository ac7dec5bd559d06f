import Programme

/// Whether the published counts add up wherever all terms of a sum are shown.
struct AuditSumCheck {
  let classes: AuditClasses

  /// - Throws: ``DisclosureError/mismatch(_:)`` that names the sums that do not hold and by how much.
  func run() throws(DisclosureError) {
    let wrong = classes.groups.compactMap { group -> DisclosureError.Mismatch? in
      guard let whole = classes.value[group.parent] else { return nil }
      let parts = group.children.compactMap { classes.value[$0.unknown] }
      let off = parts.reduce(-whole, +)
      guard parts.count == group.children.count, off != 0 else { return nil }
      return DisclosureError.Mismatch(
        cell: classes.name(group.parent), dimension: classes.tables.dimensions[group.dimension].name, off: off)
    }
    if !wrong.isEmpty { throw .mismatch(wrong) }
  }
}
