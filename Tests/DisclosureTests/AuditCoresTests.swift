import Testing

@testable import Disclosure

@Suite("Work on all cores")
struct AuditCoresTests {
  private struct Odd: Error { let number: Int }

  @Test func whatIsMadeComesInTheOrderOfThePieces() {
    #expect(AuditCores.map(200) { $0 * $0 } == (0..<200).map { $0 * $0 })
    #expect(AuditCores.map(0) { $0 }.isEmpty)
  }

  @Test func theFirstPieceThatFailsIsTheOneThatIsTold() {
    let failed = #expect(throws: Odd.self) {
      try AuditCores.map(50) { number throws(Odd) in
        if number % 2 == 1 { throw Odd(number: number) }
        return number
      }
    }
    #expect(failed?.number == 1)
  }
}
