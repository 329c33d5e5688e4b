package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.schema.Schema.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds where a field that stands in the wrong place belongs: {@code containers} of a Deployment in
 * its {@code spec.template.spec}.
 */
final class FieldSearch {
  private static final int MAX_DEPTH = 6;

  /** Beyond so many objects the place would be a guess. */
  private static final int MAX_VISITED = 400;

  private FieldSearch() {}

  private record Open(Schema schema, String path, int depth) {}

  /**
   * Gives the nearest place to the root that has a field; empty where there is none, or several.
   */
  static Optional<String> find(Schema root, String name) {
    Deque<Open> open = new ArrayDeque<>();
    open.add(new Open(root, "", 0));
    Optional<Open> found = Optional.empty();
    for (int visited = 0; visited < MAX_VISITED && !open.isEmpty(); visited++) {
      Open next = open.poll();
      if (found.isPresent() && next.depth > found.get().depth) {
        break;
      }
      if (next.schema.fields().containsKey(name)) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(next);
      }
      if (next.depth < MAX_DEPTH) {
        addBelow(next, open);
      }
    }
    return found.filter(place -> !place.path.isEmpty()).map(Open::path);
  }

  private static void addBelow(Open at, Deque<Open> open) {
    for (Field field : at.schema.fields().values()) {
      if (at.depth == 0 && !field.name().equals("spec")) {
        continue;
      }
      String path = at.path.isEmpty() ? field.name() : at.path + "." + field.name();
      Schema schema = field.schema().get();
      Optional<Supplier<Schema>> items = schema.items();
      open.add(
          items.isPresent()
              ? new Open(items.get().get(), path + "[]", at.depth + 1)
              : new Open(schema, path, at.depth + 1));
    }
  }
}
