/// The numbers from 0 on in an order that only the generator knows: what participants are called by.
enum ShuffledNumbers {
  /// - Returns: By position; as if a list of all positions had been shuffled with `shuffle(using:)` and each been given
  ///   the place where it came to stand.
  static func draw(_ count: Int, from generator: inout some RandomNumberGenerator) -> [Int32] {
    var numbers = Array(0..<Int32(count))
    var left = count
    for place in numbers.indices where left > 1 {
      numbers.swapAt(place, place + Int(below(UInt64(left), from: &generator)))
      left -= 1
    }
    invert(&numbers)
    return numbers
  }

  /// The standard library's choice of a number below a bound, byte for byte; without its way through generic code.
  private static func below(_ bound: UInt64, from generator: inout some RandomNumberGenerator) -> UInt64 {
    var product = generator.next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let least = (0 &- bound) % bound
      while product.low < least { product = generator.next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// Makes a permutation its inverse where it stands, cycle by cycle; what is done is below zero meanwhile.
  private static func invert(_ numbers: inout [Int32]) {
    for start in numbers.indices where numbers[start] >= 0 {
      var previous = start
      var place = Int(numbers[start])
      while place != start {
        let next = Int(numbers[place])
        numbers[place] = ~Int32(previous)
        previous = place
        place = next
      }
      numbers[start] = ~Int32(previous)
    }
    for place in numbers.indices { numbers[place] = ~numbers[place] }
  }
}
