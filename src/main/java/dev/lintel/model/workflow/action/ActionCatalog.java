package dev.lintel.model.workflow.action;

import dev.lintel.source.DataTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metadata of popular actions, by major version. The table is read when somebody asks for an
 * action, and of it only the row of that action, once for each version that is used.
 */
public final class ActionCatalog {
  private static final Map<String, Optional<ActionMetadata>> FOUND = new ConcurrentHashMap<>();

  private ActionCatalog() {}

  private static final class Rows {
    private static final Map<String, String> BY_SLUG = bySlug();

    private static Map<String, String> bySlug() {
      Map<String, String> rows = new HashMap<>();
      for (String row : DataTable.rows("model/workflow/popular-actions.txt")) {
        rows.put(row.substring(0, row.indexOf('|')).toLowerCase(Locale.ROOT), row);
      }
      return rows;
    }
  }

  /**
   * Gives what is known of an action at a version.
   *
   * @param slug owner, repository and path, in any case
   * @param ref the version: a tag as {@code v4} or {@code v4.2.1}, or a branch as {@code
   *     release/v4}
   */
  public static Optional<ActionMetadata> find(String slug, String ref) {
    String row = Rows.BY_SLUG.get(slug.toLowerCase(Locale.ROOT));
    if (row == null) {
      return Optional.empty();
    }
    return FOUND.computeIfAbsent(
        slug + "@" + ref,
        name -> ActionVersion.of(ref).flatMap(version -> metadata(row, version, name)));
  }

  /** Gives the newest version of an action, as a ref. */
  public static Optional<String> newest(String slug) {
    return Optional.ofNullable(Rows.BY_SLUG.get(slug.toLowerCase(Locale.ROOT)))
        .map(row -> words(row.split("\\|", -1)[1]).getLast())
        .map(version -> version.substring(0, version.indexOf('=')));
  }

  private static Optional<ActionMetadata> metadata(String row, ActionVersion version, String name) {
    String[] cells = row.split("\\|", -1);
    List<String> versions = words(cells[1]);
    for (int i = 0; i < versions.size(); i++) {
      int equals = versions.get(i).indexOf('=');
      Optional<ActionMetadata.Relation> relation =
          ActionVersion.of(versions.get(i).substring(0, equals)).flatMap(version::relationTo);
      if (relation.isPresent()) {
        return Optional.of(
            new ActionMetadata(
                name,
                versions.get(i).substring(equals + 1),
                inputs(cells, i),
                holding(cells[3], i),
                relation.get()));
      }
    }
    return Optional.empty();
  }

  private static List<ActionInput> inputs(String[] cells, int version) {
    List<ActionInput> inputs = new ArrayList<>();
    for (String word : holding(cells[2], version)) {
      String name = word.replaceAll("[!~]", "");
      inputs.add(
          new ActionInput(
              name,
              word.contains("!"),
              word.contains("~") ? Optional.of(deprecation(cells, name)) : Optional.empty()));
    }
    return inputs;
  }

  private static String deprecation(String[] cells, String input) {
    for (int i = 4; i < cells.length; i++) {
      if (cells[i].startsWith(input + " ")) {
        return cells[i].substring(input.length() + 1);
      }
    }
    return "";
  }

  /** Gives the words of a cell that hold in a version, without what says so. */
  private static List<String> holding(String cell, int version) {
    List<String> holding = new ArrayList<>();
    for (String word : words(cell)) {
      int colon = word.indexOf(':');
      if (colon < 0) {
        holding.add(word);
      } else if ((Long.parseLong(word, colon + 1, word.length(), 16) >> version & 1) == 1) {
        holding.add(word.substring(0, colon));
      }
    }
    return holding;
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
  }
}
