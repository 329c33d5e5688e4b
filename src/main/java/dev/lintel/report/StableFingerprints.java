package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.source.LineIndex;
import dev.lintel.source.Sha256;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names for findings that stay when lines are added above them: of the rule, the file, the message
 * and the line's text as it is shown, blanks left out, so that no secret takes part. Of equal
 * findings each has its number.
 */
final class StableFingerprints {
  /** 128 bits: enough that two findings of one repository never meet. */
  private static final int BYTES = 16;

  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * Gives the finding's name; ask in the order of the findings, once for each.
   *
   * @param path relative to the root, so that the working directory does not matter
   */
  String of(Finding finding, String path) {
    LineIndex lines = finding.place().source().lines();
    String line = lines.text(finding.start().line()).replace(" ", "").replace("\t", "");
    String content = String.join("\0", finding.rule().toString(), path, finding.message(), line);
    int number = seen.merge(content, 1, Integer::sum);
    return HexFormat.of().formatHex(Sha256.of(content + "\0" + number), 0, BYTES);
  }
}
