internal import Glibc

/// How much of the processor one kind of work has taken in all.
struct WorkTime {
  private(set) var total = Duration.zero

  mutating func measure<Result>(_ work: () throws(ExchangeError) -> Result) throws(ExchangeError) -> Result {
    let start = ProcessTime.now
    let result = try work()
    total += ProcessTime.now - start
    return result
  }
}

/// The processor's time that this process has taken: what other processes do does not count.
public enum ProcessTime {
  public static var now: Duration { .microseconds(Int64(clock()) * 1_000_000 / Int64(CLOCKS_PER_SEC)) }
}
