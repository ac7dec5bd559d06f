import Programme

/// Writes the rows of a history beside one system of new tables.
struct HistoryBuilder {
  /// One release, the new tables being the last: the number of the unknown of each key that it has.
  private struct Step {
    var cells: [Int?]
    /// `since March 2026`; empty for the new tables.
    let since: String
  }

  private struct Pair: Hashable {
    let before: Int
    let now: Int
  }

  private let history: History
  private let system: CellSystem
  /// What needs nothing more of the new tables, by ``HistoryRows/Unknown/identity``.
  private let spared: Set<[Int]>
  /// Per unknown; `nil` where nobody noted it.
  private var truth: [Int?]
  private var steps: [Step] = []
  private var grown: Set<Pair> = []
  private var compared: Set<Pair> = []
  private(set) var rows: HistoryRows
  private var endOfPast: Int { rows.endOfPast }

  /// - Parameters:
  ///   - counts: True counts per class of the system.
  ///   - spared: What the new tables cannot harm, or cannot save: it is part of sums only, or no unknown at all.
  ///   - settled: Counts of unknowns that need not move.
  /// - Throws: ``DisclosureError/contradiction(cells:)`` when no counts obey what was published.
  init(
    _ history: History, beside system: CellSystem, counts: [Int], sparing spared: Set<[Int]> = [],
    settled: [Int: Int] = [:]
  ) throws(DisclosureError) {
    (self.history, self.system, self.spared) = (history, system, spared)
    rows = HistoryRows(first: system.unknowns)
    // Latents of the new tables are in none of these rows.
    truth = counts + [Int](repeating: 0, count: system.unknowns - counts.count)
    if history.past.isEmpty { return }
    let now = history.cells(of: system)
    for past in history.past { steps.append(add(past, now)) }
    rows.endOfPast = rows.first + rows.unknowns.count
    steps.append(Step(cells: now, since: ""))
    for number in steps.indices { derive(number) }
    addGrowth()
    try complete()
    settle(settled)
  }

  /// Puts unknowns at counts that leave the new tables room, if every row holds then.
  private mutating func settle(_ counts: [Int: Int]) {
    var unknowns = rows.unknowns
    for (number, count) in counts { (unknowns[number].truth, unknowns[number].status) = (count, .shown) }
    let isObeyed = rows.rows.allSatisfy { row in
      let sum = row.terms.reduce(0) { sum, term in
        let value = term.unknown < rows.first ? truth[term.unknown] ?? 0 : unknowns[term.unknown - rows.first].truth
        return sum + term.coefficient * value
      }
      return row.kind == .sum ? sum == 0 : sum <= 0
    }
    if isObeyed { rows.unknowns = unknowns }
  }

  /// Gives counts that nobody noted some values with which every row holds.
  private mutating func complete() throws(DisclosureError) {
    let least = (0..<rows.first).map { _ in Int?(0) } + rows.unknowns.map(\.least)
    guard let all = UnknownTruth(known: truth, least: least, rows: rows.rows).found() else {
      throw .contradiction(cells: history.past.map { "release \($0.release.number)" })
    }
    for number in rows.unknowns.indices { rows.unknowns[number].truth = all[rows.first + number] }
  }

  private mutating func add(_ unknown: HistoryRows.Unknown, truth known: Int?) -> Int {
    truth.append(known)
    return rows.add(unknown)
  }

  // MARK: Earlier releases

  private mutating func add(_ past: PastRelease, _ now: [Int?]) -> Step {
    let offset = rows.first + rows.unknowns.count
    let cells = history.cells(of: past)
    var keys = [[Int]](repeating: [], count: past.system.unknowns)
    for (key, number) in cells.enumerated() { if let number { keys[number].append(key) } }
    for number in 0..<past.system.unknowns {
      add(past, number, rules: keys[number].map { history.rules[$0] }, cell: keys[number].compactMap { now[$0] }.min())
    }
    for row in past.system.rows { rows.add(row, from: offset) }
    return Step(cells: cells.map { $0.map { $0 + offset } }, since: past.release.since)
  }

  private mutating func add(_ past: PastRelease, _ number: Int, rules own: [History.Rule], cell: Int?) {
    let top = own.map(\.minimum).max() ?? 1
    let isLatent = number >= past.system.classes
    let identity = [rows.unknowns.count]
    let status: HistoryRows.Unknown.Status =
      past.shown[number] != nil
      ? .shown : isLatent || spared.contains(identity) ? .latent : .withheld(width: history.width, top: top)
    let least = !isLatent && own.allSatisfy(\.showsZeros) ? 1 : 0
    let known = past.truth[number]
    _ = add(
      HistoryRows.Unknown(truth: known ?? 0, least: least, status: status, cell: cell, identity: identity),
      truth: known)
  }

  // MARK: Cells that follow

