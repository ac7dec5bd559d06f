import Programme

/// Whether the published counts add up wherever all terms of a sum are shown.
struct AuditSumCheck {
  let model: AuditModel

  /// - Throws: ``DisclosureError/mismatch(_:)`` that names the sums that do not hold and by how much.
  func run() throws(DisclosureError) {
    let wrong = model.groups.compactMap { group -> DisclosureError.Mismatch? in
      guard let whole = model.value[group.parent] else { return nil }
      let parts = group.children.compactMap { model.value[$0.unknown] }
      let off = parts.reduce(-whole, +)
      guard parts.count == group.children.count, off != 0 else { return nil }
      return DisclosureError.Mismatch(
        cell: name(group.parent), dimension: model.tables.dimensions[group.dimension].name, off: off)
    }
    if !wrong.isEmpty { throw .mismatch(wrong) }
  }

  private func name(_ unknown: Int) -> String {
    let cell = model.unknownOfCell.firstIndex(of: unknown) ?? 0
    return cellName(model.tables.cells[cell].address, in: model.tables.dimensions)
  }
}
