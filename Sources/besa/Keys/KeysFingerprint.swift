import ArgumentParser
import Exchange

struct KeysFingerprint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fingerprint", abstract: "Show enrolment requests' fingerprints, to compare by phone.")

  @Argument(help: "Enrolment requests.", completion: .file())
  var requests: [String]

  func run() throws {
    try refusing {
      for path in requests {
        let request = try EnrolmentRequest(contentsOf: path)
        print("\(request.role.rawValue) \(request.id): \(request.fingerprint)")
      }
    }
  }
}
