import Extracts

/// What the short texts of many columns mean, in one run of memory: nothing is counted or freed while rows are coded.
struct ChoiceTables {
  private struct Slot {
    var text: ShortText
    var number: Int32
  }

  private struct Table {
    let start: Int
    /// As many slots as 2 to the power of this; one at least is free.
    let bits: Int
  }

  /// What ``number(of:in:)`` gives for a text that is not there.
  static let unknown = Int32.min

  private var slots: [Slot] = []
  private var tables: [Table] = []

  /// - Parameter entries: Texts that differ, with numbers above ``unknown``.
  /// - Returns: By what number to ask for the table.
  mutating func add(_ entries: [(text: ShortText, number: Int32)]) -> Int {
    var bits = 3
    while 1 << bits < entries.count * 3 { bits += 1 }
    let table = Table(start: slots.count, bits: bits)
    slots += Array(repeating: Slot(text: .empty, number: Self.unknown), count: 1 << bits)
    for entry in entries { slots[slot(of: entry.text, table)] = Slot(text: entry.text, number: entry.number) }
    tables.append(table)
    return tables.count - 1
  }

  func number(of text: ShortText, in table: Int) -> Int32 { slots[slot(of: text, tables[table])].number }

  /// The text's slot, or the free one where it would go.
  private func slot(of text: ShortText, _ table: Table) -> Int {
    var place = text.place(bits: table.bits)
    while true {
      let slot = table.start + place
      // Number by number: the operator of another room is called, not built in.
      let known = slots[slot].text
      if slots[slot].number == Self.unknown || known.first == text.first && known.rest == text.rest { return slot }
      place = (place + 1) & ((1 << table.bits) - 1)
    }
  }
}
