import Programme
import Testing

@Suite("the Creative Hubs file")
struct CreativeHubsTests {
  let programme = try! CreativeHubs.load()

  @Test("loads with all 21 tables and all 27 indicators")
  func counts() {
    #expect(programme.profileTables.count == 21)
    #expect(programme.indicators.count == 27)
  }
}
