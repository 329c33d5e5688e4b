package dev.lintel.rules.kubernetes.resource;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.source.DataTable;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The most memory that a runtime gives the objects of a program, as an option says it.
 *
 * @param option the whole option, as {@code -Xmx4g}
 * @param isHeap whether the runtime needs memory beside it; Go's limit is for all of the runtime
 * @param size in bytes; empty for a share
 * @param percent of the container's memory; 0 for a size
 * @param rank where several options bound the memory of one runtime, the last of the highest rank
 *     counts
 */
record HeapBound(Span option, boolean isHeap, Optional<Quantity> size, double percent, int rank) {
  private static final int COMMAND_LINE = 2;
  private static final int FIXED_SIZE = 10;

  /** By name, which of several variables counts. */
  private static final Map<String, Integer> VARIABLES =
      DataTable.rows("rules/kubernetes/heap-variables.txt").stream()
          .map(row -> row.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> Integer.valueOf(row[1])));

  /** Finds the bound that counts for a container; empty where it has none. */
  static Optional<HeapBound> of(Container container) {
    List<HeapBound> bounds = new ArrayList<>();
    for (String key : List.of("command", "args")) {
      container
          .root()
          .items(key)
          .forEach(item -> item.scalar().ifPresent(s -> read(s, COMMAND_LINE, bounds)));
    }
    for (YamlNode item : container.root().items("env")) {
      item.mapping().ifPresent(variable -> readVariable(variable, bounds));
    }
    HeapBound counting = null;
    for (HeapBound bound : bounds) {
      counting = counting == null || bound.rank() >= counting.rank() ? bound : counting;
    }
    return Optional.ofNullable(counting);
  }

  private static void readVariable(YamlMapping variable, List<HeapBound> bounds) {
    String name = variable.text("name").orElse("");
    Optional<YamlScalar> value = variable.get("value").flatMap(YamlNode::scalar);
    if (value.isPresent() && VARIABLES.containsKey(name)) {
      read(value.get(), VARIABLES.get(name), bounds);
    } else if (value.isPresent() && name.equals("GOMEMLIMIT")) {
      goSize(value.get().value())
          .ifPresent(size ->
              bounds.add(
                  new HeapBound(value.get().span(), false, Optional.of(size), 0, FIXED_SIZE)));
    }
  }

  /** Reads the words of a text, which may be a whole command line. */
  private static void read(YamlScalar scalar, int rank, List<HeapBound> bounds) {
    if (scalar.value().indexOf('-') < 0) {
      return;
    }
    SourceText text = scalar.text();
    String content = text.content();
    int at = 0;
    while (at < content.length()) {
      int start = at;
      while (at < content.length() && " \t\n\"'".indexOf(content.charAt(at)) < 0) {
        at++;
      }
      if (at > start && content.charAt(start) == '-') {
        option(text.span(start, at), rank).ifPresent(bounds::add);
      }
      at++;
    }
  }

  private static Optional<HeapBound> option(Span word, int rank) {
    String text = word.text();
    int equals = text.indexOf('=');
    String value = text.substring(equals + 1);
    if (text.startsWith("-Xmx")) {
      return size(word, rank, jvmSize(text.substring("-Xmx".length())));
    }
    return switch (equals < 0 ? "" : text.substring(0, equals)) {
      case "-XX:MaxHeapSize" -> size(word, rank, jvmSize(value));
      case "--max-old-space-size", "--max_old_space_size" -> size(word, rank, jvmSize(value + "m"));
      case "-XX:MaxRAMPercentage" ->
          Quantity.parse(value)
              .filter(percent -> percent.isAbove(Quantity.ZERO))
              .map(
                  percent -> new HeapBound(word, true, Optional.empty(), percent.toDouble(), rank));
      default -> Optional.empty();
    };
  }

  /** A size takes the place of a share wherever the two stand. */
  private static Optional<HeapBound> size(Span word, int rank, Optional<Quantity> size) {
    return size.map(s -> new HeapBound(word, true, size, 0, FIXED_SIZE + rank));
  }

  /** Reads a size of the JVM: a number, and k, m, g or t of either case. */
  private static Optional<Quantity> jvmSize(String text) {
    int last = text.length() - 1;
    int unit = last < 0 ? -1 : "kmgt".indexOf(Character.toLowerCase(text.charAt(last)));
    return bytes(unit < 0 ? text : text.substring(0, last), unit + 1);
  }

  private static Optional<Quantity> goSize(String text) {
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    int unit = List.of("B", "KiB", "MiB", "GiB", "TiB").indexOf(text.substring(end));
    return end == text.length() || unit >= 0
        ? bytes(text.substring(0, end), Math.max(unit, 0))
        : Optional.empty();
  }

  private static Optional<Quantity> bytes(String digits, int unit) {
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber
        ? Optional.of(Quantity.of(Long.parseLong(digits)).times(1L << 10 * unit))
        : Optional.empty();
  }

  /** Gives the part of a container's memory that this bound is; 1.0 is all of it. */
  double shareOf(Quantity limit) {
    return size.isPresent() ? size.get().toDouble() / limit.toDouble() : percent / 100;
  }

  /** Gives the words for what is bounded. */
  String noun() {
    return isHeap ? "the heap of" : "the memory of Go in";
  }

  /** Gives the share in percent, for messages. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", share * 100);
  }
}
