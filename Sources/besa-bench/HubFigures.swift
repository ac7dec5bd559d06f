/// What ``HubBench`` measured.
struct HubFigures: Encodable {
  let people: Int
  let seed: UInt64
  let rawBytes: Int
  let besaRuns: [Effort]
  let peerRuns: [Effort]
  /// Seconds by part of Besa's work, in the last run.
  let split: [String: Double]

  enum CodingKeys: String, CodingKey {
    case people, seed, ratio, peer, besa
    case split = "split_seconds"
    case rawBytes = "raw_bytes"
    case besaRuns = "besa_runs"
    case peerRuns = "peer_runs"
    case peerName = "peer_name"
  }

  private var besa: Effort { .median(of: besaRuns) }
  private var peer: Effort { .median(of: peerRuns) }

  /// Name, Besa's figure, the peer's figure; in the units of the table.
  private var lines: [(name: String, key: String, besa: Double, peer: Double)] {
    [
      ("CPU, s", "cpu", besa.cpu, peer.cpu), ("wall, s", "wall", besa.wall, peer.wall),
      ("peak memory, MB", "peak", Double(besa.peak) / 1e6, Double(peer.peak) / 1e6),
      ("output, MB", "output", Double(besa.output) / 1e6, Double(peer.output) / 1e6),
    ]
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let ratios = lines.map { ($0.key, $0.besa / $0.peer) }
    try container.encode(Dictionary(uniqueKeysWithValues: ratios), forKey: .ratio)
    try container.encode(split, forKey: .split)
    try container.encode(people, forKey: .people)
    try container.encode(seed, forKey: .seed)
    try container.encode(rawBytes, forKey: .rawBytes)
    try container.encode(Peer.name, forKey: .peerName)
    try container.encode(besa, forKey: .besa)
    try container.encode(peer, forKey: .peer)
    try container.encode(besaRuns, forKey: .besaRuns)
    try container.encode(peerRuns, forKey: .peerRuns)
  }

  var text: String {
    let head = [
      "besa-hub run beside \(Peer.name): one export of \(Columns.grouped(people)) rows and 30 columns, "
        + "\(Columns.fixed(Double(rawBytes) / 1e6, 1)) MB",
      "ten match keys per person; seed \(seed); median of \(besaRuns.count), by turns", "",
    ]
    let widths = [9, -18, 14, 18]
    let rows = lines.map { line in
      [
        Columns.fixed(line.besa / line.peer, 2) + " x", "  " + line.name, Columns.fixed(line.besa, 3),
        Columns.fixed(line.peer, 3),
      ]
    }
    let table = [["ratio", "", "besa-hub run", Peer.name]] + rows
    let rate = Columns.grouped(Int(Double(people) / besa.cpu))
    let parts = ["survey", "code", "tokens", "tables", "search", "compress", "encrypt"].map { part in
      "\(part) \(Columns.fixed(split[part] ?? 0, 2))"
    }
    let tail = [
      "", "besa-hub run takes in \(rate) raw rows per CPU second; seconds by part: \(parts.joined(separator: ", ")).",
    ]
    return (head + table.map { Columns.line($0, widths) } + tail).joined(separator: "\n")
  }
}
