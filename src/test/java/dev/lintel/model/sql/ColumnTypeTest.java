package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int | int",
        "INTEGER | int",
        "Long | bigint",
        "decimal | decimal(10,0)",
        "DECIMAL( 12 , 2 ) | decimal(12,2)",
        "numeric(5) | decimal(5,0)",
        "varchar( 10 ) | varchar(10)",
        "array<int> | array<int>",
        "map<string, array<double>> | map<string,array<double>>",
        "STRUCT<a: INT, b STRING NOT NULL> | struct<a:int,b:string not null>",
        "struct<`a b`:int,`c``d`:int> | struct<`a b`:int,`c``d`:int>",
        "struct<a:int COMMENT 'one, two>', b:date> | struct<a:int,b:date>",
        "interval day to second | interval day to second",
        "struct<> | struct<>",
      })
  void aTypeIsPrintedAsSparkPrintsIt(String written, String printed) {
    ColumnType type = ColumnType.of(written);
    assertEquals(printed, type.toString());
    assertEquals(type, ColumnType.of(printed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "array<",
        "array<int",
        "map<int>",
        "decimal(99,2)",
        "decimal(3,4)",
        "int)",
        "struct<a:>",
        "struct<a:int",
        "varchar(x)",
        "struct<`a:int>",
        "int int"
      })
  void whatIsNoTypeIsUnknown(String text) {
    assertEquals(ColumnType.UNKNOWN, ColumnType.of(text));
  }

  @Test
  void aTypeOfAHundredThousandLevelsIsUnknown() {
    assertEquals(ColumnType.UNKNOWN, ColumnType.of("array<".repeat(100_000)));
  }
}
