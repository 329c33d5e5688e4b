package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogDiffTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          t(a int) | t(a int) |
          t(a int) | u(a int) | !TABLE_DROPPED t; TABLE_ADDED u
          t(a int, b int) | t(a int) | !COLUMN_DROPPED b
          t(a int) | t(a int, b int) | COLUMN_ADDED b
          t(a int) | t(a int, b int!) | !COLUMN_ADDED b
          t(a int, b string, c int) | t(a int, x string, c int) | !COLUMN_RENAMED b
          t(a int, b string, c int) | t(a int, c int, x string) | !COLUMN_DROPPED b; COLUMN_ADDED x
          t(a int, b string) | t(a int, x int) | !COLUMN_DROPPED b; COLUMN_ADDED x
          t(a int, b int) | t(b int, a int) | !COLUMNS_REORDERED
          t(A int) | t(a INT) |
          t(a int) | t(a int!) | !NOT_NULL_ADDED a
          t(a int!) | t(a int) | NULLABLE_NOW a
          t(a int) | t(a bigint) | TYPE_WIDENED a
          t(a bigint) | t(a int) | !TYPE_NARROWED a
          t(a int) | t(a string) | !TYPE_CHANGED a
          t(a int) | t(a unknown) |
          t(a int, b int) | t(a int, ...) |
          t(a int, ...) | t(a int, b int) |
          """)
  void eachChangeIsTold(String before, String after, String expected) {
    assertEquals(expected == null ? "" : expected, changes(table(before), table(after)));
  }

  @ParameterizedTest
  @CsvSource({
    "tinyint, smallint, WIDENED",
    "int, double, WIDENED",
    "bigint, double, OTHER",
    "float, double, WIDENED",
    "int, 'decimal(10,0)', WIDENED",
    "int, 'decimal(10,2)', OTHER",
    "'decimal(10,2)', 'decimal(12,4)', WIDENED",
    "'decimal(10,2)', 'decimal(10,4)', OTHER",
    "'decimal(12,4)', 'decimal(10,2)', NARROWED",
    "varchar(10), varchar(20), WIDENED",
    "varchar(20), varchar(10), NARROWED",
    "varchar(20), string, WIDENED",
    "date, timestamp_ntz, WIDENED",
    "date, timestamp, OTHER",
    "array<int>, array<bigint>, WIDENED",
    "'map<string,int>', 'map<string,string>', OTHER",
    "struct<a:int>, 'struct<a:bigint,b:int>', WIDENED",
    "'struct<a:int,b:int>', struct<a:int>, NARROWED",
    "struct<a:int>, 'struct<a:int,b:int not null>', OTHER",
    "struct<a:int>, struct<A:int>, NONE",
    "array<unknown>, array<int>, NONE"
  })
  void aTypeIsWiderWhereEveryValueFits(String from, String to, TypeChange expected) {
    assertEquals(expected, TypeChange.of(ColumnType.of(from), ColumnType.of(to)));
  }

  @Test
  void usesAreFoundByTableAndColumn() {
    TableUses uses =
        new TableUses(
            List.of(
                SqlParser.parse(
                    SourceText.of(
                        "a.sql",
                        """
                        CREATE TABLE s.t (a INT, b INT);
                        SELECT t.b, u.b FROM s.t JOIN u ON t.a = u.a;
                        WITH t AS (SELECT 1 AS b) SELECT b FROM t;
                        INSERT INTO t (a, b) SELECT a, b FROM other;
                        INSERT INTO s.t SELECT 1, 2;
                        UPDATE s.t SET b = 1 WHERE b = 2;
                        MERGE INTO s.t AS x USING n ON x.a = n.a WHEN MATCHED THEN UPDATE SET x.b = n.c;
                        SELECT * FROM s.t;
                        SELECT count(*) FROM s.t;
                        SELECT * FROM (SELECT a FROM s.t);
                        SELECT u.* FROM u JOIN s.t USING (a);
                        SELECT b FROM r.t;
                        DROP TABLE s.t;
                        """))));
    CatalogChange change =
        new CatalogChange(
            CatalogChange.Kind.COLUMN_DROPPED,
            TableId.of("s", "t"),
            java.util.Optional.of("b"),
            true,
            "");
    assertEquals(
        List.of(
            "2 reads t.b",
            "4 writes b",
            "5 writes s.t",
            "6 writes b",
            "6 reads b",
            "7 writes b",
            "8 reads *"),
        uses.of(change).stream()
            .map(use ->
                use.place().region().start().line()
                    + (use.writes() ? " writes " : " reads ")
                    + use.place().text())
            .toList());
  }

  private static String changes(CatalogTable before, CatalogTable after) {
    return CatalogDiff.of(List.of(before), List.of(after)).stream()
        .map(change ->
            (change.breaking() ? "!" : "")
                + change.kind()
                + (change.kind().name().startsWith("TABLE_")
                    ? " " + change.table()
                    : change.column().map(column -> " " + column).orElse("")))
        .collect(Collectors.joining("; "));
  }

  /** Reads {@code t(a int!, b string, ...)}: NOT NULL has a mark, dots make the table open. */
  private static CatalogTable table(String text) {
    int open = text.indexOf('(');
    List<CatalogColumn> columns = new ArrayList<>();
    boolean isOpen = false;
    for (String column : text.substring(open + 1, text.length() - 1).split(", ")) {
      if (column.equals("...")) {
        isOpen = true;
        continue;
      }
      String[] words = column.replace("!", "").split(" ");
      CatalogColumn made = CatalogColumn.of(words[0], ColumnType.of(words[1]));
      columns.add(
          new CatalogColumn(
              made.name(), made.type(), !column.endsWith("!"), made.comment(), made.tags()));
    }
    TableDraft draft =
        new TableDraft(CatalogTable.of(TableId.of(text.substring(0, open)), columns));
    if (isOpen) {
      draft.open();
    }
    return draft.build();
  }
}
