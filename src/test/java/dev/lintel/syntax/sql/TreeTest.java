package dev.lintel.syntax.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the shape of trees. */
class TreeTest {
  private static SqlScript parse(String sql) {
    SqlScript script = SqlParser.parse(SourceText.of("a.sql", sql));
    assertEquals(List.of(), script.problems());
    return script;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a + b * c - d            | Operation:-(Operation:+(ColumnRef<a> Operation:*(ColumnRef<b> ColumnRef<c>)) ColumnRef<d>)
          a OR b AND c OR d        | Logical:OR(ColumnRef<a> Logical:AND(ColumnRef<b> ColumnRef<c>) ColumnRef<d>)
          NOT a = b AND c          | Logical:AND(Not(Comparison:EQUAL(ColumnRef<a> ColumnRef<b>)) ColumnRef<c>)
          (a OR b) AND c           | Logical:AND(Logical:OR(ColumnRef<a> ColumnRef<b>) ColumnRef<c>)
          -a * b                   | Operation:*(Operation:-(ColumnRef<a>) ColumnRef<b>)
          a BETWEEN 1 AND 2 AND b  | Logical:AND(Between(ColumnRef<a> NumberLiteral<1> NumberLiteral<2>) ColumnRef<b>)
          a NOT IN (1, 2)          | InList:NOT(ColumnRef<a> NumberLiteral<1> NumberLiteral<2>)
          a IN (1)                 | InList(ColumnRef<a> NumberLiteral<1>)
          a NOT LIKE 'x' ESCAPE '!'| Like:NOT_LIKE(ColumnRef<a> StringLiteral<'x'>)
          a IS NOT NULL OR b       | Logical:OR(IsNull:NOT(ColumnRef<a>) ColumnRef<b>)
          a IS DISTINCT FROM b + 1 | Comparison:NULL_SAFE_NOT_EQUAL(ColumnRef<a> Operation:+(ColumnRef<b> NumberLiteral<1>))
          a & b & 'c'              | Operation:&(ColumnRef<a> ColumnRef<b> StringLiteral<'c'>)
          -a::int                  | Operation:-(Cast(ColumnRef<a> DataType<int>))
          f(x -> x + 1, y => 2)    | FunctionCall:f(Lambda:[x](Operation:+(ColumnRef<x> NumberLiteral<1>)) NamedArgument:y(NumberLiteral<2>))
          sum(a) OVER (ORDER BY b) | WindowCall(FunctionCall:sum(ColumnRef<a>) Window(SortItem(ColumnRef<b>)))
          CASE a WHEN 1 THEN b END | CaseWhen(ColumnRef<a> Branch(NumberLiteral<1> ColumnRef<b>))
          a.b.c[0].d               | OtherExpression(OtherExpression(ColumnRef<a.b.c> NumberLiteral<0>))
          DATE '2025-01-31'        | TypedLiteral<DATE '2025-01-31'>
          count(*)                 | FunctionCall:count(Star<*>)
          offset + left            | Operation:+(ColumnRef<offset> ColumnRef<left>)
          1 << 2 + 3 >>> 4         | Operation:>>>(Operation:<<(NumberLiteral<1> Operation:+(NumberLiteral<2> NumberLiteral<3>)) NumberLiteral<4>)
          a ! IN (1) AND b IS ! NULL | Logical:AND(InList:NOT(ColumnRef<a> NumberLiteral<1>) IsNull:NOT(ColumnRef<b>))
          DATE "2025-01-31"        | TypedLiteral<DATE "2025-01-31">
          INTERVAL -1 DAY 2 HOUR -3 MINUTE | TypedLiteral<INTERVAL -1 DAY 2 HOUR -3 MINUTE>
          INTERVAL 1 DAY - 2       | Operation:-(TypedLiteral<INTERVAL 1 DAY> NumberLiteral<2>)
          a::interval day to second | Cast(ColumnRef<a> DataType<interval day to second>)
          CAST(a AS STRING COLLATE UTF8_LCASE) | Cast(ColumnRef<a> DataType<STRING COLLATE UTF8_LCASE>)
          f(all -> all * all)      | FunctionCall:f(Lambda:[all](Operation:*(ColumnRef<all> ColumnRef<all>)))
          a IN (*)                 | InList(ColumnRef<a> Star<*>)
          IDENTIFIER('f')(a)       | OtherExpression(FunctionCall:IDENTIFIER(StringLiteral<'f'>) ColumnRef<a>)
          """)
  void operatorsBindByTheirStrength(String expression, String outline) {
    SqlScript script = parse("SELECT " + expression);
    Select select = script.all(Select.class).getFirst();
    assertEquals(outline, Outline.of(select.items().getFirst().expression()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT a x, b FROM t LEFT JOIN s ON t.i = s.i | QueryStatement(Query(Select(Item:x(ColumnRef<a>) Item(ColumnRef<b>) Join:LEFT(TableName<t> TableName<s> Comparison:EQUAL(ColumnRef<t.i> ColumnRef<s.i>)))))
          SELECT 1 UNION SELECT 2 INTERSECT SELECT 3    | QueryStatement(Query(SetOperation:UNION(Select(Item(NumberLiteral<1>)) SetOperation:INTERSECT(Select(Item(NumberLiteral<2>)) Select(Item(NumberLiteral<3>))))))
          INSERT INTO t (a) VALUES (1), (2)             | Insert(TableName<t> Query(Values(NumberLiteral<1> NumberLiteral<2>)))
          UPDATE t SET a = 1 WHERE b                    | Update(TableName<t> Assignment(NumberLiteral<1>) ColumnRef<b>)
          DELETE FROM t WHERE a IN (SELECT b FROM s)    | Delete(TableName<t> InSubquery(ColumnRef<a> Query(Select(Item(ColumnRef<b>) TableName<s>))))
          CREATE TABLE t (a ARRAY<INT>, b STRING)       | CreateTable(TableName<t> Column(DataType(DataType<INT>)) Column(DataType<STRING>))
          SELECT * FROM VALUES (1), (2) AS v, u         | QueryStatement(Query(Select(Item(Star<*>) DerivedTable(Query(Values(NumberLiteral<1> NumberLiteral<2>))) TableName<u>)))
          SELECT * FROM VALUES (1), (2) v, u            | QueryStatement(Query(Select(Item(Star<*>) DerivedTable(Query(Values(NumberLiteral<1> NumberLiteral<2>))) TableName<u>)))
          VALUES f(1), g(2) AS t(a) ORDER BY a          | QueryStatement(Query(Values(FunctionCall:f(NumberLiteral<1>) FunctionCall:g(NumberLiteral<2>)) SortItem(ColumnRef<a>)))
          SELECT a AS all, true AS true FROM view       | QueryStatement(Query(Select(Item:all(ColumnRef<a>) Item:true(BooleanLiteral<true>) TableName<view>)))
          SELECT a FROM t GROUP BY a, b GROUPING SETS (a, (a, b)) | QueryStatement(Query(Select(Item(ColumnRef<a>) TableName<t> GroupBy(ColumnRef<a> ColumnRef<b> OtherExpression(ColumnRef<a> Tuple(ColumnRef<a> ColumnRef<b>))))))
          SELECT * FROM f(TABLE(t) PARTITION BY a ORDER BY b) | QueryStatement(Query(Select(Item(Star<*>) TableFunction(FunctionCall:f(FunctionCall:TABLE(ColumnRef<t>) SortItem(ColumnRef<b>))))))
          SELECT TRANSFORM(a) USING 'cat' AS (b INT) FROM t | QueryStatement(Query(Select(Item(FunctionCall:TRANSFORM(ColumnRef<a>)) TableName<t>)))
          DELETE FROM IDENTIFIER(lower('A')) WHERE c    | Delete(TableName<IDENTIFIER(lower('A'))> ColumnRef<c>)
          """)
  void statementsHaveTheirParts(String sql, String outline) {
    assertEquals(outline, Outline.of(parse(sql).statements().getFirst()));
  }

  @Test
  void aCommentKnowsWhetherItStandsAlone() {
    SqlScript script = parse("-- one\nSELECT 1 -- two\n  /* three /* nested */ */;");
    assertEquals(
        List.of("-- one true", "-- two false", "/* three /* nested */ */ true"),
        script.comments().stream().map(c -> c.text() + " " + c.isAlone()).toList());
  }

  @Test
  void aHintBelongsToItsSelectAndIsACommentElsewhere() {
    SqlScript script = parse("SELECT /*+ BROADCAST(t) */ a FROM t /*+ lost */");
    assertEquals(
        "/*+ BROADCAST(t) */", script.all(Select.class).getFirst().hints().getFirst().text());
    assertEquals(List.of("/*+ lost */"), script.comments().stream().map(c -> c.text()).toList());
  }
}
