import Exchange
import FoundationEssentials
import Programme
import Pseudonymisation
import Sodium

/// Who took the consent back at this hub: keyed hashes of their codes, in a file of the hub's own.
///
/// The key lies with the hub's other secrets; neither it nor a hash ever leaves. A change is one write: from then on no
/// bundle with a number below ``firstClean`` is sent any more, and no later one holds the person.
struct Withdrawals: Equatable {
  private struct Entry: Codable, Equatable {
    let mark: String
    let on: CalendarDate
  }

  private struct File: Codable, Equatable {
    var format = "besa-withdrawals/1"
    /// Bundles from this number on were sealed after the last withdrawal.
    var firstClean = 1
    var entries: [Entry] = []
    /// How many were taken back, because of a mistake or a new consent.
    var undone = 0

    enum CodingKeys: String, CodingKey {
      case format, entries, undone
      case firstClean = "first_clean"
    }
  }

  /// A million participants.
  private static let mostBytes = 1 << 27
  private static let keyLength = 32

  private var file = File()

  /// - Throws: ``NightError/badWithdrawals(file:)``: without knowing who withdrew, nothing may be sealed.
  init(of home: HubHome) throws {
    let path = home.paths.withdrawals
    guard FileManager.default.fileExists(atPath: path) else { return }
    let bytes = try WholeFile.read(path, limit: Self.mostBytes)
    guard let read = try? JSONDecoder().decode(File.self, from: Data(bytes)), read.format == file.format,
      read.firstClean >= 1, read.entries.allSatisfy({ hexBytes($0.mark)?.count == 16 })
    else { throw NightError.badWithdrawals(file: path) }
    file = read
    if count > 0, !FileManager.default.fileExists(atPath: home.paths.withdrawalKey) {
      throw NightError.badWithdrawals(file: home.paths.withdrawalKey)
    }
  }

  var count: Int { file.entries.count }
  var undone: Int { file.undone }
  /// Number of the first bundle without everybody who withdrew.
  var firstClean: Int { file.firstClean }

  /// Day → how many withdrew on it, the first day first.
  var byDay: [(day: CalendarDate, count: Int)] {
    Dictionary(grouping: file.entries, by: \.on).map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }

  /// For coding; `nil` when nobody withdrew.
  func codes(of home: HubHome) throws -> WithdrawnCodes? {
    if count == 0 { return nil }
    return WithdrawnCodes(
      marks: Set(file.entries.compactMap { hexBytes($0.mark) }), key: try SecretFile.read(home.paths.withdrawalKey))
  }

  /// - Parameters:
  ///   - code: As it was typed.
  ///   - next: Number of the next bundle.
  /// - Returns: `false` when the code was withdrawn before: then only ``firstClean`` is as it was.
  mutating func add(_ code: String, on day: CalendarDate, next: Int, in home: HubHome) throws -> Bool {
    let mark = try Self.mark(of: code, in: home)
    if file.entries.contains(where: { $0.mark == mark }) { return false }
    file.entries.append(Entry(mark: mark, on: day))
    // Sorted by the hash: the file does not even tell the order of those who withdrew on one day.
    file.entries.sort { ($0.on, $0.mark) < ($1.on, $1.mark) }
    file.firstClean = max(file.firstClean, next)
    try write(for: home)
    return true
  }

  /// - Returns: `false` when the code was not withdrawn.
  mutating func remove(_ code: String, in home: HubHome) throws -> Bool {
    let mark = try Self.mark(of: code, in: home)
    guard let place = file.entries.firstIndex(where: { $0.mark == mark }) else { return false }
    file.entries.remove(at: place)
    file.undone += 1
    try write(for: home)
    return true
  }

  private static func mark(of code: String, in home: HubHome) throws -> String {
    let path = home.paths.withdrawalKey
    if !FileManager.default.fileExists(atPath: path) {
      try SecretFile.write(SecretBytes(random: keyLength), to: path)
    }
    let codes = WithdrawnCodes(marks: [], key: try SecretFile.read(path))
    guard let mark = codes.mark(of: Array(code.utf8)) else { throw NightError.noCode }
    return hexText(mark)
  }

  private func write(for home: HubHome) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try WholeFile.write(Array(try encoder.encode(file)) + [10], to: home.paths.withdrawals, access: .ownerOnly)
  }
}
