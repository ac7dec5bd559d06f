import Foundation
import TestWorkshop
import Testing

/// A bundle of the hub shkoder that the centre must refuse.
struct SpoiledBundle: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let what: String
  var places: [String] = ["shkoder-1.besa"]
  let remedy: String
  var more: [String] = []
  let spoil: @Sendable (Data) -> Data

  static let all = flipped + cut + foreign

  private static let flipped = [
    SpoiledBundle(
      testDescription: "a byte of the signature is flipped", what: "signature is not by the roster key",
      places: ["shkoder-1.besa", "signer hub shkoder"], remedy: "ask the signer to send it again"
    ) { flip($0, at: line(2, of: $0) + 30) },
    SpoiledBundle(
      testDescription: "a letter of the trusted comment is changed", what: "signature is not by the roster key",
      remedy: "compare keys by phone"
    ) { replace("seq=1 ", with: "seq=2 ", in: $0) },
    SpoiledBundle(
      testDescription: "a byte of the signature over the comment is flipped",
      what: "signature is not by the roster key",
      remedy: "ask the signer to send it again"
    ) { flip($0, at: line(4, of: $0) + 20) },
    SpoiledBundle(
      testDescription: "a byte of the age header is flipped", what: "signature is not by the roster key",
      remedy: "ask the signer to send it again"
    ) { flip($0, at: line(6, of: $0) + 25) },
    SpoiledBundle(
      testDescription: "a byte of the sealed content is flipped", what: "signature is not by the roster key",
      remedy: "ask the signer to send it again"
    ) { flip($0, at: $0.count / 2) },
    SpoiledBundle(
      testDescription: "the last byte is flipped", what: "signature is not by the roster key",
      remedy: "ask the signer to send it again"
    ) { flip($0, at: $0.count - 1) },
  ]

  private static let cut = [
    SpoiledBundle(
      testDescription: "the second half is missing", what: "signature is not by the roster key",
      remedy: "ask the signer to send it again"
    ) { Data($0.prefix($0.count / 2)) },
    SpoiledBundle(
      testDescription: "it ends within the signature", what: "file is not of its form: signature lines",
      remedy: "get the file again, whole and unchanged"
    ) { Data($0.prefix(100)) },
    SpoiledBundle(
      testDescription: "bytes follow its end", what: "signature is not by the roster key",
      remedy: "ask the signer to send it again"
    ) { $0 + Data([0]) },
    SpoiledBundle(
      testDescription: "it is an empty file", what: "file is not of its form: signature lines",
      remedy: "get the file again, whole and unchanged"
    ) { _ in Data() },
    SpoiledBundle(
      testDescription: "it is a text under a bundle's name", what: "file is not of its form",
      remedy: "get the file again, whole and unchanged"
    ) { _ in Data("Dear colleagues,\nplease find the numbers below.\n\nBest wishes\nArta\n".utf8) },
  ]

  private static let foreign = [
    SpoiledBundle(
      testDescription: "its hub is not in the roster", what: "hub is not in the roster",
      places: ["shkoder-1.besa", "hub vlore"], remedy: "ask the custodian to admit the hub"
    ) { replace("hub=shkoder ", with: "hub=vlore ", in: $0) },
    SpoiledBundle(
      testDescription: "its programme file is another than the centre's", what: "made under another programme file",
      places: ["shkoder-1.besa", "hub shkoder"], remedy: "send the hub the current programme file",
      more: ["--programme", Built.otherProgramme]
    ) { $0 },
    SpoiledBundle(
      testDescription: "it is of another epoch than the one to count", what: "bundle is of another epoch",
      places: ["shkoder-1.besa", "hub shkoder"], remedy: "linkage key", more: ["--epoch", "2031"]
    ) { $0 },
  ]

  /// First byte of a line, counted from 1.
  private static func line(_ number: Int, of data: Data) -> Int {
    var start = data.startIndex
    for _ in 1..<number { start = (data[start...].firstIndex(of: 10) ?? start) + 1 }
    return start
  }

  private static func flip(_ data: Data, at place: Int) -> Data {
    var data = data
    // The lowest bit of a letter or digit: what comes of it is text again.
    data[place] ^= 1
    return data
  }

  private static func replace(_ old: String, with new: String, in data: Data) -> Data {
    guard let range = data.range(of: Data(old.utf8)) else { preconditionFailure("the bundle has no such text") }
    var data = data
    data.replaceSubrange(range, with: Data(new.utf8))
    return data
  }
}

extension Built {
  /// The demo's programme file with another title: as valid, but with other bytes.
  static let otherProgramme: String = {
    let path = TestFolders.place("programme").appendingPathExtension("yaml")
    let source = packageRoot.appending(path: "Pipelines/creative-hubs/programme.yaml")
    let text = (try? String(contentsOf: source, encoding: .utf8)) ?? ""
    try? Data((text + "# another one\n").utf8).write(to: path)
    return path.path(percentEncoded: false)
  }()
}
