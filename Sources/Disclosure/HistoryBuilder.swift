import Programme

/// Writes the rows of a history beside one system of new tables.
struct HistoryBuilder {
  /// One release, the new tables being the last: its cells by key, as numbers of unknowns.
  private struct Step {
    var cells: [CellKey: Int]
    /// `since March 2026`; empty for the new tables.
    let since: String
  }

  private let history: History
  private let system: CellSystem
  /// What needs nothing more of the new tables, by ``HistoryRows/Unknown/identity``.
  private let spared: Set<[Int]>
  private var truth: [Int: Int] = [:]
  private var steps: [Step] = []
  private var seen: Set<[Int]> = []
  private(set) var rows: HistoryRows
  /// Number behind the last unknown of an earlier release itself.
  private var endOfPast = 0

  /// - Parameters:
  ///   - counts: True counts per class of the system.
  ///   - spared: What the new tables cannot harm, or cannot save: it is part of sums only, or no unknown at all.
  /// - Throws: ``DisclosureError/contradiction(cells:)`` when no counts obey what was published.
  init(
    _ history: History, beside system: CellSystem, counts: [Int], sparing spared: Set<[Int]> = []
  ) throws(DisclosureError) {
    (self.history, self.system, self.spared) = (history, system, spared)
    rows = HistoryRows(first: system.unknowns)
    for (number, count) in counts.enumerated() { truth[number] = count }
    if history.past.isEmpty { return }
    let now = history.keys(in: system)
    for past in history.past { steps.append(add(past, now)) }
    endOfPast = rows.first + rows.unknowns.count
    steps.append(Step(cells: now, since: ""))
    for number in steps.indices { derive(number) }
    addGrowth()
    try complete()
  }

  /// Gives counts that nobody noted some values with which every row holds.
  private mutating func complete() throws(DisclosureError) {
    // Latents of the new tables are in none of these rows.
    let before = (0..<rows.first).map { truth[$0] ?? 0 }
    let known = before.map(Optional.init) + rows.unknowns.indices.map { truth[rows.first + $0] }
    let least = before.map { _ in Int?(0) } + rows.unknowns.map(\.least)
    guard let all = UnknownTruth(known: known, least: least, rows: rows.rows).found() else {
      throw .contradiction(cells: history.past.map { "release \($0.release.number)" })
    }
    for number in rows.unknowns.indices { rows.unknowns[number].truth = all[rows.first + number] }
  }

  // MARK: Earlier releases

  private mutating func add(_ past: PastRelease, _ now: [CellKey: Int]) -> Step {
    let offset = rows.first + rows.unknowns.count
    var keys = [[CellKey]](repeating: [], count: past.system.classes)
    for (key, number) in past.classOfKey { keys[number].append(key) }
    for number in 0..<past.system.unknowns {
      let own = number < past.system.classes ? keys[number] : []
      _ = add(past, number, rules: own.map(history.rule), cell: own.compactMap { now[$0] }.min())
    }
    for row in past.system.rows {
      rows.add(
        Dictionary(uniqueKeysWithValues: row.terms.map { ($0.unknown + offset, $0.coefficient) }),
        row.kind)
    }
    return Step(cells: past.classOfKey.mapValues { $0 + offset }, since: past.release.since)
  }

  private mutating func add(
    _ past: PastRelease, _ number: Int, rules own: [History.Rule], cell: Int?
  ) -> Int {
    let top = own.map(\.minimum).max() ?? 1
    let isLatent = number >= past.system.classes
    let identity = [rows.unknowns.count]
    let status: HistoryRows.Unknown.Status =
      past.shown[number] != nil
      ? .shown : isLatent || spared.contains(identity) ? .latent : .withheld(width: history.width, top: top)
    let least = !isLatent && own.allSatisfy(\.showsZeros) ? 1 : 0
    let known = past.truth[number]
    let added = rows.add(
      HistoryRows.Unknown(
        truth: known ?? 0, least: least, status: status, cell: cell, identity: identity
      ))
    truth[added] = known
    return added
  }

  // MARK: Cells that follow

  /// A cell that a release does not show, and that is the only one of a sum it lacks, follows from it: categories that
  /// were merged or split are compared through such cells.
  private mutating func derive(_ number: Int) {
    let others = steps.indices.filter { $0 != number }.reduce(into: Set()) {
      $0.formUnion(steps[$1].cells.keys)
    }
    for (dimension, total, grouping) in history.groupings {
      let codes = [grouping.parent] + grouping.children
      let inside = Set(codes)
      let bases = Set(
        steps[number].cells.keys.filter { key in
          key.code(in: dimension).map(inside.contains) ?? (total.map(inside.contains) ?? false)
        }.map { $0.moved(to: nil, in: dimension) })
      for base in bases.sorted() {
        let terms = codes.map { base.moved(to: $0 == total ? nil : $0, in: dimension) }
        let absent = terms.filter { steps[number].cells[$0] == nil }
        guard absent.count == 1, let key = absent.first, others.contains(key) else { continue }
        derive(key, of: terms, in: number)
      }
    }
  }

