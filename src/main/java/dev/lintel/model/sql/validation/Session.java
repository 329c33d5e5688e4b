package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.Arity;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.TableId;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.AlterAction;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known while the statements of a script pass, one after the other: the catalog, and over
 * it what the script itself creates, drops and declares.
 */
final class Session {
  private static final Pattern WORD =
      Pattern.compile("`[^`]*`|\"[^\"]*\"|'[^']*'|[\\w$]+|[^\\s\\w]");

  /** As many words tell what a statement creates or declares. */
  private static final int MAX_WORDS = 12;

  private final TableCatalog catalog;
  private final World world;
  private final Map<String, List<CatalogTable>> created = new HashMap<>();
  private final Set<String> forgotten = new HashSet<>();
  private final Set<String> functions = new HashSet<>();
  private final Map<String, Arity> arities = new HashMap<>();
  private final Set<String> scalars = new HashSet<>();
  private final Set<String> variables = new HashSet<>();
  private final Set<Setting> settings = EnumSet.noneOf(Setting.class);
  private Optional<String> schema = Optional.empty();
  private boolean hasUnknown;

  /** A setting of Spark's that changes what names mean, where a script turns it on. */
  enum Setting {
    NO_GROUP_ALIASES("spark.sql.groupByAliases", "false"),
    REGEX_NAMES("spark.sql.parser.quotedRegexColumnNames", "true"),
    EMPTY_COUNT("spark.sql.legacy.allowParameterlessCount", "true"),
    OLD_CTE_PRECEDENCE("spark.sql.legacy.ctePrecedencePolicy", "legacy"),
    QUOTED_NAMES("spark.sql.ansi.doubleQuotedIdentifiers", "true"),
    HAVING_AS_WHERE("spark.sql.legacy.parser.havingWithoutGroupByAsWhere", "true");

    private final String key;
    private final String value;

    Setting(String key, String value) {
      this.key = key;
      this.value = value;
    }
  }

  /** How much of what there is the catalog holds. */
  enum World {
    /** There are other tables and functions than those that are known. */
    OPEN,
    /** What is not known does not exist. */
    CLOSED
  }

  Session(TableCatalog catalog, World world) {
    this.catalog = catalog;
    this.world = world;
  }

  /** Gives a session that goes its own way from here on. */
  Session copy() {
    Session copy = new Session(catalog, world);
    created.forEach((name, tables) -> copy.created.put(name, new ArrayList<>(tables)));
    copy.forgotten.addAll(forgotten);
    copy.functions.addAll(functions);
    copy.arities.putAll(arities);
    copy.scalars.addAll(scalars);
    copy.variables.addAll(variables);
    copy.settings.addAll(settings);
    copy.hasUnknown = hasUnknown;
    copy.schema = schema;
    return copy;
  }

  boolean is(Setting setting) {
    return settings.contains(setting);
  }

  /** Takes up a setting. */
  void set(String key, String value) {
    for (Setting setting : Setting.values()) {
      if (setting.key.equalsIgnoreCase(key)) {
        if (setting.value.equalsIgnoreCase(value)) {
          settings.add(setting);
        } else {
          settings.remove(setting);
        }
      }
    }
  }

  World world() {
    return world;
  }

  TableCatalog catalog() {
    return catalog;
  }

  /** Gives the schema that the script itself made the current one. */
  Optional<String> schema() {
    return schema;
  }

  void use(String name) {
    schema = Optional.of(name);
  }

  /** Gives the table that a name means. */
  Optional<CatalogTable> find(TableId id) {
    List<CatalogTable> own = created.getOrDefault(lower(id.name()), List.of());
    Optional<CatalogTable> exact = exact(own, id);
    if (exact.isPresent()) {
      return exact;
    }
    if (schema.isPresent() && id.parts().size() == 1) {
      Optional<CatalogTable> current = exact(own, TableId.of(schema.get(), id.name()));
      if (current.isPresent() || world == World.CLOSED) {
        return current.or(
            () -> forgotten.contains(lower(id.name())) ? Optional.empty() : catalog.find(id));
      }
    }
    List<CatalogTable> possible = own.stream().filter(table -> table.id().mayBe(id)).toList();
    if (possible.size() == 1 && world == World.OPEN) {
      return Optional.of(possible.getFirst());
    }
    if (!possible.isEmpty() && world == World.OPEN || forgotten.contains(lower(id.name()))) {
      return Optional.empty();
    }
    return catalog.find(id);
  }

  private static Optional<CatalogTable> exact(List<CatalogTable> tables, TableId id) {
    return tables.stream().filter(table -> table.id().equals(id)).findFirst();
  }

  /** Tells whether a table may be meant although it was not found. */
  boolean mayExist(TableId id) {
    return forgotten.contains(lower(id.name()))
        || catalog.knows(id)
        || created.getOrDefault(lower(id.name()), List.of()).stream()
            .anyMatch(table -> table.id().mayBe(id));
  }

  /** Takes up what the script creates, in place of what had that name. */
  void create(CatalogTable table) {
    List<CatalogTable> tables =
        created.computeIfAbsent(lower(table.id().name()), name -> new ArrayList<>());
    tables.removeIf(old -> old.id().equals(table.id()));
    tables.add(table);
  }

  /** Gives the name that a table has which is created under another one. */
  TableId qualified(TableId id) {
    return id.parts().size() == 1 && schema.isPresent() ? TableId.of(schema.get(), id.name()) : id;
  }

