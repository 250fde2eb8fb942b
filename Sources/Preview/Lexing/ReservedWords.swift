/// Words that a version keeps for itself without giving them a meaning: no name may be one.
///
/// Source: The OpenGL ES Shading Language 1.00 (3.7) and 3.00 (3.8), "Keywords".
public struct ReservedWords: Sendable {
  let words: Set<Substring>

  public init(version: GLSLVersion) {
    let own = version == .es100 ? Self.onlyES100 : Self.onlyES300
    words = Set((Self.both + "\n" + own).split { $0 == " " || $0 == "\n" })
  }

  public func contains(_ word: String) -> Bool { words.contains(word[...]) }

  private static let both = """
    asm class union enum typedef template this goto inline noinline volatile public static
    extern external interface long short double half fixed unsigned superp input output
    hvec2 hvec3 hvec4 dvec2 dvec3 dvec4 fvec2 fvec3 fvec4 sampler1D sampler1DShadow
    sampler2DRect sampler3DRect sampler2DRectShadow sizeof cast namespace using
    """

  private static let onlyES100 = """
    packed switch default flat sampler3D sampler2DShadow
    """

  private static let onlyES300 = """
    attribute varying coherent restrict readonly writeonly resource atomic_uint
    noperspective patch sample subroutine common partition active filter image1D image2D
    image3D imageCube iimage1D iimage2D iimage3D iimageCube uimage1D uimage2D uimage3D
    uimageCube image1DArray image2DArray iimage1DArray iimage2DArray uimage1DArray
    uimage2DArray imageBuffer iimageBuffer uimageBuffer sampler1DArray sampler1DArrayShadow
    isampler1D isampler1DArray usampler1D usampler1DArray isampler2DRect usampler2DRect
    samplerBuffer isamplerBuffer usamplerBuffer sampler2DMS isampler2DMS usampler2DMS
    sampler2DMSArray isampler2DMSArray usampler2DMSArray
    """
}
