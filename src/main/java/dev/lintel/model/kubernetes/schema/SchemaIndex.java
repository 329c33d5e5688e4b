package dev.lintel.model.kubernetes.schema;

import dev.lintel.model.kubernetes.schema.Schema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas that Lintel ships: those of Kubernetes by version, and those of common custom
 * resources. Nothing is read before it is asked for. Safe to share between threads.
 */
public final class SchemaIndex {
  /** The minor versions of Kubernetes 1 that the index holds. */
  public static final int OLDEST = 25;

  public static final int NEWEST = 37;

  private static final SchemaReader KUBERNETES = new SchemaReader(KubernetesTexts.INSTANCE);
  private static final SchemaReader CUSTOM = new SchemaReader(CustomTexts.INSTANCE);
  private static final Map<Integer, Schema> CUSTOM_OBJECTS = new ConcurrentHashMap<>();

  /** By the names of kinds, of which each object asks; only those that there are. */
  private static final Map<String, List<Served>> SERVED = new ConcurrentHashMap<>();

  private SchemaIndex() {}

  /**
   * A kind of Kubernetes itself.
   *
   * @param apiVersion as {@code apps/v1}
   * @param minors the versions that serve it, ascending
   */
  public record Served(String apiVersion, List<Integer> minors) {
    public Served {
      minors = List.copyOf(minors);
    }
  }

  /**
   * Gives the schema of a kind.
   *
   * @param minor of Kubernetes, 25 to 37
   */
  public static Optional<Schema> find(String apiVersion, String kind, int minor) {
    return line(KubernetesTexts.INSTANCE, apiVersion, kind)
        .flatMap(line -> number(line, minor))
        .map(KUBERNETES::schema)
        .or(() -> custom(apiVersion, kind));
  }

  /**
   * Gives what Kubernetes says of a field of one of its own schemas: one sentence without a full
   * stop.
   */
  static Optional<String> description(Schema schema, String field) {
    OptionalInt number = KUBERNETES.number(schema);
    return number.isEmpty() ? Optional.empty() : FieldDescriptions.find(number.getAsInt(), field);
  }

  private static Optional<Schema> custom(String apiVersion, String kind) {
    return line(CustomTexts.INSTANCE, apiVersion, kind)
        .map(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1)))
        .map(number -> CUSTOM_OBJECTS.computeIfAbsent(number, n -> asObject(CUSTOM.schema(n))));
  }

  /** Gives what holds for an object of any kind. */
  static Schema anyObject() {
    return asObject(Schema.OPEN_OBJECT);
  }

  /** The definition of a custom resource leaves to Kubernetes what all objects have. */
  static Schema asObject(Schema custom) {
    Schema schema = custom;
    for (Field field : metadata()) {
      schema = schema.with(field);
    }
    return schema;
  }

  private static List<Field> metadata() {
    Schema any = find("v1", "ConfigMap", NEWEST).orElseThrow();
    Schema text = Schema.of(Schema.ValueType.STRING);
    return List.of(
        new Field("apiVersion", false, () -> text),
        new Field("kind", false, () -> text),
        any.fields().get("metadata"));
  }

  /** Gives the versions in which Kubernetes itself serves a kind of a name, by their groups. */
  public static List<Served> served(String kind) {
    List<Served> known = SERVED.get(kind);
    if (known != null) {
      return known;
    }
    List<Served> found = readServed(kind);
    if (!found.isEmpty()) {
      SERVED.put(kind, found);
    }
    return found;
  }

  private static List<Served> readServed(String kind) {
    List<Served> found = new ArrayList<>();
    String kinds = KubernetesTexts.INSTANCE.kinds();
    String name = " " + kind + " ";
    for (int at = kinds.indexOf(name); at >= 0; at = kinds.indexOf(name, at + 1)) {
      int start = kinds.lastIndexOf('\n', at) + 1;
      String apiVersion = kinds.substring(start, at);
      if (!apiVersion.equals("recursive")) {
        String line = kinds.substring(at + name.length(), kinds.indexOf('\n', at));
        List<Integer> minors = new ArrayList<>();
        for (int minor = OLDEST; minor <= NEWEST; minor++) {
          if (number(line, minor).isPresent()) {
            minors.add(minor);
          }
        }
        found.add(new Served(apiVersion, minors));
      }
    }
    return List.copyOf(found);
  }

  /** Gives the kinds that any version of Kubernetes serves in an API version. */
  static List<String> kinds(String apiVersion) {
    List<String> found = new ArrayList<>();
    String kinds = KubernetesTexts.INSTANCE.kinds();
    String start = "\n" + apiVersion + " ";
    for (int at = kinds.indexOf(start); at >= 0; at = kinds.indexOf(start, at + 1)) {
      int name = at + start.length();
      found.add(kinds.substring(name, kinds.indexOf(' ', name)));
    }
    return found;
  }

  /** Tells whether Kubernetes itself serves an API group; the core group is the empty string. */
  static boolean isOwnGroup(String group) {
    return group.isEmpty() || KubernetesTexts.INSTANCE.kinds().contains("\n" + group + "/");
  }

  /** Gives what stands behind a kind in its line. */
  private static Optional<String> line(SchemaTexts texts, String apiVersion, String kind) {
    String kinds = texts.kinds();
    String start = "\n" + apiVersion + " " + kind + " ";
    int at = kinds.indexOf(start);
    return at < 0
        ? Optional.empty()
        : Optional.of(kinds.substring(at + start.length(), kinds.indexOf('\n', at + 1)));
  }

  /** Gives the schema of a version from runs as {@code 25-29,31:474}. */
  private static Optional<Integer> number(String line, int minor) {
    for (String run : line.split(" ")) {
      int colon = run.indexOf(':');
      for (String range : run.substring(0, colon).split(",")) {
        int dash = range.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
        int last = Integer.parseInt(range.substring(dash + 1));
        if (first <= minor && minor <= last) {
          return Optional.of(Integer.parseInt(run.substring(colon + 1)));
        }
      }
    }
    return Optional.empty();
  }
}
