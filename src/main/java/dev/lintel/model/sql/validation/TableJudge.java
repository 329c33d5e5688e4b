package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableId;
import dev.lintel.source.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether a table that nothing defines may be called unknown. A repository defines some of
 * the tables that it reads, never all; so either a snapshot must tell all tables of the schema, or
 * the name must be a slip of the pen from one that is known.
 */
final class TableJudge {
  /** In a shorter name one letter makes a difference that is meant. */
  private static final int SHORTEST = 6;

  private TableJudge() {}

  /** That a table is unknown. */
  record Verdict(Optional<String> suggestion) {}

  static Optional<Verdict> judge(TableId id, Session session) {
    boolean mayExist = session.mayExist(id) && session.world() == Session.World.OPEN;
    if (mayExist || session.hasUnknown()) {
      return Optional.empty();
    }
    Collection<CatalogTable> tables = session.catalog().tables();
    Optional<String> meant = meant(id, tables);
    boolean isCertain =
        session.world() == Session.World.CLOSED || isCovered(id, tables) || meant.isPresent();
    return isCertain ? Optional.of(new Verdict(meant)) : Optional.empty();
  }

  /** A snapshot holds every table of the schemas that it has any table of. */
  private static boolean isCovered(TableId id, Collection<CatalogTable> tables) {
    if (id.parts().size() < 2) {
      return false;
    }
    List<String> schema = id.parts().subList(0, id.parts().size() - 1);
    return tables.stream()
        .filter(table -> table.definition().isEmpty())
        .map(table -> table.id().parts())
        .anyMatch(parts -> parts.size() > schema.size() && endsWith(schemaOf(parts), schema));
  }

  private static List<String> schemaOf(List<String> parts) {
    return parts.subList(0, parts.size() - 1);
  }

  private static boolean endsWith(List<String> parts, List<String> end) {
    List<String> last = parts.subList(parts.size() - end.size(), parts.size());
    for (int i = 0; i < end.size(); i++) {
      if (!last.get(i).equalsIgnoreCase(end.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> meant(TableId id, Collection<CatalogTable> tables) {
    String name = id.name().toLowerCase(Locale.ROOT);
    return tables.stream()
        .map(CatalogTable::id)
        .filter(known -> known.parts().size() == id.parts().size() && isSameSchema(known, id))
        .filter(known -> isSlip(name, known.name().toLowerCase(Locale.ROOT)))
        .map(TableId::toString)
        .findFirst();
  }

  private static boolean isSameSchema(TableId known, TableId id) {
    return known.parts().size() == 1 || endsWith(schemaOf(known.parts()), schemaOf(id.parts()));
  }

  /** One letter; not a digit, which numbers things, and not the ending, which counts them. */
  private static boolean isSlip(String written, String known) {
    boolean isPlural = written.equals(known + "s") || known.equals(written + "s");
    return written.length() >= SHORTEST
        && !isPlural
        && Spelling.isOneApart(written, known)
        && digits(written).equals(digits(known));
  }

  private static String digits(String name) {
    return name.replaceAll("\\D", "");
  }

  /** {@code parquet.`/data/x`} reads a file. */
  static boolean isFile(TableId id) {
    if (id.parts().size() != 2 || id.name().isEmpty()) {
      return false;
    }
    return switch (id.parts().getFirst().toLowerCase(Locale.ROOT)) {
      case "parquet",
          "delta",
          "csv",
          "json",
          "orc",
          "avro",
          "text",
          "binaryfile",
          "iceberg",
          "xml" ->
          true;
      default -> false;
    };
  }
}
