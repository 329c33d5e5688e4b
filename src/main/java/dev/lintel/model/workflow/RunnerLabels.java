package dev.lintel.model.workflow;

import dev.lintel.source.DataTable;
import dev.lintel.source.Spelling;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The labels of runners that GitHub knows. Labels are compared without case. */
public final class RunnerLabels {
  /** A change of two letters is a slip in a long word and another word in a short one. */
  private static final int LONG = 12;

  private static final Map<String, Known> KNOWN = new HashMap<>();

  static {
    for (String row : DataTable.rows("model/workflow/runner-labels.txt")) {
      String[] cells = row.split(" ", -1);
      Kind kind = Kind.valueOf(cells[2].toUpperCase(Locale.ROOT).replace('-', '_'));
      KNOWN.put(cells[0], new Known(OperatingSystem.of(cells[1]), kind));
    }
  }

  /** What the runners of a label run. */
  public enum OperatingSystem {
    LINUX("Linux"),
    MACOS("macOS"),
    WINDOWS("Windows");

    private final String title;

    OperatingSystem(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    private static Optional<OperatingSystem> of(String word) {
      return word.equals("any")
          ? Optional.empty()
          : Optional.of(valueOf(word.toUpperCase(Locale.ROOT)));
    }
  }

  private enum Kind {
    HOSTED,
    SELF_HOSTED,
    REMOVED
  }

  private record Known(Optional<OperatingSystem> system, Kind kind) {}

  private RunnerLabels() {}

  /**
   * Tells whether there are runners of a label: it is known, or has a known one before a hyphen, as
   * organisations name larger runners: {@code ubuntu-latest-8-cores}.
   */
  public static boolean isKnown(String label) {
    return base(label).filter(known -> known.kind() != Kind.REMOVED).isPresent();
  }

  /** Tells whether GitHub had runners of a label and has none any more. */
  public static boolean isRemoved(String label) {
    Known known = KNOWN.get(lower(label));
    return known != null && known.kind() == Kind.REMOVED;
  }

  /** Gives what the runners of a label run; empty where the label does not say. */
  public static Optional<OperatingSystem> system(String label) {
    return base(label).flatMap(Known::system);
  }

  /**
   * Gives the label of GitHub's own runners that someone meant: one that is spelt almost alike, or
   * the newest image where the label names an older one that never was. A newer image than any that
   * is known may exist by now, so nothing is said of it.
   */
  public static Optional<String> meant(String label) {
    if (isKnown(label) || isRemoved(label)) {
      return Optional.empty();
    }
    String word = lower(label);
    Optional<Image> image = Image.of(word);
    if (image.isPresent()) {
      return newest(image.get().system())
          .filter(newest -> image.get().isOlderThan(newest))
          .map(Image::toString);
    }
    int limit = word.length() >= LONG ? 2 : 1;
    return Spelling.nearest(
        word,
        hosted()
            .filter(known -> Math.abs(known.length() - word.length()) <= limit)
            .filter(known -> Spelling.distance(word, known) <= limit)
            .filter(known -> !withoutDigits(known).equals(withoutDigits(word)))
            .toList());
  }

  private static Stream<String> hosted() {
    return KNOWN.entrySet().stream()
        .filter(entry -> entry.getValue().kind() == Kind.HOSTED)
        .map(Map.Entry::getKey);
  }

  private static String withoutDigits(String label) {
    return label.replaceAll("[0-9]", "");
  }

  private static Optional<Image> newest(String system) {
    return hosted()
        .flatMap(label -> Image.of(label).stream())
        .filter(image -> image.system().equals(system))
        .max(Comparator.comparingDouble(Image::version));
  }

  /** An image by its version, as {@code ubuntu-24.04}. */
  private record Image(String system, String number, double version) {
    private static final Pattern FORM =
        Pattern.compile("(ubuntu|macos|windows)-(\\d{1,4}(\\.\\d{1,2})?)");

    static Optional<Image> of(String label) {
      Matcher matcher = FORM.matcher(label);
      return matcher.matches()
          ? Optional.of(
              new Image(matcher.group(1), matcher.group(2), Double.parseDouble(matcher.group(2))))
          : Optional.empty();
    }

    boolean isOlderThan(Image other) {
      return version < other.version;
    }

    @Override
    public String toString() {
      return system + "-" + number;
    }
  }

  private static Optional<Known> base(String label) {
    String rest = lower(label);
    while (!KNOWN.containsKey(rest) && rest.lastIndexOf('-') > 0) {
      rest = rest.substring(0, rest.lastIndexOf('-'));
    }
    boolean isWhole = rest.length() == label.length();
    return Optional.ofNullable(KNOWN.get(rest))
        .filter(known -> isWhole || known.kind() == Kind.HOSTED);
  }

  private static String lower(String label) {
    return label.toLowerCase(Locale.ROOT);
  }
}