  /// - Parameter terms: The parent, then its children.
  private mutating func derive(_ key: CellKey, of terms: [CellKey], in number: Int) {
    var coefficients: [Int: Int] = [:]
    var isNew = false
    for (position, term) in terms.enumerated() where term != key {
      guard let unknown = steps[number].cells[term] else { return }
      coefficients[unknown, default: 0] += position == 0 ? -1 : 1
      isNew = isNew || unknown < rows.first
    }
    let sign = key == terms[0] ? -1 : 1
    let parts = coefficients.map { part in truth[part.key].map { $0 * part.value } }
    let count = parts.contains(nil) ? nil : -sign * parts.compactMap(\.self).reduce(0, +)
    if let count, count < 0 { return }
    let added = rows.add(
      HistoryRows.Unknown(truth: count ?? 0, least: 0, status: .latent, cell: nil, identity: nil))
    truth[added] = count
    coefficients[added] = sign
    rows.add(coefficients, .sum)
    steps[number].cells[key] = added
  }

  // MARK: What came since

  /// Counts grow from one release to the next, unless they truly fell; small differences of any two releases are
  /// unknowns that must stay wide.
  private mutating func addGrowth() {
    var stepsOfKey: [CellKey: [Int]] = [:]
    for (number, step) in steps.enumerated() {
      for key in step.cells.keys { stepsOfKey[key, default: []].append(number) }
    }
    // Dictionaries have no order: the same input must give the same rows.
    for (key, numbers) in stepsOfKey.sorted(by: { $0.key < $1.key }) {
      for (one, other) in zip(numbers, numbers.dropFirst()) { addStep(key, from: one, to: other) }
      for position in numbers.indices.dropFirst() {
        for one in compared(key, with: position, of: numbers) { addSince(key, from: one, to: numbers[position]) }
      }
    }
  }

  /// Releases whose difference to a later one matters: the one before it, and the last that published the cell. Between
  /// any two others lie steps that are no larger than their difference, so what keeps a small step wide keeps the
  /// difference wide; only where the count fell in between all are compared.
  private func compared(_ key: CellKey, with position: Int, of numbers: [Int]) -> [Int] {
    let before = numbers[..<position]
    let published = before.last { steps[$0].cells[key].map { status($0) == .shown } ?? false }
    return before.filter { one in
      one == numbers[position - 1] || one == published
        || (one..<numbers[position]).contains { fell(key, after: $0, to: numbers[position]) }
    }
  }

  private mutating func addStep(_ key: CellKey, from one: Int, to other: Int) {
    guard let before = steps[one].cells[key], let now = steps[other].cells[key], before != now,
      seen.insert([before, now]).inserted
    else { return }
    if let old = truth[before], let new = truth[now], new < old { return }
    rows.add([before: 1, now: -1], .containment)
  }

  private mutating func addSince(_ key: CellKey, from one: Int, to other: Int) {
    guard let before = steps[one].cells[key], let now = steps[other].cells[key], before != now,
      isOpen(before) || isOpen(now), other == steps.count - 1 || max(before, now) < endOfPast,
      seen.insert([before, now, 0]).inserted
    else { return }
    let minimum = history.rule(key).minimum
    guard let old = truth[before], let new = truth[now] else {
      addSince(before, now, truth: nil, isFree: false, minimum: minimum)
      return
    }
    guard old != new, abs(new - old) < minimum else { return }
    if now < system.classes, status(before) == .shown {
      rows.since.append(
        HistoryRows.Since(
          cell: now,
          words:
            "\(new > old ? "+" : "−")\(abs(new - old)) \(steps[one].since)\(history.place(key))"))
    }
    let isFree = (one..<other).contains { step in fell(key, after: step, to: other) }
    addSince(
      new > old ? before : now, new > old ? now : before, truth: abs(new - old), isFree: isFree,
      minimum: minimum)
  }

  /// `since = larger − smaller`, an unknown of its own.
  private mutating func addSince(
    _ smaller: Int, _ larger: Int, truth count: Int?, isFree: Bool, minimum: Int
  ) {
    let cells = [smaller, larger].map { $0 < system.classes ? $0 : rows.unknown($0).cell }
    let isPast = smaller >= rows.first && larger >= rows.first
    let identity = isPast ? [smaller - rows.first, larger - rows.first] : nil
    if identity.map(spared.contains) ?? false { return }
    let added = rows.add(
      HistoryRows.Unknown(
        truth: count ?? 0, least: isFree ? nil : 0,
        status: .withheld(width: history.width, top: minimum),
        cell: cells.compactMap(\.self).min(),
        identity: identity))
    truth[added] = count
    rows.add([added: 1, larger: -1, smaller: 1], .sum)
  }

  /// Whether the count truly fell between two releases that follow each other.
  private func fell(_ key: CellKey, after step: Int, to last: Int) -> Bool {
    guard let before = steps[step].cells[key],
      let next = (step + 1...last).first(where: { steps[$0].cells[key] != nil }),
      let now = steps[next].cells[key], let old = truth[before], let new = truth[now]
    else { return false }
    return new < old
  }

  private func status(_ unknown: Int) -> HistoryRows.Unknown.Status? {
    unknown < rows.first ? nil : rows.unknown(unknown).status
  }

  /// Whether somebody could still be kept from knowing it: a cell of the new tables, or one that was not published.
  private func isOpen(_ unknown: Int) -> Bool { status(unknown) != .shown }
}
