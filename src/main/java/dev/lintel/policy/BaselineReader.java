package dev.lintel.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.lintel.finding.Fingerprint;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.source.ReleaseTag;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads the file of a baseline. Merges may have put its lines in any order and doubled some, and
 * left several heads; a line that is damaged makes the whole unreadable, for what it knew would be
 * lost unseen.
 */
public final class BaselineReader {
  static final String HEAD = "lintel-baseline";
  static final int FORMAT = 1;

  private static final int MOST_PROBLEMS = 5;

  /** Each takes a fingerprint of each finding; every branch that makes a baseline adds one. */
  private static final int MOST_HEADS = 100;

  private static final String CURE =
      "; nothing of the baseline is used, take it from version control again";

  private final SourceText source;
  private final JsonFactory json = new JsonFactory();
  private final TreeSet<String> salts = new TreeSet<>();
  private final List<BaselineEntry> entries = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private BaselineReader(SourceText source) {
    this.source = source;
  }

  /** Reads a baseline; throws where it is none, of a later format, or damaged. */
  public static Baseline read(SourceText source) throws InvalidPolicyException {
    return new BaselineReader(source).read();
  }

  private Baseline read() throws InvalidPolicyException {
    if (!source.content().contains("\"" + HEAD + "\"")) {
      throw new InvalidPolicyException(
          List.of(
              source.path()
                  + ": is no baseline of Lintel, for no line of it is a head"
                  + (source.content().isBlank() ? "; it is empty" : "")
                  + CURE));
    }
    int number = 0;
    for (String line : (Iterable<String>) source.content().lines()::iterator) {
      number++;
      if (!line.isBlank() && problems.size() < MOST_PROBLEMS) {
        read(line, number);
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidPolicyException(problems);
    }
    return new Baseline(salts, entries);
  }

  private void read(String line, int number) throws InvalidPolicyException {
    String place = source.path() + ":" + number + ": ";
    if (line.startsWith("<<<<<<<") || line.startsWith("=======") || line.startsWith(">>>>>>>")) {
      throw new InvalidPolicyException(
          List.of(
              place
                  + "a merge left a conflict here; keep the lines of both sides and delete the"
                  + " markers"));
    }
    try {
      Map<String, String> fields = fields(line);
      if (fields.containsKey(HEAD)) {
        readHead(fields, place);
      } else {
        entries.add(entry(fields));
      }
    } catch (JsonProcessingException e) {
      problems.add(place + "the line is cut off or damaged" + CURE);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      problems.add(place + e.getMessage() + CURE);
    }
  }

  /** Gives the fields of the one flat object on a line, numbers as they are written. */
  private Map<String, String> fields(String line) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = json.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("the line is no object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value != JsonToken.VALUE_STRING && value != JsonToken.VALUE_NUMBER_INT) {
          throw new IllegalArgumentException("'" + name + "' takes a text or a number");
        }
        if (fields.put(name, parser.getText()) != null) {
          throw new IllegalArgumentException("'" + name + "' is set twice");
        }
      }
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("more stands behind the object");
      }
    }
    return fields;
  }

  private void readHead(Map<String, String> fields, String place) throws InvalidPolicyException {
    String format = fields.remove(HEAD);
    if (!format.equals(Integer.toString(FORMAT))) {
      throw new InvalidPolicyException(
          List.of(
              place
                  + "the baseline is of format "
                  + format
                  + ", and this Lintel reads format "
                  + FORMAT
                  + "; install the Lintel that wrote it or a later one"));
    }
    salts.add(digits(fields, "salt", Baseline.SALT_DIGITS));
    requireNoMore(fields);
    if (salts.size() > MOST_HEADS) {
      throw new InvalidPolicyException(
          List.of(place + "the baseline has more than " + MOST_HEADS + " heads; make it anew"));
    }
  }

  private static BaselineEntry entry(Map<String, String> fields) {
    BaselineEntry entry =
        new BaselineEntry(
            new Fingerprint(
                digits(fields, "id", Fingerprint.ID_DIGITS),
                digits(fields, "context", Fingerprint.CONTEXT_DIGITS)),
            RuleId.of(required(fields, "rule")),
            severity(required(fields, "severity")),
            required(fields, "path"),
            copy(fields.remove("copy")),
            date(required(fields, "firstSeen")),
            optional(fields, "release").map(BaselineReader::release),
            optional(fields, "verdict").map(BaselineReader::verdict));
    requireNoMore(fields);
    return entry;
  }

  private static void requireNoMore(Map<String, String> fields) {
    if (!fields.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown field '" + new TreeSet<>(fields.keySet()).first() + "'");
    }
  }

  private static Optional<String> optional(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.remove(name));
  }

  private static String required(Map<String, String> fields, String name) {
    return optional(fields, name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
  }

  private static String digits(Map<String, String> fields, String name, int count) {
    String value = required(fields, name);
    boolean isHexadecimal =
        value.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    if (value.length() != count || !isHexadecimal) {
      throw new IllegalArgumentException(
          "'" + name + "' takes " + count + " hexadecimal digits, not '" + value + "'");
    }
    return value;
  }

  private static Severity severity(String id) {
    for (Severity severity : Severity.values()) {
      if (severity.id().equals(id)) {
        return severity;
      }
    }
    throw new IllegalArgumentException("'severity' does not take '" + id + "'");
  }

  private static int copy(String number) {
    if (number == null) {
      return 1;
    }
    boolean isNumber = number.length() <= 9 && number.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber || Integer.parseInt(number) < 2) {
      throw new IllegalArgumentException("'copy' takes a number from 2, not '" + number + "'");
    }
    return Integer.parseInt(number);
  }

  /** Spelled out: the formatters of java.time take longer to load than a small baseline to read. */
  private static LocalDate date(String text) {
    boolean isDate = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    for (int i = 0; isDate && i < text.length(); i++) {
      isDate = i == 4 || i == 7 || text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!isDate) {
      throw new IllegalArgumentException(
          "'firstSeen' takes a day as 2026-11-26, not '" + text + "'");
    }
    return LocalDate.of(
        Integer.parseInt(text.substring(0, 4)),
        Integer.parseInt(text.substring(5, 7)),
        Integer.parseInt(text.substring(8)));
  }

  private static ReleaseTag release(String name) {
    return ReleaseTag.of(name)
        .orElseThrow(() ->
            new IllegalArgumentException("'release' takes a tag as v1.2.3, not '" + name + "'"));
  }

  private static Verdict verdict(String id) {
    return Verdict.of(id)
        .orElseThrow(() ->
            new IllegalArgumentException("'verdict' takes true, false or test, not '" + id + "'"));
  }
}
