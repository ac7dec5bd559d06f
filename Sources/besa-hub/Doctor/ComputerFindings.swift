import FoundationEssentials
import Programme

/// What concerns the computer and not the hub.
struct ComputerFindings {
  /// A bundle of a hundred thousand participants has some 20 MB; scratch files and exports need more.
  private static let leastSpace = 200 << 20
  private static let littleSpace = 1 << 30

  let words: Messages

  /// - Parameter free: Bytes that are left for this user; `nil` where the system does not say.
  func space(free: Int?) -> Finding {
    guard let free else { return .amber(.space, words("doctor.space.unknown"), do: words("doctor.space.unknown.do")) }
    let text = words("doctor.space", ["n": words.format.number(free >> 20)])
    if free < Self.leastSpace { return .red(.space, text, do: words("doctor.space.do")) }
    return free < Self.littleSpace ? .amber(.space, text, do: words("doctor.space.do")) : .green(.space, text)
  }

  static func freeSpace(at path: String) -> Int? {
    let facts = try? FileManager.default.attributesOfFileSystem(forPath: path)
    return (facts?[.systemFreeSize] as? Int) ?? (facts?[.systemFreeSize] as? UInt64).map { Int($0) }
  }

  func encryption(_ state: DiskEncryption) -> Finding {
    switch state {
    case .encrypted: .green(.encryption, words("doctor.encryption.on"))
    case .plain: .amber(.encryption, words("doctor.encryption.off"), do: words("doctor.encryption.off.do"))
    case .unknown: .amber(.encryption, words("doctor.encryption.unknown"), do: words("doctor.encryption.unknown.do"))
    }
  }

  /// - Parameter isNeeded: Whether anything waits to be sent.
  func network(isUp: Bool, isNeeded: Bool) -> Finding {
    if isUp { return .green(.network, words("doctor.network.up")) }
    if !isNeeded { return .green(.network, words("doctor.network.not_needed")) }
    return .amber(.network, words("doctor.network.down"), do: words("doctor.network.down.do"))
  }

  /// - Parameter environment: Of this process.
  func language(environment: [String: String]) -> Finding {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let name = words("doctor.language")
    let isUTF8 = locale.lowercased().replacing("-", with: "").contains("utf8")
    return isUTF8
      ? .green(.language, name) : .amber(.language, words("doctor.language.letters"), do: words("doctor.language.do"))
  }
}
