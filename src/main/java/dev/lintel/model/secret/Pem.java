package dev.lintel.model.secret;

/** The text form of keys (RFC 7468). */
final class Pem {
  private static final int SHORTEST_BODY = 40;
  private static final int LONGEST_HEADERS = 400;

  private Pem() {}

  /**
   * Tells whether a key follows its header line: enough base64, in lines that may be indented,
   * quoted, joined by {@code \n} or behind headers such as {@code Proc-Type}.
   */
  static boolean hasBody(String text, int from) {
    int limit = Math.min(text.length(), from + LONGEST_HEADERS);
    int run = 0;
    for (int i = from; i < limit && run < SHORTEST_BODY; i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < limit && (text.charAt(i + 1) == 'n' || text.charAt(i + 1) == 'r')) {
        i++;
        run = 0;
      } else if (c == '-' && run == 0 && text.startsWith("-----END", i)) {
        return false;
      } else {
        run = Edges.isWord(c) && c != '_' || c == '+' || c == '/' ? run + 1 : 0;
      }
    }
    return run >= SHORTEST_BODY;
  }
}
