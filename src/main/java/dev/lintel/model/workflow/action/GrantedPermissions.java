package dev.lintel.model.workflow.action;

import dev.lintel.model.workflow.Permissions;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@code permissions:} says of every scope.
 *
 * @param named the levels of the scopes that it names
 * @param others the level of all other scopes: none where any is named
 */
public record GrantedPermissions(Map<String, Level> named, Level others) {
  public GrantedPermissions {
    named = Map.copyOf(named);
  }

  /** A level, each holding those before it. */
  public enum Level {
    NONE("none"),
    READ("read"),
    WRITE("write");

    private final String text;

    Level(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }

    static Optional<Level> of(String text) {
      return switch (text) {
        case "none" -> Optional.of(NONE);
        case "read" -> Optional.of(READ);
        case "write" -> Optional.of(WRITE);
        default -> Optional.empty();
      };
    }
  }

  /**
   * A scope that is asked for beyond what is allowed.
   *
   * @param scope empty for all scopes that neither side names
   */
  public record Excess(Optional<String> scope, Level asked, Level allowed) {}

  /** Reads a {@code permissions:}; empty where it breaks the form or the level of any scope. */
  public static Optional<GrantedPermissions> of(Permissions permissions) {
    YamlEntry entry = permissions.entry();
    Optional<YamlScalar> all = entry.value().scalar();
    if (all.isPresent()) {
      return switch (all.get().value()) {
        case "read-all" -> Optional.of(new GrantedPermissions(Map.of(), Level.READ));
        case "write-all" -> Optional.of(new GrantedPermissions(Map.of(), Level.WRITE));
        default -> Optional.empty();
      };
    }
    Optional<YamlMapping> scopes = entry.value().mapping();
    if (scopes.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Level> named = new LinkedHashMap<>();
    for (YamlEntry scope : scopes.get().entries()) {
      Optional<Level> level = scope.value().scalar().map(YamlScalar::value).flatMap(Level::of);
      if (level.isEmpty()) {
        return Optional.empty();
      }
      named.put(scope.name(), level.get());
    }
    return Optional.of(new GrantedPermissions(named, Level.NONE));
  }

  public Level of(String scope) {
    return named.getOrDefault(scope, others);
  }

  /** Gives what this asks for beyond what others allow, by the names of the scopes. */
  public List<Excess> beyond(GrantedPermissions allowed) {
    Set<String> scopes = new LinkedHashSet<>(named.keySet().stream().sorted().toList());
    scopes.addAll(allowed.named.keySet().stream().sorted().toList());
    List<Excess> excess = new ArrayList<>();
    for (String scope : scopes) {
      if (of(scope).compareTo(allowed.of(scope)) > 0) {
        excess.add(new Excess(Optional.of(scope), of(scope), allowed.of(scope)));
      }
    }
    if (others.compareTo(allowed.others) > 0) {
      excess.add(new Excess(Optional.empty(), others, allowed.others));
    }
    return excess;
  }
}
