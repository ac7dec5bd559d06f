import FoundationEssentials

/// Whether the computer is connected to anything; no address is looked at or called.
enum NetworkInterfaces {
  /// - Parameter folder: `/sys/class/net`.
  static func isUp(in folder: String = "/sys/class/net") -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.contains { name in
      let state = (try? String(contentsOfFile: "\(folder)/\(name)/operstate", encoding: .utf8)) ?? ""
      return name != "lo" && state.hasPrefix("up")
    }
  }
}
