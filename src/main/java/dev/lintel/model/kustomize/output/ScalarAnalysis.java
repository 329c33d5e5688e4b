package dev.lintel.model.kustomize.output;

/**
 * What a text allows for the style that goyaml.v2 writes it in (emitterc.go of go.yaml.in/yaml/v2
 * 2.4.2, read 2026-11-27).
 *
 * @param isMultiline whether it has line breaks
 * @param allowsPlain whether it can stand without quotes
 * @param allowsSingleQuotes whether it can stand in single quotes
 * @param allowsBlock whether it can be a literal
 */
record ScalarAnalysis(
    boolean isMultiline, boolean allowsPlain, boolean allowsSingleQuotes, boolean allowsBlock) {

  static ScalarAnalysis of(String text) {
    if (text.isEmpty()) {
      return new ScalarAnalysis(false, true, true, false);
    }
    boolean hasIndicators = text.startsWith("---") || text.startsWith("...");
    boolean hasBreaks = false;
    boolean isSpecial = false;
    boolean hasBreakThenSpace = false;
    boolean hasSpaceThenBreak = false;
    boolean isBehindBlank = true;
    boolean isBehindSpace = false;
    boolean isBehindBreak = false;
    int last = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(last)) {
      last = text.codePointAt(i);
      int next = i + Character.charCount(last);
      boolean isBeforeBlank = next >= text.length() || isBlank(text.charAt(next));
      hasIndicators |= isIndicator(last, i == 0, isBehindBlank, isBeforeBlank);
      isSpecial |= !isPrintable(last);
      boolean isBreak = isBreak(last);
      hasBreakThenSpace |= last == ' ' && isBehindBreak;
      hasSpaceThenBreak |= isBreak && isBehindSpace;
      hasBreaks |= isBreak;
      isBehindSpace = last == ' ';
      isBehindBreak = isBreak;
      isBehindBlank = isBreak || last == 0 || last == ' ' || last == '\t';
    }
    int first = text.codePointAt(0);
    boolean hasOuterBlanks = first == ' ' || isBreak(first) || last == ' ' || isBreak(last);
    boolean breaksQuotes = hasSpaceThenBreak || isSpecial;
    return new ScalarAnalysis(
        hasBreaks,
        !hasOuterBlanks && !hasBreakThenSpace && !breaksQuotes && !hasBreaks && !hasIndicators,
        !hasBreakThenSpace && !breaksQuotes,
        last != ' ' && !breaksQuotes);
  }

  private static boolean isIndicator(
      int c, boolean isFirst, boolean isBehindBlank, boolean isBeforeBlank) {
    if (!isFirst) {
      return c == ':' && isBeforeBlank || c == '#' && isBehindBlank;
    }
    return switch (c) {
      case '#', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> true;
      case '?', ':', '-' -> isBeforeBlank;
      default -> false;
    };
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(int c) {
    return c == '\r' || c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** Tells whether a character may stand as it is; goyaml takes none beyond U+FFFF for such. */
  static boolean isPrintable(int c) {
    return c == '\n'
        || c >= ' ' && c <= '~'
        || c >= 0xA0 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF;
  }
}