  /// A cell that a release does not show, and that is the only one of a sum it lacks, follows from it: categories that
  /// were merged or split are compared through such cells.
  private mutating func derive(_ number: Int) {
    for terms in history.book.sums {
      var absent: Int?
      var isOne = false
      for term in terms where steps[number].cells[term] == nil {
        isOne = absent == nil
        if !isOne { break }
        absent = term
      }
      guard isOne, let absent else { continue }
      let isElsewhere = steps.indices.contains { $0 != number && steps[$0].cells[absent] != nil }
      if isElsewhere { derive(absent, of: terms, in: number) }
    }
  }

  /// - Parameter terms: The parent, then its children.
  private mutating func derive(_ key: Int, of terms: [Int], in number: Int) {
    var coefficients: [Int: Int] = [:]
    for (position, term) in terms.enumerated() where term != key {
      guard let unknown = steps[number].cells[term] else { return }
      coefficients[unknown, default: 0] += position == 0 ? -1 : 1
    }
    let sign = key == terms[0] ? -1 : 1
    let parts = coefficients.map { part in truth[part.key].map { $0 * part.value } }
    let count = parts.contains(nil) ? nil : -sign * parts.compactMap(\.self).reduce(0, +)
    if let count, count < 0 { return }
    let added = add(
      HistoryRows.Unknown(truth: count ?? 0, least: 0, status: .latent, cell: nil, identity: nil), truth: count)
    coefficients[added] = sign
    rows.add(coefficients, .sum)
    steps[number].cells[key] = added
  }

  // MARK: What came since

  /// Counts grow from one release to the next, unless they truly fell; small differences of any two releases are
  /// unknowns that must stay wide.
  private mutating func addGrowth() {
    for key in history.book.keys.indices {
      let numbers = steps.indices.filter { steps[$0].cells[key] != nil }
      for (one, other) in zip(numbers, numbers.dropFirst()) { addStep(key, from: one, to: other) }
      for position in numbers.indices.dropFirst() {
        for one in releases(comparedFor: key, with: position, of: numbers) {
          addSince(key, from: one, to: numbers[position])
        }
      }
    }
  }

  /// Releases whose difference to a later one matters: the one before it, and the last that published the cell. Between
  /// any two others lie steps that are no larger than their difference, so what keeps a small step wide keeps the
  /// difference wide; only where the count fell in between all are compared.
  private func releases(comparedFor key: Int, with position: Int, of numbers: [Int]) -> [Int] {
    let before = numbers[..<position]
    let published = before.last { steps[$0].cells[key].map { status($0) == .shown } ?? false }
    return before.filter { one in
      one == numbers[position - 1] || one == published
        || (one..<numbers[position]).contains { fell(key, after: $0, to: numbers[position]) }
    }
  }

  private mutating func addStep(_ key: Int, from one: Int, to other: Int) {
    guard let before = steps[one].cells[key], let now = steps[other].cells[key], before != now,
      grown.insert(Pair(before: before, now: now)).inserted
    else { return }
    if let old = truth[before], let new = truth[now], new < old { return }
    rows.add([before: 1, now: -1], .containment)
  }

  private mutating func addSince(_ key: Int, from one: Int, to other: Int) {
    guard let before = steps[one].cells[key], let now = steps[other].cells[key], before != now,
      isOpen(before) || isOpen(now), other == steps.count - 1 || max(before, now) < endOfPast,
      compared.insert(Pair(before: before, now: now)).inserted
    else { return }
    let minimum = history.rules[key].minimum
    guard let old = truth[before], let new = truth[now] else {
      addSince(before, now, of: key, truth: nil, isFree: false)
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
      new > old ? before : now, new > old ? now : before, of: key, truth: abs(new - old), isFree: isFree)
  }

  /// `since = larger − smaller`, an unknown of its own.
  private mutating func addSince(
    _ smaller: Int, _ larger: Int, of key: Int, truth count: Int?, isFree: Bool
  ) {
    let cells = [smaller, larger].map { $0 < system.classes ? $0 : rows.unknown($0).cell }
    let names = [smaller, larger].map { unknown in
      rows.first..<endOfPast ~= unknown ? unknown - rows.first : steps.last?.cells[key] == unknown ? -1 - key : nil
    }
    let identity = names.contains(nil) ? nil : names.compactMap(\.self)
    if identity.map(spared.contains) ?? false { return }
    let added = add(
      HistoryRows.Unknown(
        truth: count ?? 0, least: isFree ? nil : 0,
        status: .withheld(width: history.width, top: history.rules[key].minimum),
        cell: cells.compactMap(\.self).min(), identity: identity),
      truth: count)
    rows.add([added: 1, larger: -1, smaller: 1], .sum)
  }

  /// Whether the count truly fell between two releases that follow each other.
  private func fell(_ key: Int, after step: Int, to last: Int) -> Bool {
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
