package dev.lintel.rules.kubernetes.security;

import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.Placeholder;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rights of root, one by one, as containers add and drop them. */
final class Capabilities {
  private static final Set<String> DEFAULT =
      Set.copyOf(DataTable.rows("rules/kubernetes/default-capabilities.txt"));

  private static final Map<String, String> DANGEROUS =
      DataTable.rows("rules/kubernetes/dangerous-capabilities.txt").stream()
          .map(row -> row.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

  private Capabilities() {}

  /** Gives those that a container adds, in their order; what a tool puts in later is left out. */
  static List<YamlScalar> added(Container container) {
    return listed(container, "add");
  }

  /** Tells whether a container drops all of them; only capital letters count. */
  static boolean dropsAll(Container container) {
    return listed(container, "drop").stream().anyMatch(scalar -> scalar.value().equals("ALL"));
  }

  private static List<YamlScalar> listed(Container container, String list) {
    return container.root().items("securityContext", "capabilities", list).stream()
        .flatMap(item -> item.scalar().stream())
        .filter(scalar -> !scalar.isNull() && !Placeholder.isIn(scalar.value()))
        .toList();
  }

  /** Tells whether the name, as it is written, is one that runtimes give anyway. */
  static boolean isDefault(String name) {
    return DEFAULT.contains(name);
  }

  /** Gives what whoever holds it can do; empty where it does not reach beyond the container. */
  static Optional<String> danger(String name) {
    return Optional.ofNullable(DANGEROUS.get(canonical(name)));
  }

  /** Gives the name as Kubernetes wants it: capital letters, no {@code CAP_} before them. */
  static String canonical(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
  }
}
