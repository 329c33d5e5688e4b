package dev.lintel.catalogs;

import io.trino.hive.thrift.metastore.NotNullConstraintsRequest;
import io.trino.hive.thrift.metastore.PrimaryKeysRequest;
import io.trino.hive.thrift.metastore.SQLNotNullConstraint;
import io.trino.hive.thrift.metastore.SQLPrimaryKey;
import io.trino.hive.thrift.metastore.SQLUniqueConstraint;
import io.trino.hive.thrift.metastore.UniqueConstraintsRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a table's constraints promise. A metastore has a call for each kind, and gives them for one
 * table at a time only.
 *
 * @param keys sets of columns without duplicates, the primary key first
 * @param required the columns that are never NULL, in lower case
 */
record MetastoreConstraints(List<List<String>> keys, Set<String> required) {
  static final MetastoreConstraints NONE = new MetastoreConstraints(List.of(), Set.of());

  private static final String CATALOG = "hive";

  static MetastoreConstraints of(MetastoreConnection connection, String database, String table)
      throws CatalogException {
    List<List<String>> keys = new ArrayList<>();
    List<SQLPrimaryKey> primary =
        connection
            .ask(
                MetastoreCall.PRIMARY_KEYS,
                () ->
                    connection
                        .client()
                        .getPrimaryKeys(new PrimaryKeysRequest(database, table))
                        .getPrimaryKeys())
            .orElse(List.of());
    if (!primary.isEmpty()) {
      keys.add(
          primary.stream()
              .sorted(Comparator.comparingInt(SQLPrimaryKey::getKeySeq))
              .map(SQLPrimaryKey::getColumnName)
              .toList());
    }
    keys.addAll(unique(connection, database, table));
    Set<String> required =
        connection
            .ask(
                MetastoreCall.NOT_NULL_CONSTRAINTS,
                () ->
                    connection
                        .client()
                        .getNotNullConstraints(
                            new NotNullConstraintsRequest(CATALOG, database, table))
                        .getNotNullConstraints())
            .orElse(List.of())
            .stream()
            // What Hive does not enforce may be NULL all the same.
            .filter(SQLNotNullConstraint::isEnableCstr)
            .map(SQLNotNullConstraint::getColumnName)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return new MetastoreConstraints(keys, required);
  }

  private static List<List<String>> unique(
      MetastoreConnection connection, String database, String table) throws CatalogException {
    Map<String, List<SQLUniqueConstraint>> byName = new TreeMap<>();
    connection
        .ask(
            MetastoreCall.UNIQUE_CONSTRAINTS,
            () ->
                connection
                    .client()
                    .getUniqueConstraints(new UniqueConstraintsRequest(CATALOG, database, table))
                    .getUniqueConstraints())
        .orElse(List.of())
        .forEach(
            part -> byName.computeIfAbsent(part.getUkName(), name -> new ArrayList<>()).add(part));
    return byName.values().stream()
        .map(parts ->
            parts.stream()
                .sorted(Comparator.comparingInt(SQLUniqueConstraint::getKeySeq))
                .map(SQLUniqueConstraint::getColumnName)
                .toList())
        .toList();
  }
}
