package dev.lintel.report;

import java.lang.Character.UnicodeBlock;
import java.util.Set;

/**
 * The columns that characters take on a terminal: none for marks and joiners, two for what Unicode
 * Standard Annex 11 calls wide, one for the rest. The JDK has no property for wide, but ideographs,
 * emoji and the blocks below are it, but for unassigned characters.
 */
final class DisplayWidth {
  private static final Set<UnicodeBlock> WIDE =
      Set.of(
          UnicodeBlock.HANGUL_SYLLABLES,
          UnicodeBlock.HANGUL_COMPATIBILITY_JAMO,
          UnicodeBlock.HIRAGANA,
          UnicodeBlock.KATAKANA,
          UnicodeBlock.KATAKANA_PHONETIC_EXTENSIONS,
          UnicodeBlock.BOPOMOFO,
          UnicodeBlock.BOPOMOFO_EXTENDED,
          UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          UnicodeBlock.CJK_COMPATIBILITY,
          UnicodeBlock.CJK_COMPATIBILITY_FORMS,
          UnicodeBlock.CJK_RADICALS_SUPPLEMENT,
          UnicodeBlock.CJK_STROKES,
          UnicodeBlock.ENCLOSED_CJK_LETTERS_AND_MONTHS,
          UnicodeBlock.KANGXI_RADICALS,
          UnicodeBlock.SMALL_FORM_VARIANTS,
          UnicodeBlock.VERTICAL_FORMS,
          UnicodeBlock.YI_SYLLABLES,
          UnicodeBlock.YI_RADICALS);

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  static int of(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    return Character.isIdeographic(codePoint)
        || Character.isEmojiPresentation(codePoint) && !isRegionalIndicator(codePoint)
        || isFullwidthForm(codePoint)
        || isLeadingJamo(codePoint)
        || WIDE.contains(UnicodeBlock.of(codePoint));
  }

  /** Two of them make one flag, which takes two columns. */
  private static boolean isRegionalIndicator(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }

  private static boolean isFullwidthForm(int codePoint) {
    return codePoint >= 0xFF01 && codePoint <= 0xFF60 || codePoint >= 0xFFE0 && codePoint <= 0xFFE6;
  }

  private static boolean isLeadingJamo(int codePoint) {
    return codePoint >= 0x1100 && codePoint <= 0x115F;
  }
}
