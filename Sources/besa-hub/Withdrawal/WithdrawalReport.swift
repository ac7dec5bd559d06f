import Programme

/// What was done of a withdrawal, for the terminal and for machines.
struct WithdrawalReport: Encodable {
  let isNew: Bool
  let isInExport: Bool?
  let removed: [Int]
  let underWay: [Int]
  /// Delivered before; only the files here went.
  let destroyed: [Int]
  let sealed: String?
  let slip: String

  enum CodingKeys: String, CodingKey {
    case removed, destroyed, sealed, slip
    case isNew = "new"
    case isInExport = "in_export"
    case underWay = "under_way"
  }

  init(_ act: WithdrawalAct, slip: String) {
    (isNew, isInExport, removed, underWay) = (act.isNew, act.isInExport, act.removed, act.underWay)
    (sealed, destroyed, self.slip) = (act.sealed, act.destroyed, slip)
  }

  var text: String {
    let words = Words.current
    var lines = [isNew ? words("withdraw.done") : words("withdraw.known")]
    switch isInExport {
    case true: lines.append(words("withdraw.in_export"))
    case false: lines.append(words("withdraw.not_in_export"))
    default: lines.append(words("withdraw.no_export"))
    }
    if !removed.isEmpty { lines.append(words("withdraw.removed", for: removed.count)) }
    if !destroyed.isEmpty { lines.append(words("withdraw.destroyed", for: destroyed.count)) }
    if !underWay.isEmpty { lines.append(words("withdraw.under_way", for: underWay.count)) }
    lines.append(sealed.map { words("withdraw.sealed", ["bundle": $0]) } ?? words("withdraw.next_night"))
    return (lines + [words("withdraw.slip", ["file": slip])]).joined(separator: "\n")
  }
}

/// How many withdrew at a hub, and when: totals only.
struct WithdrawalTotals: Encodable {
  /// Day → how many.
  let days: [String: Int]
  let total: Int
  let undone: Int
  private let byDay: [(day: CalendarDate, count: Int)]

  enum CodingKeys: String, CodingKey {
    case days, total, undone
  }

  init(_ withdrawals: Withdrawals) {
    byDay = withdrawals.byDay
    days = Dictionary(uniqueKeysWithValues: byDay.map { ($0.day.description, $0.count) })
    (total, undone) = (withdrawals.count, withdrawals.undone)
  }

  var text: String {
    let words = Words.current
    var lines = byDay.map { "\(words($0.day))  \(words.format.number($0.count))" }
    lines.append(words("withdraw.total", for: total))
    if undone > 0 { lines.append(words("withdraw.undone", for: undone)) }
    return lines.joined(separator: "\n")
  }
}
