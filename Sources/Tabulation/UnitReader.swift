import Linkage
import Programme

/// Reads the answers of the counted units, block by block: persons, or the records of a source person by person.
struct UnitReader: Sendable {
  let persons: LinkedPersons
  /// Source whose records are the units; `nil` for persons.
  let source: String?
  private let places: [Place]

  private enum Place: Sendable {
    case person
    case record(source: String, column: Int)
    case nowhere
  }

  /// A run of persons and their units.
  struct Block {
    let persons: Range<Int>
    let units: Range<Int>
    /// Per unit its person, counted from the first of the block; empty when persons are the units.
    let owners: [Int]
  }

  init(_ persons: LinkedPersons, programme: ProgrammeFile, source: String?) {
    self.persons = persons
    self.source = source
    var places: [Place] = []
    for source in programme.sources {
      for column in source.fields.indices {
        switch source.rows {
        case .onePerPerson, .latestPerPerson: places.append(.person)
        case .manyPerPerson: places.append(.record(source: source.name, column: column))
        case .aggregate: places.append(.nowhere)
        }
      }
    }
    self.places = places
  }

  private init(_ reader: UnitReader, source: String?) {
    persons = reader.persons
    places = reader.places
    self.source = source
  }

  func block(_ range: Range<Int>) -> Block {
    guard let source else { return Block(persons: range, units: range, owners: []) }
    guard let starts = persons.records[source]?.starts else { return Block(persons: range, units: 0..<0, owners: []) }
    var owners: [Int] = []
    for person in range {
      owners.append(contentsOf: repeatElement(person - range.lowerBound, count: starts[person + 1] - starts[person]))
    }
    return Block(persons: range, units: starts[range.lowerBound]..<starts[range.upperBound], owners: owners)
  }

  /// Raw answers of a field, one per unit. A field of another source's records has none.
  func answers(_ field: Int, _ block: Block) -> [Int32] {
    switch places[field] {
    case .person where source == nil: persons.answers[field][block.units].map(\.raw)
    case .person: block.owners.map { persons.answers[field][block.persons.lowerBound + $0].raw }
    case .record(let own, let column) where own == source:
      persons.records[own]?.answers[column][block.units].map(\.raw) ?? []
    case .record, .nowhere: Array(repeating: Answer.notAnswered.raw, count: block.units.count)
    }
  }

  /// Truth of a condition, one per unit, as raw values of `Kleene`.
  func truth(_ condition: Condition, _ block: Block) -> [UInt8] {
    let (no, unknown, yes) = (Kleene.no.rawValue, Kleene.unknown.rawValue, Kleene.yes.rawValue)
    switch condition {
    case .everyone: return Array(repeating: yes, count: block.units.count)
    case .answered(let field): return answers(field, block).map { $0 < 0 ? no : yes }
    case .has(let field, let option):
      return answers(field, block).map { $0 < 0 ? unknown : $0 >> Int32(option) & 1 == 1 ? yes : no }
    case .isIn(let field, let values): return isIn(field, values, block)
    case .not(let inner): return truth(inner, block).map { yes - $0 }
    case .and(let parts): return folded(parts, from: yes, block) { min($0, $1) }
    case .or(let parts): return folded(parts, from: no, block) { max($0, $1) }
    case .atLeast(let count, let parts): return atLeast(count, parts, block)
    case .anyRecord(let source, let inner): return anyRecord(source, inner, block)
    }
  }

  /// Short codes are looked up in a table: a set's hash would cost more than all the rest of the pass.
  private func isIn(_ field: Int, _ values: Set<Int>, _ block: Block) -> [UInt8] {
    let (no, unknown, yes) = (Kleene.no.rawValue, Kleene.unknown.rawValue, Kleene.yes.rawValue)
    let table = (0..<AnswerDomain.longestScale).map { values.contains($0) ? yes : no }
    return answers(field, block).map { raw in
      if raw < 0 { return unknown }
      return raw < table.count ? table[Int(raw)] : values.contains(Int(raw)) ? yes : no
    }
  }

  private func folded(
    _ parts: [Condition], from start: UInt8, _ block: Block, _ join: (UInt8, UInt8) -> UInt8
  ) -> [UInt8] {
    var whole = [UInt8](repeating: start, count: block.units.count)
    for part in parts {
      let own = truth(part, block)
      for unit in whole.indices { whole[unit] = join(whole[unit], own[unit]) }
    }
    return whole
  }

  private func atLeast(_ count: Int, _ parts: [Condition], _ block: Block) -> [UInt8] {
    var certain = [Int](repeating: 0, count: block.units.count)
    var possible = certain
    for part in parts {
      for (unit, own) in truth(part, block).enumerated() {
        if own == Kleene.yes.rawValue { certain[unit] += 1 }
        if own == Kleene.unknown.rawValue { possible[unit] += 1 }
      }
    }
    return certain.indices.map { Kleene.atLeast(count, yes: certain[$0], unknown: possible[$0]).rawValue }
  }

  /// The best truth among a person's records; false without any.
  private func anyRecord(_ source: String, _ inner: Condition, _ block: Block) -> [UInt8] {
    let records = UnitReader(self, source: source)
    let own = records.block(block.persons)
    var best = [UInt8](repeating: Kleene.no.rawValue, count: block.persons.count)
    for (owner, truth) in zip(own.owners, records.truth(inner, own)) { best[owner] = max(best[owner], truth) }
    return self.source == nil ? best : block.owners.map { best[$0] }
  }

  /// Leaf of a dimension, one per unit.
  func leaves(_ axis: Axis, _ block: Block) -> [Int] {
    switch axis.reading {
    case .table(let field, let leaves): return answers(field, block).map { leaves[Int($0) + 3] }
    case .isAnswered(let field): return answers(field, block).map { $0 < 0 ? 1 : 0 }
    case .option(let field, let option, let leaves):
      return answers(field, block).map { raw in
        if raw >= 0 { return leaves[raw >> Int32(option) & 1 == 1 ? 0 : 1] }
        return leaves[raw == Answer.declined.raw ? 3 : 2]
      }
    case .indicator(let base, let numerator, let leaves):
      let truths = truth(numerator, block)
      return zip(truth(base, block), truths).map { inBase, truth in
        leaves[inBase == Kleene.yes.rawValue ? Int(truth) + 1 : 0]
      }
    }
  }
}
