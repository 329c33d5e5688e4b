package dev.lintel.model.workflow.type;

import dev.lintel.source.DataTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What {@code github.event} holds for an event. A payload is read when a workflow asks for it, for
 * most workflows do not.
 */
final class EventPayloads {
  private static final List<String> SHAPES = new ArrayList<>();
  private static final Map<String, String> EVENTS = new HashMap<>();
  private static final Map<String, ObjectType> PAYLOADS = new ConcurrentHashMap<>();

  static {
    for (String row : DataTable.rows("model/workflow/event-payloads.txt")) {
      int blank = row.indexOf(' ');
      if (Character.isDigit(row.charAt(0))) {
        SHAPES.add(row.substring(blank + 1));
      } else {
        EVENTS.put(row.substring(0, blank), row.substring(blank + 1));
      }
    }
  }

  private EventPayloads() {}

  /** Gives the payload of an event; empty where nothing is known of it. */
  static Optional<ObjectType> of(String event) {
    String name = event.equals("pull_request_target") ? "pull_request" : event;
    return EVENTS.containsKey(name)
        ? Optional.of(PAYLOADS.computeIfAbsent(name, known -> builder(EVENTS.get(known)).strict()))
        : Optional.empty();
  }

  private static ObjectType.Builder builder(String names) {
    ObjectType.Builder builder = ObjectType.builder();
    for (String word : names.split(" ")) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        builder.add(word, Type.Any.ANY);
      } else {
        int shape = Integer.parseInt(word.substring(equals + 1));
        builder.add(word.substring(0, equals), builder(SHAPES.get(shape)).sketch());
      }
    }
    return builder;
  }
}
