/// Attacks the withheld cells of one block during protection.
///
/// It keeps, per cell, the least and greatest value of any whole-number table seen so far that fits what is published
/// (the true table is the first). A cell whose seen values are far enough apart is safe without a linear program.
struct BlockAttack: ~Copyable {
  /// What the duals of the two programs prove about an unsafe cell.
  struct Proof {
    /// Prices per row of the block that keep the upper end down and the lower end up.
    var upper: [Double] = []
    var lower: [Double] = []
    /// Ends of the relaxed interval.
    var highest: Double
    var lowest: Double
  }

  enum Verdict {
    case safe
    case unsafe(Proof)
  }

  let block: AttackBlock
  /// Most linear programs for one whole-number table; a cell for which it does not suffice counts as unsafe.
  private let searchLimit: Int
  private let need: [(least: Int, width: Int)]
  private var program: LinearProgram
  private(set) var programs = 0
  private var low: [Int]
  private var high: [Int]

  init(_ block: AttackBlock, rules: ClassRules, least: [Int], searchLimit: Int) {
    (self.block, self.searchLimit) = (block, searchLimit)
    need = block.unknowns.prefix(block.targets).map { (rules.leastTop($0), rules.width) }
    low = block.unknowns.prefix(block.targets).map { rules.counts[$0] }
    high = low
    program = LinearProgram(block, least: least, roof: rules.roof)
  }

  /// Whether the cell in this column keeps an interval as wide, and an upper end as high, as the policy asks.
  ///
  /// - Returns: `nil` when the program was not solved or the true table does not fit.
  mutating func examine(_ column: Int) -> Verdict? {
    if isSafe(column) { return .safe }
    guard let highest = push(column, sign: -1) else { return nil }
    var proof = Proof(upper: program.prices(), highest: highest, lowest: highest)
    if isSafe(column) { return .safe }
    guard let lowest = push(column, sign: 1) else { return nil }
    (proof.lower, proof.lowest) = (program.prices(), lowest)
    if isSafe(column) { return .safe }
    let mayStillBeSafe =
      highest - lowest >= Double(need[column].width) - wholeTolerance
      && highest >= Double(need[column].least) - wholeTolerance
    if mayStillBeSafe {
      searchWholeNumbers(column)
      if isSafe(column) { return .safe }
    }
    return .unsafe(proof)
  }

  func isSafe(_ column: Int) -> Bool {
    high[column] - low[column] >= need[column].width && high[column] >= need[column].least
  }

  /// The relaxed end of a cell's interval; a whole-number table at that end is remembered.
  private mutating func push(_ column: Int, sign: Double) -> Double? {
    programs += 1
    guard case .optimal(let value) = program.minimise(column, sign: sign) else { return nil }
    remember(program.values())
    return value * sign
  }

  private mutating func remember(_ values: [Double]) {
    guard mostFractional(values) == nil else { return }
    for column in low.indices {
      let value = Int(values[column].rounded())
      low[column] = min(low[column], value)
      high[column] = max(high[column], value)
    }
  }

  /// Both ends were fractional tables: look for whole-number ones that are far enough apart.
  private mutating func searchWholeNumbers(_ column: Int) {
    let (lower, upper) = (program.lower, program.upper)
    var (raised, lowered) = (lower, upper)
    raised[column] = Double(max(low[column] + need[column].width, need[column].least))
    search(raised, upper)
    if !isSafe(column) {
      lowered[column] = Double(high[column] - need[column].width)
      if lowered[column] >= lower[column] { search(lower, lowered) }
    }
    program.setBounds(lower: lower, upper: upper)
  }

  private mutating func search(_ lower: [Double], _ upper: [Double]) {
    program.setBounds(lower: lower, upper: upper)
    let found = program.wholePoint(limit: searchLimit)
    programs += found.programs
    if let point = found.point { remember(point.map(Double.init)) }
  }
}
