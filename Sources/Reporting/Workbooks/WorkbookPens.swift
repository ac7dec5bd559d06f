internal import CXlsxwriter

/// The few ways in which cells look: no background, no colour, everything wrapped.
@unsafe struct WorkbookPens {
  let heading: UnsafeMutablePointer<lxw_format>?
  let line: UnsafeMutablePointer<lxw_format>?
  let openLine: UnsafeMutablePointer<lxw_format>?
  let header: UnsafeMutablePointer<lxw_format>?
  let numberHeader: UnsafeMutablePointer<lxw_format>?
  let text: UnsafeMutablePointer<lxw_format>?
  let mark: UnsafeMutablePointer<lxw_format>?
  let link: UnsafeMutablePointer<lxw_format>?
  /// By digits after the point.
  private let numbers: [UnsafeMutablePointer<lxw_format>?]

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    unsafe heading = Self.pen(book, size: 16, isBold: true, wraps: false)
    unsafe line = Self.pen(book)
    unsafe openLine = Self.pen(book, wraps: false)
    unsafe header = Self.pen(book, isBold: true)
    unsafe numberHeader = Self.pen(book, isBold: true, isRight: true)
    unsafe text = Self.pen(book)
    unsafe mark = Self.pen(book, isRight: true)
    unsafe link = Self.pen(book)
    unsafe format_set_underline(link, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    unsafe numbers = (0...Self.mostDigits).map { digits in
      // A number is never broken; LibreOffice would forget its indent.
      let pen = unsafe Self.pen(book, isRight: true, wraps: false)
      unsafe format_set_num_format(pen, digits == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: digits))
      return unsafe pen
    }
  }

  func number(digits: Int) -> UnsafeMutablePointer<lxw_format>? {
    unsafe numbers[min(max(digits, 0), Self.mostDigits)]
  }

  /// The policy allows three digits; a stated number may have more, and is cut by no format.
  private static let mostDigits = 6

  private static func pen(
    _ book: UnsafeMutablePointer<lxw_workbook>, size: Double = 12, isBold: Bool = false, isRight: Bool = false,
    wraps: Bool = true
  ) -> UnsafeMutablePointer<lxw_format>? {
    let pen = unsafe workbook_add_format(book)
    unsafe format_set_font_name(pen, "Arial")
    unsafe format_set_font_size(pen, size)
    unsafe format_set_align(pen, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if isBold { unsafe format_set_bold(pen) }
    if isRight {
      unsafe format_set_align(pen, UInt8(LXW_ALIGN_RIGHT.rawValue))
      unsafe format_set_indent(pen, 1)
    }
    if wraps { unsafe format_set_text_wrap(pen) }
    return unsafe pen
  }
}