  void drop(TableId id) {
    List<CatalogTable> tables = created.getOrDefault(lower(id.name()), List.of());
    boolean isOwn =
        !tables.isEmpty()
            && (tables.removeIf(table -> table.id().equals(id))
                || tables.removeIf(table -> table.id().equals(qualified(id)))
                || tables.removeIf(table -> table.id().mayBe(id)));
    if (!isOwn && world == World.OPEN) {
      forgotten.add(lower(id.name()));
    }
  }

  /**
   * Takes up what ALTER TABLE does to a table that the script made. Of any other one nobody knows
   * the columns any more: it may have been altered before or not.
   */
  void alter(TableId id, AlterAction action) {
    Optional<CatalogTable> table = find(id);
    if (table.isEmpty()) {
      forgotten.add(lower(id.name()));
    } else {
      create(isCreated(table.get()) ? table.get().after(action) : table.get().withOpen(true));
    }
  }

  /** Tells whether the script itself made a table. */
  boolean isCreated(CatalogTable table) {
    return created.getOrDefault(lower(table.id().name()), List.of()).contains(table);
  }

  /** Takes note that there is a table whose name nobody knows. */
  void createUnknown() {
    hasUnknown = true;
  }

  boolean hasUnknown() {
    return hasUnknown;
  }

  /** Gives what the script created and did not drop, temporary views included. */
  List<CatalogTable> created() {
    return created.values().stream().flatMap(List::stream).toList();
  }

  void declareFunction(String name) {
    functions.add(lower(name));
  }

  /** Takes note of a function that makes a value of the values of one row. */
  void declareScalar(String name) {
    declareFunction(name);
    scalars.add(lower(name));
  }

  boolean declaresScalar(String name) {
    return scalars.contains(lower(name));
  }

  boolean declaresFunction(String name) {
    return functions.contains(lower(name));
  }

  void declareVariable(String name) {
    variables.add(lower(name));
  }

  /** Tells whether a name may be that of a variable, or of a field of one. */
  boolean mayBeVariable(List<Name> parts) {
    int at = 0;
    if (parts.size() > at && parts.get(at).value().equalsIgnoreCase("system")) {
      at++;
    }
    if (parts.size() > at && parts.get(at).value().equalsIgnoreCase("session")) {
      at++;
    }
    return at < parts.size() && variables.contains(lower(parts.get(at).value()));
  }

  /** Takes up what a statement without a record of its own does, by its first words. */
  void note(Statement statement) {
    List<String> words = words(statement.span());
    if (words.isEmpty()) {
      return;
    }
    switch (words.getFirst().toUpperCase(Locale.ROOT)) {
      case "USE" -> noteUse(words);
      case "DECLARE" -> noteVariable(words);
      case "CREATE", "CACHE" -> noteCreate(words);
      default -> {}
    }
  }

  private static List<String> words(Span span) {
    List<String> words = new ArrayList<>();
    int end = Math.min(span.length(), 1_000);
    Matcher matcher = WORD.matcher(span.part(0, end).text());
    while (words.size() < MAX_WORDS && matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** Takes note that something is gone which is no table. */
  void forget(String name) {
    variables.remove(lower(name));
    functions.remove(lower(name));
    scalars.remove(lower(name));
    arities.remove(lower(name));
  }

  private void noteUse(List<String> words) {
    String last = words.getLast();
    boolean isCatalog = words.size() > 1 && words.get(1).equalsIgnoreCase("CATALOG");
    if (words.size() > 1 && !isCatalog && !last.equals(")")) {
      use(unquoted(last));
    }
  }

  /** The word VARIABLE may be left out, and may be a name. */
  private void noteVariable(List<String> words) {
    words.stream().skip(1).limit(6).map(Session::unquoted).forEach(this::declareVariable);
  }

  private void noteCreate(List<String> words) {
    boolean isFunction = words.stream().anyMatch("FUNCTION"::equalsIgnoreCase);
    int kind = -1;
    for (int i = 1; i < words.size() && kind < 0; i++) {
      switch (words.get(i).toUpperCase(Locale.ROOT)) {
        case "TABLE", "VIEW", "FUNCTION" -> kind = i;
        default -> {}
      }
    }
    int name = kind + 1;
    while (name < words.size() && isFiller(words.get(name))) {
      name++;
    }
    if (kind < 0 || name >= words.size()) {
      return;
    }
    List<String> parts = new ArrayList<>();
    parts.add(unquoted(words.get(name)));
    while (name + 2 < words.size() && words.get(name + 1).equals(".")) {
      name += 2;
      parts.add(unquoted(words.get(name)));
    }
    if (isFunction) {
      declareFunction(parts.getLast());
    } else {
      create(CatalogTable.of(qualified(new TableId(parts)), List.of()).withOpen(true));
    }
  }

  /** Takes note of how many arguments a function takes. */
  void declareArity(String name, Arity arity) {
    arities.put(lower(name), arity);
  }

  /** Gives how many arguments a function takes that the script creates. */
  Optional<Arity> arity(String name) {
    return Optional.ofNullable(arities.get(lower(name)));
  }

  private static boolean isFiller(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "IF", "NOT", "EXISTS" -> true;
      default -> false;
    };
  }

  private static String unquoted(String word) {
    boolean isQuoted = word.length() > 1 && (word.charAt(0) == '`' || word.charAt(0) == '"');
    return isQuoted ? word.substring(1, word.length() - 1) : word;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
