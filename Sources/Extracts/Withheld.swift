/// A value that may hold what a participant said or is: it never shows itself, whoever prints, dumps or mirrors it.
public protocol Withheld: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Withheld {
  public var description: String { "(withheld)" }
  public var debugDescription: String { "(withheld)" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
