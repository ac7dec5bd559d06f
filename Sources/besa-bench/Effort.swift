/// What one job took.
struct Effort: Encodable {
  /// User and system time of all its processes, in seconds.
  var cpu: Double
  var wall: Double
  /// Peak memory of its largest process, in bytes.
  var peak: Int
  /// Bytes of the file that it made.
  var output: Int

  enum CodingKeys: String, CodingKey {
    case cpu = "cpu_seconds"
    case wall = "wall_seconds"
    case peak = "peak_bytes"
    case output = "output_bytes"
  }

  /// Jobs done one after another.
  static func + (left: Effort, right: Effort) -> Effort {
    Effort(
      cpu: left.cpu + right.cpu, wall: left.wall + right.wall, peak: max(left.peak, right.peak),
      output: left.output + right.output)
  }

  /// The median of each figure by itself.
  static func median(of efforts: [Effort]) -> Effort {
    func median<Figure: Comparable>(_ figure: (Effort) -> Figure) -> Figure {
      efforts.map(figure).sorted()[efforts.count / 2]
    }
    return Effort(
      cpu: median { $0.cpu }, wall: median { $0.wall }, peak: median { $0.peak }, output: median { $0.output })
  }
}
