/// What ``CentreBench`` measured at one size.
struct CentreFigures: Encodable {
  let people: Int
  let seed: UInt64
  /// In all five bundles.
  let rows: Int
  let runs: [Effort]

  enum CodingKeys: String, CodingKey {
    case people, seed, rows, runs, median
    case rowsPerSecond = "rows_per_cpu_second"
  }

  private var median: Effort { .median(of: runs) }
  private var rowsPerSecond: Int { Int(Double(rows) / median.cpu) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(people, forKey: .people)
    try container.encode(seed, forKey: .seed)
    try container.encode(rows, forKey: .rows)
    try container.encode(runs, forKey: .runs)
    try container.encode(median, forKey: .median)
    try container.encode(rowsPerSecond, forKey: .rowsPerSecond)
  }

  /// A line per size; `growth` compares CPU time with the size above.
  static func text(of sizes: [CentreFigures]) -> String {
    let widths = [9, 11, 13, 10, 10, 13, 13]
    var lines = [
      "besa aggregate over five hubs' bundles, seed \(sizes.first?.seed ?? 0); median of \(sizes.first?.runs.count ?? 0)",
      "No peer: nothing else known to us does this job.", "",
      Columns.line(["growth", "people", "rows", "CPU, s", "wall, s", "peak, MB", "rows/CPU s"], widths),
    ]
    for (index, size) in sizes.enumerated() {
      let growth = index == 0 ? "" : Columns.fixed(size.median.cpu / sizes[index - 1].median.cpu, 2) + " x"
      lines.append(
        Columns.line(
          [
            growth, Columns.grouped(size.people), Columns.grouped(size.rows), Columns.fixed(size.median.cpu, 3),
            Columns.fixed(size.median.wall, 3), Columns.fixed(Double(size.median.peak) / 1e6, 1),
            Columns.grouped(size.rowsPerSecond),
          ], widths))
    }
    return lines.joined(separator: "\n")
  }
}
