import Sodium
import Testing

@Suite("Secret bytes")
struct SecretBytesTests {
  @Test("hold what they were given, and compare by it")
  func compare() {
    let one = SecretBytes(copying: [1, 2, 3])
    let same = SecretBytes(copying: [1, 2, 3])
    let other = SecretBytes(copying: [1, 2, 4])
    let shorter = SecretBytes(copying: [1, 2])
    let answers = [one == same, one == other, one == shorter, one.duplicate() == one]
    #expect(answers == [true, false, false, true])
    #expect(one.count == 3)
    #expect(one.exposed() == [1, 2, 3])
    #expect(one.part(from: 1, length: 2).exposed() == [2, 3])
    #expect(one.appending(shorter).exposed() == [1, 2, 3, 1, 2])
  }

  @Test("are drawn anew each time")
  func random() {
    let first = SecretBytes(random: 32)
    let second = SecretBytes(random: 32)
    let areEqual = first == second
    #expect(!areEqual)
    #expect(Set((0..<100).map { _ in randomBytes(16) }).count == 100)
  }

  @Test("may be empty")
  func empty() {
    let none = SecretBytes(copying: [])
    let nothing = SecretBytes(random: 0)
    let areEqual = none == nothing
    #expect(areEqual)
    #expect(none.exposed().isEmpty)
  }

  @Test("hand the error of their filler on")
  func failingFill() {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) {
      _ = try SecretBytes(count: 8) { (_: inout MutableRawSpan) throws(Refusal) in throw Refusal() }
    }
  }

  @Test("public bytes compare in constant time by content and length")
  func constantTime() {
    #expect(constantTimeEqual([1, 2], [1, 2]))
    #expect(!constantTimeEqual([1, 2], [1, 3]))
    #expect(!constantTimeEqual([1, 2], [1, 2, 3]))
  }
}
