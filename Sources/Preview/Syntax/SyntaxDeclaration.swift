/// A whole shader as it was written, after preprocessing.
public struct TranslationUnit: Sendable {
  public var version: GLSLVersion
  public var declarations: [SyntaxDeclaration]

  public init(version: GLSLVersion, declarations: [SyntaxDeclaration]) {
    self.version = version
    self.declarations = declarations
  }
}

/// A declaration, at the outermost level or within a function.
public struct SyntaxDeclaration: Sendable {
  public var location: SourceLocation
  public var kind: Kind

  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  public indirect enum Kind: Sendable {
    /// `precision mediump float;`
    case precision(Precision, SyntaxType)
    /// `const vec2 a = b, c[2];`; without declarators where a structure alone is declared.
    case variables([SyntaxQualifier], SyntaxType, [Declarator])
    /// `uniform Block { … } name[2];`
    case block(InterfaceBlock)
    /// `invariant gl_FragColor;`, `layout(std140) uniform;`
    case qualifiers([SyntaxQualifier], names: [SyntaxName])
    /// A prototype, or with a body a definition.
    case function(FunctionSyntax)
  }
}

/// A name and where it stands.
public struct SyntaxName: Sendable {
  public var text: String
  public var location: SourceLocation

  public init(_ text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
  }
}

/// A type as it was written.
public struct SyntaxType: Sendable {
  public var location: SourceLocation
  public var base: Base
  /// Behind the type: `float[2] a`.
  public var array: ArraySyntax?

  public init(_ base: Base, array: ArraySyntax? = nil, at location: SourceLocation) {
    self.base = base
    self.array = array
    self.location = location
  }

  public indirect enum Base: Sendable {
    /// `void`, `float`, `mat2x3`, `sampler2D`, …
    case keyword(Keyword)
    case name(String)
    case structure(StructSyntax)
  }
}

/// The brackets of an array; nil where they are empty.
public struct ArraySyntax: Sendable {
  public var location: SourceLocation
  public var size: SyntaxExpression?

  public init(size: SyntaxExpression?, at location: SourceLocation) {
    self.size = size
    self.location = location
  }
}

/// `struct Name { … }`; the name may be missing.
public struct StructSyntax: Sendable {
  public var name: SyntaxName?
  public var members: [MemberSyntax]

  public init(name: SyntaxName?, members: [MemberSyntax]) {
    self.name = name
    self.members = members
  }
}

/// `highp vec2 a, b[2];` within a structure or a uniform block.
public struct MemberSyntax: Sendable {
  public var location: SourceLocation
  public var qualifiers: [SyntaxQualifier]
  public var type: SyntaxType
  public var declarators: [Declarator]

  public init(
    qualifiers: [SyntaxQualifier], type: SyntaxType, declarators: [Declarator],
    at location: SourceLocation
  ) {
    self.qualifiers = qualifiers
    self.type = type
    self.declarators = declarators
    self.location = location
  }
}

/// A name that is declared, with its own brackets and first value.
public struct Declarator: Sendable {
  public var name: SyntaxName
  public var array: ArraySyntax?
  public var initializer: SyntaxExpression?

  public init(name: SyntaxName, array: ArraySyntax?, initializer: SyntaxExpression?) {
    self.name = name
    self.array = array
    self.initializer = initializer
  }
}

/// `layout(std140) uniform Block { … } instance[2];`
public struct InterfaceBlock: Sendable {
  public var qualifiers: [SyntaxQualifier]
  public var name: SyntaxName
  public var members: [MemberSyntax]
  public var instance: Declarator?

  public init(
    qualifiers: [SyntaxQualifier], name: SyntaxName, members: [MemberSyntax], instance: Declarator?
  ) {
    self.qualifiers = qualifiers
    self.name = name
    self.members = members
    self.instance = instance
  }
}

/// A qualifier; they stay in the order in which they were written, which a version may prescribe.
public struct SyntaxQualifier: Sendable {
  public var location: SourceLocation
  public var kind: Kind

  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  public enum Kind: Sendable {
    /// `const`, `attribute`, `varying`, `in`, `out`, `inout`, `uniform`, `centroid`, `flat`, `smooth`, `invariant`.
    case word(Keyword)
    case precision(Precision)
    /// `layout(location = 1, std140)`.
    case layout([LayoutItem])
  }
}

/// `location = 1` or `std140` between a layout's parentheses.
public struct LayoutItem: Sendable {
  public var name: SyntaxName
  public var value: SyntaxExpression?

  public init(name: SyntaxName, value: SyntaxExpression?) {
    self.name = name
    self.value = value
  }
}

/// A function's head, and its body where it is defined.
public struct FunctionSyntax: Sendable {
  /// Precision of the result and words that do not belong there.
  public var qualifiers: [SyntaxQualifier]
  public var result: SyntaxType
  public var name: SyntaxName
  public var parameters: [ParameterSyntax]
  /// The statements between its braces; nil for a prototype.
  public var body: [SyntaxStatement]?

  public init(
    qualifiers: [SyntaxQualifier], result: SyntaxType, name: SyntaxName,
    parameters: [ParameterSyntax], body: [SyntaxStatement]?
  ) {
    self.qualifiers = qualifiers
    self.result = result
    self.name = name
    self.parameters = parameters
    self.body = body
  }
}

/// `inout vec2 a[2]`; `(void)` is no parameter at all.
public struct ParameterSyntax: Sendable {
  public var location: SourceLocation
  public var qualifiers: [SyntaxQualifier]
  public var type: SyntaxType
  public var name: SyntaxName?
  public var array: ArraySyntax?

  public init(
    qualifiers: [SyntaxQualifier], type: SyntaxType, name: SyntaxName?, array: ArraySyntax?,
    at location: SourceLocation
  ) {
    self.qualifiers = qualifiers
    self.type = type
    self.name = name
    self.array = array
    self.location = location
  }
}
