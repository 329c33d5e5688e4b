package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Related;
import dev.lintel.finding.SecretText;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hides every secret of a run, wherever it shows: in the frame of another finding on the same line,
 * in a copy that no rule found, in a message that quotes it, in the replacement of a fix. A secret
 * is the text of any span of a finding of the area {@code secret}, and of its related places,
 * suppressed ones included.
 */
final class Redaction {
  private static final char MASK = '*';

  /** The start of a long secret, which is a token's kind, tells its owner which one it is. */
  private static final int SHOWN = 4;

  /** Of a shorter one, which a person made up, the start would tell too much. */
  private static final int SHORTEST_SHOWN = 20;

  /** Shorter secrets are masked in their place, but not where the same letters stand elsewhere. */
  private static final int HEAD_LENGTH = SecretText.SHORTEST_TELLING;

  private final Map<SourceText, List<Span>> spans = new HashMap<>();

  /** Secrets that are masked only in what is said of their place. */
  private final Map<SourceText, List<Span>> words = new HashMap<>();

  /** Secrets that are masked everywhere. */
  private final Set<String> telling = new HashSet<>();

  /** The lengths of the telling secrets by their head: thousands of them are as quick as one. */
  private final Map<String, Set<Integer>> lengthsByHead = new HashMap<>();

  /** What its first unit counts for in the hash of a head: 31 for each unit behind it. */
  private static final int FIRST_FACTOR = 31 * 31 * 31 * 31 * 31;

  /**
   * The folded {@link String#hashCode} of each head. Rolled over a text, it costs two
   * multiplications a unit.
   */
  private final boolean[] headHashes = new boolean[1 << Short.SIZE];

  private Redaction() {}

  static Redaction of(List<Finding> findings) {
    Redaction redaction = new Redaction();
    for (Finding finding : findings) {
      if (finding.rule().area().equals("secret")) {
        redaction.hide(finding.place());
        finding.related().stream().map(Related::span).forEach(s -> add(redaction.spans, s));
      }
    }
    return redaction;
  }

  /** A secret over several lines is looked for line by line, for its indentation may differ. */
  private void hide(Span place) {
    add(spans, place);
    List<String> lines =
        place.text().lines().map(String::strip).filter(SecretText::isTelling).toList();
    lines.forEach(this::hideCopies);
    if (lines.isEmpty()) {
      add(words, place);
    }
  }

  private void hideCopies(String secret) {
    telling.add(secret);
    headHashes[folded(secret.substring(0, HEAD_LENGTH).hashCode())] = true;
    lengthsByHead
        .computeIfAbsent(secret.substring(0, HEAD_LENGTH), head -> new HashSet<>())
        .add(secret.length());
  }

  private static void add(Map<SourceText, List<Span>> spans, Span span) {
    spans.computeIfAbsent(span.source(), source -> new ArrayList<>()).add(span);
  }

  /** Gives the source's content with each secret masked; its length and its lines are the same. */
  String content(SourceText source) {
    List<Span> here = spans.getOrDefault(source, List.of());
    String content = text(source.content());
    if (here.isEmpty()) {
      return content;
    }
    char[] masked = content.toCharArray();
    for (Span span : here) {
      mask(masked, span.start(), span.end());
    }
    return new String(masked);
  }

  /** Gives what is said of a place: it may quote a secret there, be that a mere word. */
  String text(String text, Span place) {
    String masked = text(text);
    for (Span word : words.getOrDefault(place.source(), List.of())) {
      if (word.start() < place.end() && place.start() < word.end()) {
        char[] mask = word.text().toCharArray();
        mask(mask, 0, mask.length);
        masked = masked.replace(word.text(), new String(mask));
      }
    }
    return masked;
  }

  /** Gives a text with each copy of a secret in it masked; its length is the same. */
  String text(String text) {
    if (telling.isEmpty()) {
      return text;
    }
    char[] units = text.toCharArray();
    boolean isMasked = false;
    int hash = text.substring(0, Math.min(HEAD_LENGTH - 1, units.length)).hashCode();
    for (int end = HEAD_LENGTH; end <= units.length; end++) {
      hash = 31 * hash + text.charAt(end - 1);
      if (headHashes[folded(hash)]) {
        isMasked |= maskCopiesAt(end - HEAD_LENGTH, text, units);
      }
      hash -= FIRST_FACTOR * text.charAt(end - HEAD_LENGTH);
    }
    return isMasked ? new String(units) : text;
  }

  /** Masks what starts at an offset of a text; tells whether anything does. */
  private boolean maskCopiesAt(int start, String text, char[] masked) {
    String head = text.substring(start, start + HEAD_LENGTH);
    boolean isMasked = false;
    for (int length : lengthsByHead.getOrDefault(head, Set.of())) {
      int end = start + length;
      if (end <= text.length() && telling.contains(text.substring(start, end))) {
        mask(masked, start, end);
        isMasked = true;
      }
    }
    return isMasked;
  }

  /** Takes a hash of a head to the size of the set of hashes. */
  private static int folded(int hash) {
    return (hash ^ hash >>> Short.SIZE) & 0xFFFF;
  }

  private static void mask(char[] text, int start, int end) {
    int shown = end - start < SHORTEST_SHOWN ? 0 : SHOWN;
    if (shown > 0 && Character.isHighSurrogate(text[start + shown - 1])) {
      shown--;
    }
    for (int i = start + shown; i < end; i++) {
      if (text[i] != '\n' && text[i] != '\r') {
        text[i] = MASK;
      }
    }
  }
}
