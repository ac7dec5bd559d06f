import Programme
import Testing

@testable import Extracts

@Suite("Short texts as numbers")
struct ShortTextTests {
  @Test("Texts are equal as numbers exactly when they are equal, wherever they stand")
  func equality() {
    let texts = [
      "", "a", "b", "ab", "ba", "a\0", "\0", "abcdefgh", "abcdefghi", "abcdefgi", "abcdefghijklmno", "Përleka",
    ]
    for left in texts {
      for right in texts {
        for (before, behind) in [("", ""), ("xy", "z"), ("", String(repeating: "q", count: 30))] {
          let bytes = Array((before + right + behind).utf8)
          let start = before.utf8.count
          let found = ShortText(bytes.span, start..<start + right.utf8.count)
          let isEqual = found == ShortText(Array(left.utf8).span)
          #expect(found != nil && isEqual == (left == right), "\(left), \(right)")
        }
      }
    }
    let long = ShortText(Array("abcdefghijklmnop".utf8).span)
    #expect(long == nil)
  }

  @Test("Upper case is that of ASCII, byte by byte")
  func upperCase() {
    for byte in UInt8(0)...255 {
      let upper = (97...122).contains(byte) ? byte - 32 : byte
      let text = [byte, 65, byte, 200, 48, 122, 96, byte, byte, 91, byte]
      let expected = [upper, 65, upper, 200, 48, 90, 96, upper, upper, 91, upper]
      let (found, wanted) = (ShortText(text.span)?.upperCase, ShortText(expected.span))
      #expect(found == wanted, "\(byte)")
    }
  }

  @Test("A code is found by its name or label, short or long, and by nothing else")
  func spellings() {
    let long = "A label of more than fifteen bytes"
    let codes = (0..<60).map { CodeList.Code(name: "code\($0)", label: Label(english: $0 == 7 ? long : "Label \($0)")) }
    let list = CodeList(
      name: "list", codes: codes + [.init(name: "pns", label: "Prefer not to say this")], declined: "pns")
    let spellings = CodeSpellings(list)
    func meaning(_ text: String) -> CodeSpellings.Meaning? { spellings.meaning(of: Array(text.utf8).span) }
    for index in 0..<60 {
      #expect(meaning("code\(index)") == .code(index))
      #expect(meaning(index == 7 ? long : "Label \(index)") == .code(index))
      #expect(meaning("code\(index) ") == nil)
    }
    for declined in ["pns", "Prefer not to say this"] {
      #expect(meaning(declined) == .declined)
    }
    for other in ["code60", "Code1", long + "s", "", "Prefer not to say that"] {
      #expect(meaning(other) == nil, "\(other)")
    }
  }
}
