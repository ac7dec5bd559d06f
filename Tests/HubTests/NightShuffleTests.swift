import Sodium
import Testing

@testable import besa_hub

@Suite("The order of a bundle's rows")
struct NightShuffleTests {
  private func order(_ key: UInt8, _ sequence: Int, count: Int = 1_000) -> [Int] {
    var shuffle = NightShuffle(key: SecretBytes(copying: Array(repeating: key, count: 32)), sequence: sequence)
    return Array(0..<count).shuffled(using: &shuffle)
  }

  @Test("is the same for one secret and number, and another for any other secret or number")
  func seeds() {
    #expect(order(1, 7) == order(1, 7))
    #expect(order(1, 7) != order(2, 7) && order(1, 7) != order(1, 8) && order(1, 7) != Array(0..<1_000))
    #expect(order(1, 7).sorted() == Array(0..<1_000))
  }

  @Test("uses every bit of its numbers about half of the time")
  func bits() {
    var shuffle = NightShuffle(key: SecretBytes(copying: Array(repeating: 3, count: 32)), sequence: 1)
    var ones = Array(repeating: 0, count: 64)
    let count = 4_000
    for _ in 0..<count {
      let number = shuffle.next()
      for bit in ones.indices where number >> UInt64(bit) & 1 == 1 { ones[bit] += 1 }
    }
    // Six standard deviations of 4,000 throws: 190.
    #expect(ones.allSatisfy { abs($0 - count / 2) < 190 }, "\(ones)")
  }
}
