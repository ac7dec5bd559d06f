/// Numbers by the bytes (eight, or four) of a window; several numbers of one window in a chain.
///
/// Nearly every look-up is of a window that is not there: ``WindowMarks`` say so.
struct NeedleIndex {
  /// As many as a power of two; `first` is -1 where a slot is free.
  private var windows: [UInt64] = []
  private var first: [Int32] = []
  private var marks = WindowMarks()
  private var next: [Int32: Int32] = [:]
  private var count = 0

  mutating func add(_ number: Int, at window: UInt64) {
    if (count + 1) * 2 > windows.count { grow() }
    let slot = slot(of: window)
    if first[slot] >= 0 {
      next[Int32(number)] = first[slot]
    } else {
      count += 1
      marks.add(window)
    }
    windows[slot] = window
    first[slot] = Int32(number)
  }

  func holds(_ window: UInt64) -> Bool { marks.mayHold(window) && first[slot(of: window)] >= 0 }

  func contains(_ window: UInt64, where isWanted: (Int) -> Bool) -> Bool {
    guard marks.mayHold(window) else { return false }
    var number = first[slot(of: window)]
    while number >= 0 {
      if isWanted(Int(number)) { return true }
      number = next[number] ?? -1
    }
    return false
  }

  /// The window's slot, or the free one where it would go.
  private func slot(of window: UInt64) -> Int {
    let mask = windows.count - 1
    var slot = Int(WindowMarks.hash(window) >> 32) & mask
    while first[slot] >= 0, windows[slot] != window { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let size = max(64, windows.count * 2)
    let old = zip(windows, first).filter { $0.1 >= 0 }
    windows = Array(repeating: 0, count: size)
    first = Array(repeating: -1, count: size)
    marks = WindowMarks(slots: size)
    for (window, number) in old {
      let slot = slot(of: window)
      windows[slot] = window
      first[slot] = number
      marks.add(window)
    }
  }
}

/// A bit for the hash of each of many windows, in a table that the cache can hold: says quickly that one is not there.
struct WindowMarks {
  private static let bitsPerSlot = 8

  private var bits: [UInt64]
  private let mask: UInt64

  /// - Parameter slots: A power of two, at least the number of windows; 64 and more.
  init(slots: Int = 64) {
    bits = Array(repeating: 0, count: slots * Self.bitsPerSlot / 64)
    mask = UInt64(slots * Self.bitsPerSlot - 1)
  }

  mutating func add(_ window: UInt64) {
    let bit = bit(of: window)
    bits[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// Whether the window may be there: sometimes also for one that is not.
  func mayHold(_ window: UInt64) -> Bool {
    let bit = bit(of: window)
    return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
  }

  /// Fibonacci hashing: the upper bits of a product with 2^64 ÷ golden ratio.
  static func hash(_ window: UInt64) -> UInt64 { window &* 0x9E37_79B9_7F4A_7C15 }

  private func bit(of window: UInt64) -> Int {
    let hash = Self.hash(window)
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & mask)
  }
}
