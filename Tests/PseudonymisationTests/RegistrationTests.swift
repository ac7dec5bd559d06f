import Extracts
import Programme
import Testing

@testable import Pseudonymisation

/// What registering finds, beside the plain way: everybody's rows in a dictionary.
@Suite("Registrations")
struct RegistrationTests {
  /// Rows of few people, so that most have several, in three exports.
  private static func rows(seed: UInt64, count: Int, people: UInt64) -> [RegistrationRecord] {
    var generator = Seeded(state: seed)
    return (0..<count).map { number in
      let person = UInt64.random(in: 0..<people, using: &generator)
      // Hashes of codes are spread over all groups; two persons share a half.
      let code = ParticipantCode(high: person / 2 &* 0x9E37_79B9_7F4A_7C15, low: person)
      return RegistrationRecord(
        code: code, order: SubmissionOrder(rank: UInt64.random(in: 0..<4, using: &generator)),
        place: RowPlace(export: number * 3 / count, row: number % (count / 3) + 2),
        consents: Int.random(in: 0..<4, using: &generator) > 0)
    }
  }

  private static func settled(
    _ rows: [RegistrationRecord], scratch: (any ScratchSpace)? = nil, heldBytes: Int = 1 << 20
  ) throws -> Registrations {
    var list = RegistrationList(scratch: scratch, heldBytes: heldBytes)
    for row in rows { try list.add(row) }
    var generator = Seeded(state: 1)
    return try list.settled(knowingCodes: true, shuffledBy: &generator)
  }

  /// The plain way.
  private struct Person {
    var newest: RegistrationRecord
    var others = 0
  }

  private static func plain(_ rows: [RegistrationRecord]) -> (people: [Person], replaced: [[Int]]) {
    var people: [UInt64: Person] = [:]
    var replaced: [Set<Int>] = [[], [], []]
    for row in rows {
      guard let known = people[row.code.low] else {
        people[row.code.low] = Person(newest: row)
        continue
      }
      let isNewer = row.order >= known.newest.order
      if known.newest.place.export == row.place.export {
        people[row.code.low]?.others += 1
        replaced[row.place.export].insert(isNewer ? known.newest.place.row : row.place.row)
      }
      if isNewer { people[row.code.low]?.newest = row }
    }
    return (Array(people.values), replaced.map { $0.sorted() })
  }

  @Test("Everybody's newest row is found, whether rows are held or on disk", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func newest(seed: UInt64) throws {
    let rows = Self.rows(seed: seed, count: 3_000, people: 700)
    let (people, replaced) = Self.plain(rows)
    let disk = MemoryScratch()
    for settled in [try Self.settled(rows), try Self.settled(rows, scratch: disk, heldBytes: 5_000)] {
      var settled = settled
      #expect(settled.consenting == people.count { $0.newest.consents }, "seed \(seed)")
      #expect(settled.withoutConsent == people.count { !$0.newest.consents })
      #expect(settled.older == people.reduce(0) { $0 + ($1.newest.consents ? $1.others : 0) })
      #expect(settled.replaced.map(Self.rows(of:)) == replaced)
      let wanted = people.filter(\.newest.consents).map(\.newest.place)
      var numbers: [Int] = []
      for row in rows {
        let number = settled.caseNumber(of: row.code, at: row.place)
        #expect((number != nil) == wanted.contains(row.place))
        guard let number else { continue }
        numbers.append(number)
        #expect(settled.standing(of: row.code) == .participant(caseNumber: number))
      }
      #expect(numbers.sorted() == Array(0..<settled.consenting) && settled.isWhole)
      for person in people where !person.newest.consents {
        #expect(settled.standing(of: person.newest.code) == .withoutConsent)
      }
      #expect(settled.standing(of: ParticipantCode(high: 1, low: 1)) == .unknown)
    }
    #expect(disk.bytes.count > 60_000)
  }

  private static func rows(of marks: RowMarks) -> [Int] {
    var rows: [Int] = []
    marks.visitRows { rows.append($0) }
    return rows
  }

  @Test("A row that is now of somebody else than the one who consented is seen")
  func exchanged() throws {
    let rows = (0..<3).map { number in
      RegistrationRecord(
        code: ParticipantCode(high: UInt64(number + 1) << 60, low: 7), order: SubmissionOrder(rank: 0),
        place: RowPlace(export: 0, row: number + 2), consents: number != 1)
    }
    var settled = try Self.settled(rows)
    for row in [rows[1], rows[0], rows[2]].enumerated() {
      _ = settled.caseNumber(of: row.element.code, at: rows[row.offset].place)
    }
    #expect(!settled.isWhole)
  }

  @Test("Nobody is registered when there is nothing")
  func nobody() throws {
    var settled = try Self.settled([])
    #expect(settled.consenting == 0 && settled.withoutConsent == 0 && settled.isWhole)
    #expect(settled.standing(of: ParticipantCode(high: 0, low: 0)) == .unknown)
    #expect(settled.caseNumber(of: ParticipantCode(high: 0, low: 0), at: RowPlace(export: 0, row: 2)) == nil)
  }

  @Test("Records come back as they were written")
  func records() {
    var bytes = [UInt8](repeating: 0, count: RegistrationRecord.length)
    for consents in [true, false] {
      let row = RegistrationRecord(
        code: ParticipantCode(high: .max, low: 3), order: SubmissionOrder(rank: .max - 1),
        place: RowPlace(export: 65_000, row: Int(Int32.max)), consents: consents)
      row.write(to: &bytes)
      let read = RegistrationRecord(bytes.span, at: 0)
      #expect(read.code == row.code && read.order.rank == row.order.rank && read.place == row.place)
      #expect(read.consents == consents)
    }
  }

  @Test("Numbers are those of the standard library's shuffle", arguments: [0, 1, 2, 3, 64, 1_000, 20_011])
  func shuffle(count: Int) {
    for seed in 1...5 as ClosedRange<UInt64> {
      var (one, other) = (Seeded(state: seed), Seeded(state: seed))
      var positions = Array(0..<Int32(count))
      positions.shuffle(using: &one)
      var numbers = [Int32](repeating: -1, count: count)
      for (number, position) in positions.enumerated() { numbers[Int(position)] = Int32(number) }
      #expect(ShuffledNumbers.draw(count, from: &other) == numbers, "seed \(seed)")
      #expect(one.state == other.state, "as many numbers were drawn")
    }
  }

  @Test("Marks know their rows and how many come before", arguments: [1, 2, 3] as [UInt64])
  func marks(seed: UInt64) {
    var generator = Seeded(state: seed)
    let rows = Set((0..<400).map { _ in Int.random(in: 0..<5_000, using: &generator) })
    var marks = RowMarks()
    for row in rows.shuffled(using: &generator) { marks.insert(row) }
    #expect(marks.finish(after: 10) == 10 + rows.count)
    #expect((0..<6_000).allSatisfy { marks.contains($0) == rows.contains($0) }, "seed \(seed)")
    #expect(rows.sorted().enumerated().allSatisfy { marks.rank($0.element) == 10 + $0.offset })
    #expect(Self.rows(of: marks) == rows.sorted())
  }
}
