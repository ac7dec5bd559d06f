import Exchange
import Testing

@Suite("When a hub tries again to carry its bundles")
struct BackOffTests {
  private let stick = "/media/stick"

  @Test("the pauses grow step by step, stay below a day, and begin anew after a success")
  func steps() {
    var backOff = BackOff()
    var now = Moment(seconds: 1_800_000_000)
    #expect(backOff.isDue(at: now, for: stick))
    for step in BackOff.steps + [12 * 3_600, 12 * 3_600] {
      backOff.failed(at: now, for: stick)
      #expect(!backOff.isDue(at: Moment(seconds: now.seconds + step - 1), for: stick))
      now = Moment(seconds: now.seconds + step)
      #expect(backOff.next == now && backOff.isDue(at: now, for: stick))
    }
    #expect(BackOff.steps == BackOff.steps.sorted() && BackOff.steps.allSatisfy { $0 < 24 * 3_600 })
    backOff.succeeded()
    #expect(backOff.isDue(at: now, for: stick) && backOff.next == nil)
  }

  @Test("another target is tried at once, and so is any when the clock was set back")
  func atOnce() {
    var backOff = BackOff()
    let now = Moment(seconds: 1_800_000_000)
    backOff.failed(at: now, for: stick)
    #expect(backOff.isDue(at: now, for: "/media/other"))
    #expect(backOff.isDue(at: Moment(seconds: now.seconds - 365 * 86_400), for: stick))
    backOff.failed(at: now, for: "/media/other")
    #expect(backOff.failures == 1)
  }

  @Test("a moment's text is read back, and no other spelling of it", arguments: ["2026-11-22T06:44:19Z"])
  func moments(text: String) throws {
    let moment = try #require(Moment(text: text))
    #expect(moment.text == text)
    for other in ["2026-11-22T06:44:19+00:00", "2026-11-22 06:44:19Z", "2026-11-22", "", "2026-02-30T06:44:19Z"] {
      #expect(Moment(text: other) == nil, "\(other)")
    }
  }
}
