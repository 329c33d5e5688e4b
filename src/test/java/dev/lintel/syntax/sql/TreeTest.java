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
          a NOT LIKE 'x' ESCAPE '!'| Like:NOT_LIKE(ColumnRef<a> StringLiteral<'x'> StringLiteral<'!'>)
          a IS NOT NULL OR b       | Logical:OR(IsNull:NOT(ColumnRef<a>) ColumnRef<b>)
          a IS DISTINCT FROM b + 1 | Comparison:NULL_SAFE_NOT_EQUAL(ColumnRef<a> Operation:+(ColumnRef<b> NumberLiteral<1>))
          a & b & 'c'              | Operation:&(ColumnRef<a> ColumnRef<b> StringLiteral<'c'>)
          -a::int                  | Operation:-(Cast(ColumnRef<a> DataType<int>))
          f(x -> x + 1, y => 2)    | FunctionCall:f(Lambda:[x](Operation:+(ColumnRef<x> NumberLiteral<1>)) NamedArgument:y(NumberLiteral<2>))
          sum(a) OVER (ORDER BY b) | WindowCall(FunctionCall:sum(ColumnRef<a>) Window(SortItem(ColumnRef<b>)))
          CASE a WHEN 1 THEN b END | CaseWhen(ColumnRef<a> Branch(NumberLiteral<1> ColumnRef<b>))
          a.b.c[0].d               | FieldAccess:d(Subscript(ColumnRef<a.b.c> NumberLiteral<0>))
          DATE '2025-01-31'        | TypedLiteral<DATE '2025-01-31'>
          count(*)                 | FunctionCall:count(Star<*>)
          offset + left            | Operation:+(ColumnRef<offset> ColumnRef<left>)
          1 << 2 + 3 >>> 4         | Operation:>>>(Operation:<<(NumberLiteral<1> Operation:+(NumberLiteral<2> NumberLiteral<3>)) NumberLiteral<4>)
          a ! IN (1) AND b IS ! NULL | Logical:AND(InList:NOT(ColumnRef<a> NumberLiteral<1>) IsNull:NOT(ColumnRef<b>))
          DATE "2025-01-31"        | TypedLiteral<DATE "2025-01-31">
          INTERVAL -1 DAY 2 HOUR -3 MINUTE | IntervalLiteral:[-1 DAY, 2 HOUR, -3 MINUTE]<INTERVAL -1 DAY 2 HOUR -3 MINUTE>
          INTERVAL 1 DAY - 2       | Operation:-(IntervalLiteral:[1 DAY]<INTERVAL 1 DAY> NumberLiteral<2>)
          a::interval day to second | Cast(ColumnRef<a> DataType<interval day to second>)
          CAST(a AS STRING COLLATE UTF8_LCASE) | Cast(ColumnRef<a> DataType<STRING COLLATE UTF8_LCASE>)
          a IS NOT TRUE            | IsTruth:NOT_TRUE(ColumnRef<a>)
          a IS UNKNOWN AND b       | Logical:AND(IsTruth:UNKNOWN(ColumnRef<a>) ColumnRef<b>)
          a LIKE ANY ('x%', 'y%')  | Like:LIKE_ANY(ColumnRef<a> Tuple(StringLiteral<'x%'> StringLiteral<'y%'>))
          a NOT ILIKE ALL ('x%')   | Like:NOT_ILIKE_ALL(ColumnRef<a> Tuple(StringLiteral<'x%'>))
          INTERVAL '1-2' YEAR TO MONTH | IntervalLiteral:['1-2' YEAR TO MONTH]<INTERVAL '1-2' YEAR TO MONTH>
          INTERVAL '1 day 2 hours' | IntervalLiteral:'1 day 2 hours'<INTERVAL '1 day 2 hours'>
          raw:store.basket[0]['x']:y::int | Cast(PathAccess:y(Subscript(Subscript(FieldAccess:basket(PathAccess:store(ColumnRef<raw>)) NumberLiteral<0>) StringLiteral<'x'>)) DataType<int>)
          raw:['a b'][*]           | Subscript(PathAccess(ColumnRef<raw> StringLiteral<'a b'>))
          trim(BOTH 'x' FROM a)    | FunctionCall:trim[BOTH, FROM](StringLiteral<'x'> ColumnRef<a>)
          extract(year FROM a)     | FunctionCall:extract[FROM](ColumnRef<year> ColumnRef<a>)
          overlay(a PLACING 'x' FROM 2 FOR 3) | FunctionCall:overlay[PLACING, FROM, FOR](ColumnRef<a> StringLiteral<'x'> NumberLiteral<2> NumberLiteral<3>)
          a COLLATE UTF8_LCASE = b | Comparison:EQUAL(Collate:UTF8_LCASE(ColumnRef<a>) ColumnRef<b>)
          lag(a) IGNORE NULLS OVER (ORDER BY b DESC NULLS LAST ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) | WindowCall(FunctionCall:lag:IGNORE(ColumnRef<a>) Window(SortItem:LAST(ColumnRef<b>) Frame:ROWS(Bound:PRECEDING(NumberLiteral<1>) Bound:CURRENT_ROW<CURRENT ROW>)))
          percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FILTER (WHERE b) | FunctionCall:percentile_cont(NumberLiteral<0.5> SortItem(ColumnRef<a>) ColumnRef<b>)
          CAST(a AS STRUCT<x: INT NOT NULL COMMENT 'c', y DECIMAL(10, 2)>) | Cast(ColumnRef<a> DataType(DataType<INT> DataType:[10, 2]<DECIMAL(10, 2)>))
          a AT TIME ZONE 'UTC'     | Operation:AT TIME ZONE(ColumnRef<a> StringLiteral<'UTC'>)
          f(all -> all * all)      | FunctionCall:f(Lambda:[all](Operation:*(ColumnRef<all> ColumnRef<all>)))
          a IN (*)                 | InList(ColumnRef<a> Star<*>)
          IDENTIFIER('f')(a)       | FunctionCall:IDENTIFIER('f')(ColumnRef<a>)
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
          SELECT a FROM t GROUP BY a, b GROUPING SETS (a, (a, b)) | QueryStatement(Query(Select(Item(ColumnRef<a>) TableName<t> GroupBy(ColumnRef<a> ColumnRef<b> Grouping:GROUPING_SETS(ColumnRef<a> Tuple(ColumnRef<a> ColumnRef<b>))))))
          SELECT * FROM f(TABLE(t) PARTITION BY a ORDER BY b) | QueryStatement(Query(Select(Item(Star<*>) TableFunction(FunctionCall:f(FunctionCall:TABLE(ColumnRef<t>) SortItem(ColumnRef<b>))))))
          SELECT TRANSFORM(a) USING 'cat' AS (b INT) FROM t | QueryStatement(Query(Select(Item(FunctionCall:TRANSFORM(ColumnRef<a>)) Script(StringLiteral<'cat'> Column(DataType<INT>)) TableName<t>)))
          SELECT /*+ BROADCAST(t, s), REPARTITION(3, a) COALESCE */ * FROM t | QueryStatement(Query(Select(Hint:BROADCAST(ColumnRef<t> ColumnRef<s>) Hint:REPARTITION(NumberLiteral<3> ColumnRef<a>) Hint:COALESCE<COALESCE> Item(Star<*>) TableName<t>)))
          SELECT a FROM t GROUP BY a, b WITH CUBE       | QueryStatement(Query(Select(Item(ColumnRef<a>) TableName<t> GroupBy(Grouping:CUBE(ColumnRef<a> ColumnRef<b>)))))
          SELECT a FROM t GROUP BY ROLLUP (a, (b, c)) ORDER BY ALL DESC | QueryStatement(Query(Select(Item(ColumnRef<a>) TableName<t> GroupBy(Grouping:ROLLUP(ColumnRef<a> Tuple(ColumnRef<b> ColumnRef<c>)))) SortItem(Star<ALL>)))
          SELECT * FROM t VERSION AS OF 3 TABLESAMPLE (10 PERCENT) REPEATABLE (7) x | QueryStatement(Query(Select(Item(Star<*>) TableName:x(TableVersion(NumberLiteral<3>) TableSample:PERCENT(NumberLiteral<10>)))))
          SELECT * FROM t@v3, s TIMESTAMP AS OF '2025-01-31', u TABLESAMPLE (BUCKET 4 OUT OF 10), STREAM(v) w | QueryStatement(Query(Select(Item(Star<*>) TableName(TableVersion<@v3>) TableName(TableVersion:TIME(StringLiteral<'2025-01-31'>)) TableName(TableSample:BUCKET(NumberLiteral<4>)) TableName:w<STREAM(v) w>)))
          SELECT * FROM t PIVOT (sum(a) AS s FOR (b, c) IN ((1, 2) AS x)) AS p | QueryStatement(Query(Select(Item(Star<*>) Pivot:p(TableName<t> Item:s(FunctionCall:sum(ColumnRef<a>)) Item:x(Tuple(NumberLiteral<1> NumberLiteral<2>))))))
          SELECT * FROM t x UNPIVOT INCLUDE NULLS (v FOR n IN (a AS b, c)) | QueryStatement(Query(Select(Item(Star<*>) Unpivot(TableName:x<t x> Item:b(ColumnRef<a>) Item(ColumnRef<c>)))))
          SELECT * FROM (VALUES (1, 2)) AS v(a, b)      | QueryStatement(Query(Select(Item(Star<*>) DerivedTable(Query(Values(Tuple(NumberLiteral<1> NumberLiteral<2>)))))))
          FROM t a JOIN s USING (i) SELECT b WHERE c    | QueryStatement(Query(Select(Item(ColumnRef<b>) Join:INNER(TableName:a<t a> TableName<s>) ColumnRef<c>)))
          FROM t INSERT INTO a SELECT x INSERT OVERWRITE TABLE b PARTITION (p) SELECT y WHERE z | MultiInsert(TableName<t> Insert(TableName<a> Query(Select(Item(ColumnRef<x>)))) Insert(TableName<b> PartitionValue<p> Query(Select(Item(ColumnRef<y>) ColumnRef<z>))))
          INSERT OVERWRITE LOCAL DIRECTORY '/tmp/x' USING csv OPTIONS ('sep' = ',') SELECT a FROM t | InsertDirectory(StringLiteral<'/tmp/x'> Query(Select(Item(ColumnRef<a>) TableName<t>)))
          INSERT INTO t REPLACE WHERE a = 1 SELECT 1    | Insert(TableName<t> Comparison:EQUAL(ColumnRef<a> NumberLiteral<1>) Query(Select(Item(NumberLiteral<1>))))
          FROM t ¦> WHERE a > 1 ¦> EXTEND b + 1 AS c ¦> SET a = 2 ¦> DROP d, e ¦> AS u | QueryStatement(Query(PipedQuery(Relations(TableName<t>) Filter(Comparison:GREATER(ColumnRef<a> NumberLiteral<1>)) Project:EXTEND(Item:c(Operation:+(ColumnRef<b> NumberLiteral<1>))) Replace(Assignment(NumberLiteral<2>)) Drop<DROP d, e> Rename<AS u>)))
          TABLE t ¦> AGGREGATE sum(a) AS s GROUP BY b ¦> ORDER BY s LIMIT 3 ¦> SELECT DISTINCT s | QueryStatement(Query(PipedQuery(Table(TableName<t>) Aggregate(Item:s(FunctionCall:sum(ColumnRef<a>)) Item(ColumnRef<b>)) Order(SortItem(ColumnRef<s>) NumberLiteral<3>) Project:SELECT(Item(ColumnRef<s>)))))
          SELECT 1 a UNION ALL SELECT 2 ¦> LEFT JOIN s USING (a) ¦> UNION TABLE r LIMIT 1 | QueryStatement(Query(PipedQuery(SetOperation:UNION(Select(Item:a(NumberLiteral<1>)) Select(Item(NumberLiteral<2>))) JoinWith(TableName<s>) Combine(Table(TableName<r>))) NumberLiteral<1>))
          VALUES (0), (1) ¦> PIVOT (sum(a) FOR b IN (1, 2)) ¦> TABLESAMPLE (5 ROWS) | QueryStatement(Query(PipedQuery(Values(NumberLiteral<0> NumberLiteral<1>) Turn(Pivot(Item(FunctionCall:sum(ColumnRef<a>)) Item(NumberLiteral<1>) Item(NumberLiteral<2>))) Sample(TableSample:ROWS(NumberLiteral<5>)))))
          DELETE FROM IDENTIFIER(lower('A')) WHERE c    | Delete(TableName<IDENTIFIER(lower('A'))> ColumnRef<c>)
          """)
  void statementsHaveTheirParts(String sql, String outline) {
    assertEquals(outline, Outline.of(parse(sql.replace('¦', '|')).statements().getFirst()));
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
