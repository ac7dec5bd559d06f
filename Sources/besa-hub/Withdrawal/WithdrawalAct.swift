import Exchange
import Extracts
import Programme
import Pseudonymisation

/// One withdrawal, carried out.
struct WithdrawalAct {
  /// Whether the code was not withdrawn before.
  let isNew: Bool
  let day: CalendarDate
  /// Whether the code is in the exports; `nil` when they cannot be read now.
  let isInExport: Bool?
  /// Numbers of bundles that were taken out of the outbox.
  let removed: [Int]
  /// Of these, those of which a copy may be on its way.
  let underWay: [Int]
  /// Numbers of bundles that were delivered and whose files were taken out of the outbox too.
  let destroyed: [Int]
  /// Numbers that the centre signed for before this day.
  let delivered: [Int]
  /// The bundle that was sealed instead.
  let sealed: String?

  init(code: String, home: HubHome, export: String?, day: CalendarDate, _ entry: inout LoggedRun) throws {
    let next = (try LastSealed.find(in: home)?.seq ?? 0) + 1
    var withdrawals = try Withdrawals(of: home)
    isNew = try withdrawals.add(code, on: day, next: next, in: home)
    // From here on nothing that holds the person is sent, whatever else happens.
    let kept = try Deliveries.kept(in: home)
    let stale = try StaleBundles(home: home, delivered: kept).remove(on: day)
    (removed, underWay, delivered) = (stale.removed.map(\.sequence), stale.underWay, kept.sorted())
    destroyed = stale.delivered.map(\.sequence)
    entry.bundles += stale.removed + stale.delivered
    entry.counts = [
      "withdrawn": isNew ? 1 : 0, "removed": removed.count, "under_way": underWay.count,
      "delivered_removed": destroyed.count,
    ]
    self.day = day
    isInExport = Self.looks(for: code, in: export, home)
    sealed = stale.removed.isEmpty ? nil : Self.seal(home, export: export, day: day, &entry)
  }

  /// Looks at the person source's codes, and at nothing else of anybody.
  private static func looks(for code: String, in export: String?, _ home: HubHome) -> Bool? {
    guard let export, let person = home.programme.personSource else { return nil }
    do {
      guard let codes = try Withdrawals(of: home).codes(of: home) else { return nil }
      let wanted = codes.mark(of: Array(code.utf8))
      let extract = try Extract.read(folder: export, for: home.programme, mapping: home.mapping())
      for table in extract.tables where table.source.name == person.name {
        guard let column = table.column(home.programme.linkage.codeColumn) else { continue }
        var rows = table.rows()
        while try rows.advance() {
          if codes.mark(of: rows.bytes(of: column)) == wanted { return true }
        }
      }
      return false
    } catch {
      // Exports that cannot be read now: the next run says what is wrong with them.
      return nil
    }
  }

  /// A bundle without the person in the place of those that were removed. When it cannot be sealed now, the next night does.
  private static func seal(
    _ home: HubHome, export: String?, day: CalendarDate, _ entry: inout LoggedRun
  ) -> String? {
    guard let export else { return nil }
    do {
      try ClockCheck(of: home, export: export).require(day)
      let summary = try NightRun(home: home, export: export, night: day).seal()
      summary.enter(into: &entry)
      // A copy that is under way is the sooner replaced; a folder that is not there now is tried again by every night.
      if let target = home.sendTo {
        let kept = try Deliveries.kept(in: home)
        let sent = try Sender(home: home, carrier: FolderCarrier(folder: target), delivered: kept).send()
        entry.counts["copied"] = sent.copied.count
      }
      return ParcelName(hub: home.hub, sequence: summary.sequence).bundleFile
    } catch {
      Console.error("besa-hub: " + Words.text(of: error))
      return nil
    }
  }
}
