package dev.lintel.syntax.expression;

/**
 * Texts as they are compared without case: letter by letter in upper case, as .NET's ordinal
 * comparison, which github.com/actions/runner compares with, has it. The dotless i and the long s
 * stay, so that no letter beyond ASCII is equal to one of ASCII.
 */
final class CaseFolding {
  private static final int DOTLESS_I = 0x131;
  private static final int LONG_S = 0x17F;

  private CaseFolding() {}

  static String of(String text) {
    int at = 0;
    while (at < text.length() && isFolded(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text.length()).append(text, 0, at);
    text.substring(at).codePoints().map(CaseFolding::of).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static boolean isFolded(char c) {
    return c < 0x80 && (c < 'a' || c > 'z');
  }

  private static int of(int codePoint) {
    return switch (codePoint) {
      case DOTLESS_I, LONG_S -> codePoint;
      default -> Character.toUpperCase(codePoint);
    };
  }
}
