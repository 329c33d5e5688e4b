package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.Lex;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calcite's validator with Spark's functions; Calcite's own parser stands in for the lowering. */
class SparkOperatorsTest {
  private static final ColumnType ROW =
      ColumnType.of(
          "struct<i:int,bi:bigint,d:double,de:decimal(10,2),s:string,da:date,ts:timestamp,"
              + "bo:boolean,ai:array<int>,a2:array<struct<x:int,y:string>>,m:map<string,double>>");

  /** The table of one row type that the expressions see. */
  private static final class T extends AbstractTable {
    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
      return CalciteTypes.of(ROW, factory);
    }
  }

  /** Spark's decimals have up to 38 digits. */
  private static final class WideTypes extends RelDataTypeSystemImpl {
    @Override
    public int getMaxPrecision(SqlTypeName type) {
      return type == SqlTypeName.DECIMAL ? 38 : super.getMaxPrecision(type);
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
      return type == SqlTypeName.DECIMAL ? 38 : super.getMaxScale(type);
    }
  }

  private static String typeOf(String select) throws SqlParseException {
    RelDataTypeFactory factory = new SqlTypeFactoryImpl(new WideTypes());
    CalciteSchema schema = CalciteSchema.createRootSchema(false, false);
    schema.add("t", new T());
    CalciteCatalogReader catalog =
        new CalciteCatalogReader(
            schema, List.of(), factory, new CalciteConnectionConfigImpl(new Properties()));
    SqlValidator validator =
        SqlValidatorUtil.newValidator(
            SparkOperators.instance(),
            catalog,
            factory,
            SqlValidator.Config.DEFAULT
                .withConformance(SqlConformanceEnum.LENIENT)
                .withIdentifierExpansion(true));
    SqlParser.Config config =
        SqlParser.config()
            .withLex(Lex.BIG_QUERY)
            .withUnquotedCasing(Casing.UNCHANGED)
            .withConformance(SqlConformanceEnum.LENIENT);
    SqlNode query = validator.validate(SqlParser.create(select, config).parseQuery());
    RelDataType row = validator.getValidatedNodeType(query);
    return CalciteTypes.of(row.getFieldList().getFirst().getType()).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "upper(s) ; string",
        "year(s) ; int",
        "year(da) ; int",
        "da + 1 ; date",
        "da - 7 ; date",
        "da - da ; interval day",
        "ts - ts ; interval day to second",
        "da + INTERVAL '1' DAY ; date",
        "ts + INTERVAL '1' DAY ; timestamp",
        "i + bi ; bigint",
        "i + s ; bigint",
        "i / 2 ; double",
        "de + de ; decimal(11,2)",
        "de * de ; decimal(21,4)",
        "de / de ; decimal(23,13)",
        "de + i ; decimal(13,2)",
        "de + d ; double",
        "i % 2 ; int",
        "s || i ; string",
        "`if`(bo, i, bi) ; bigint",
        "nvl(s, i) ; bigint",
        "coalesce(i, d) ; double",
        "greatest(1, 'a') ; bigint",
        "least(de, i) ; decimal(12,2)",
        "ifnull(s, 1) ; bigint",
        "nvl2(s, 1, 2.5) ; decimal(11,1)",
        "named_struct('a', i, 'b', s) ; struct<a:int,b:string>",
        "struct(i, s) ; struct<i:int,s:string>",
        "`map`('a', i, 'b', bi) ; map<string,bigint>",
        "`array`(i, bi) ; array<bigint>",
        "explode(ai) ; int",
        "explode(m) ; struct<key:string,value:double>",
        "collect_list(s) ; array<string>",
        "collect_set(i) ; array<int>",
        "first(s) ; string",
        "any_value(d) ; double",
        "max_by(s, i) ; string",
        "min_by(i, d) ; int",
        "count_if(bo) ; bigint",
        "count(*) ; bigint",
        "count(i, s) ; bigint",
        "sum(i) ; bigint",
        "sum(de) ; decimal(20,2)",
        "sum(s) ; double",
        "avg(i) ; double",
        "percentile_approx(i, 0.5) ; int",
        "approx_count_distinct(s) ; bigint",
        "sum(i) OVER (ORDER BY da) ; bigint",
        "`first`(s) OVER (PARTITION BY i ORDER BY da) ; string",
        "row_number() OVER (ORDER BY i) ; int",
        "rank() OVER (ORDER BY i) ; int",
        "`lag`(s) OVER (ORDER BY i) ; string",
        "`lead`(i, 2, 0) OVER (ORDER BY i) ; int",
        "`ntile`(4) OVER (ORDER BY i) ; int",
        "transform(ai, x -> x + 1) ; array<int>",
        "transform(ai, x -> x) ; array<int>",
        "transform(ai, (x, n) -> upper(x)) ; array<string>",
        "`filter`(ai, x -> x > 1) ; array<int>",
        "aggregate(ai, bi, (acc, x) -> acc + x) ; bigint",
        "forall(ai, x -> x > 1) ; boolean",
        "zip_with(ai, ai, (x, y) -> x + y) ; array<int>",
        "map_filter(m, (k, v) -> v > 1) ; map<string,double>",
        "transform_values(m, (k, v) -> k) ; map<string,string>",
        "transform_keys(m, (k, v) -> v) ; map<double,double>",
        "from_json(s, 'a INT') ; unknown",
        "get_json_object(s, '$.a') ; string",
        "date_trunc('month', ts) ; timestamp",
        "datediff(da, s) ; int",
        "date_add(da, 1) ; date",
        "to_date(s) ; date",
        "element_at(m, 'a') ; double",
        "element_at(ai, 1) ; int",
        "size(ai) ; int",
        "split(s, ',') ; array<string>",
        "concat(ai, ai) ; array<int>",
        "concat(s, i) ; string",
        "try_add(i, bi) ; bigint",
        "try_divide(i, 2) ; double",
        "md5(s) ; string",
        "`sequence`(da, da) ; array<date>",
        "my_function(i, s, 3) ; unknown",
        "upper(my_function(i)) ; string",
        "sum(my_function(i)) ; unknown",
        "`window`(ts, '1 hour') ; struct<start:timestamp,end:timestamp>",
        "current_date ; date",
        "current_date() ; date",
      })
  void aCallHasTheTypeThatSparkGivesIt(String expression, String type) throws SqlParseException {
    assertEquals(type, typeOf("SELECT " + expression + " FROM t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT i FROM t WHERE s = 5 AND i = '7'",
        "SELECT i FROM t WHERE da = '2024-01-01' OR da > ts",
        "SELECT i FROM t WHERE m = ai",
        "SELECT i, sum(d) FROM t GROUP BY i HAVING count(DISTINCT s, d) > 1",
        "SELECT i FROM t WHERE my_function(i) = 3 AND `my_test (boolean)`(s)",
        "SELECT s, grouping(s), grouping_id(s, i) FROM t GROUP BY CUBE (s, i)",
        "SELECT count(i) FILTER (WHERE bo) FROM t",
        "SELECT x FROM (SELECT s AS x FROM t) WHERE x LIKE 'a%' AND x IN ('b', 'c')",
      })
  void typesAreNeverRefused(String query) throws SqlParseException {
    assertTrue(typeOf(query).length() > 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "upper(s, 1) ; UPPER",
        "nvl(s) ; NVL",
        "collect_list(s, i) ; COLLECT_LIST",
        "`map`(s) ; MAP",
        "`date_trunc`(ts) ; DATE_TRUNC",
      })
  void aWrongNumberOfArgumentsIsRefused(String expression, String name) {
    CalciteContextException fault =
        assertThrows(
            CalciteContextException.class, () -> typeOf("SELECT " + expression + " FROM t"));
    String message = fault.getCause().getMessage();
    assertTrue(message.contains("Invalid number of arguments"), message);
    assertTrue(message.toUpperCase(Locale.ROOT).contains("'" + name + "'"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT i, sum(d) FROM t",
        "SELECT max(i), s FROM t",
        "SELECT i, `first`(s) FROM t"
      })
  void whatIsNotGroupedIsRefused(String query) {
    assertThrows(CalciteContextException.class, () -> typeOf(query));
  }

  @Test
  void anOperatorIsMadeOnce() {
    SparkOperators operators = SparkOperators.instance();
    assertSame(operators.builtin("UPPER").orElseThrow(), operators.builtin("upper").orElseThrow());
    assertSame(operators.unknown("f"), operators.unknown("F"));
    assertTrue(operators.builtin("my_function").isEmpty());
  }
}
