import FoundationEssentials
import Testing

@testable import Reporting

@Suite("Release files") struct ReleaseFilesTests {
  @Test("look")
  func look() throws {
    let draft = try SampleRelease.make()
    for file in draft.files {
      let url = URL(filePath: "/tmp/rep-look/" + file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
  }
}
