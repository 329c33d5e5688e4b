package dev.lintel.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A message as a viewer of SARIF reads it: brackets make a link to the related location of that
 * number unless a backslash stands before them (SARIF 2.1.0, section 3.11.6).
 *
 * @param text what is seen, the texts of the links included
 * @param links the texts of the links, the first one to location 1
 */
record SarifMessage(String text, List<String> links) {
  static SarifMessage read(String raw) {
    StringBuilder text = new StringBuilder();
    List<String> links = new ArrayList<>();
    int linkStart = -1;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\') {
        text.append(raw.charAt(++i));
      } else if (c == '[') {
        linkStart = text.length();
      } else if (c == ']') {
        links.add(text.substring(linkStart));
        String target = "(" + links.size() + ")";
        if (!raw.startsWith(target, i + 1)) {
          throw new AssertionError("a link to nowhere: " + raw);
        }
        i += target.length();
      } else {
        text.append(c);
      }
    }
    return new SarifMessage(text.toString(), links);
  }
}
