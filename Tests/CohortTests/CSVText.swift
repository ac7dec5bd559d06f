import Cohort

/// Reads CSV text as RFC 4180 has it, with any separator. Written for the tests, apart from the code under test.
struct CSVText {
  let header: [String]
  /// Column name → cell.
  let rows: [[String: String]]
  /// Cells per line, the header's included.
  let widths: [Int]

  init(_ bytes: [UInt8], separator: Unicode.Scalar) {
    let lines = Self.lines(bytes, separator: UInt8(ascii: separator))
    let names = lines.first ?? []
    header = names
    widths = lines.map(\.count)
    rows = lines.dropFirst().map { Dictionary(zip(names, $0), uniquingKeysWith: { first, _ in first }) }
  }

  private static func lines(_ bytes: [UInt8], separator: UInt8) -> [[String]] {
    let (quote, newline, carriage) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var lines: [[String]] = []
    var line: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuote = false
    for byte in bytes {
      // A quote right after a closing quote was a doubled one inside the cell.
      if byte == quote {
        if wasQuote { cell.append(quote) }
        wasQuote = isQuoted
        isQuoted.toggle()
        continue
      }
      wasQuote = false
      if isQuoted {
        cell.append(byte)
      } else if byte == separator || byte == newline {
        line.append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == newline {
          lines.append(line)
          line = []
        }
      } else if byte != carriage {
        cell.append(byte)
      }
    }
    return cell.isEmpty && line.isEmpty ? lines : lines + [line + [String(decoding: cell, as: UTF8.self)]]
  }
}

/// A cohort's exports as read back from their bytes.
struct ReadCohort {
  let seed: UInt64
  let truth: CohortTruth
  let files: [String: [String: CSVText]]

  init(seed: UInt64) throws {
    let cohort = try ReportCohort(seed: seed)
    self.seed = seed
    truth = cohort.truth
    files = cohort.files().mapValues { files in
      files.reduce(into: [:]) { read, file in
        read[file.key] = CSVText(file.value, separator: ["log.csv", "events.csv"].contains(file.key) ? "," : ";")
      }
    }
  }

  /// All rows of a file over all hubs.
  func rows(_ file: String) -> [[String: String]] {
    HubSite.allCases.flatMap { files[$0.rawValue]?[file]?.rows ?? [] }
  }

  var personOfCode: [String: Int] {
    Dictionary(truth.registrations.map { ($0.participantCode, $0.person) }, uniquingKeysWith: { first, _ in first })
  }

  /// Per consenting person both questionnaires of the earliest (or the latest) enrolment, joined.
  func persons(latest: Bool = false) -> [[String: String]] {
    let answers2 = Dictionary(
      rows("q2.csv").map { ($0["participant_code"] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    var persons: [Int: [String: String]] = [:]
    for row in rows("q1.csv").sorted(by: { ($0["today"] ?? "") < ($1["today"] ?? "") })
    where row["consent_reporting"] == "yes" {
      guard let code = row["participant_code"], let person = personOfCode[code], let second = answers2[code] else {
        continue
      }
      if latest || persons[person] == nil { persons[person] = second.merging(row) { $1 } }
    }
    return Array(persons.values)
  }
}
