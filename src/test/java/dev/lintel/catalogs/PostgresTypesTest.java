package dev.lintel.catalogs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresTypesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          integer                        | int
          bigint                         | bigint
          numeric(10,2)                  | decimal(10,2)
          numeric                        | decimal(38,18)
          numeric(50,2)                  | unknown
          numeric(3,-2)                  | unknown
          text                           | string
          character varying(20)          | varchar(20)
          character varying              | string
          character(3)                   | char(3)
          timestamp with time zone       | timestamp
          timestamp(3) with time zone    | timestamp
          timestamp(3) without time zone | timestamp_ntz
          jsonb                          | string
          uuid                           | string
          interval day to second(3)      | string
          numeric(5,1)[]                 | array<decimal(5,1)>
          int4range                      | unknown
          hstore[]                       | unknown
          evil"(                         | unknown
          """)
  void typesBecomeWhatSparkMakesOfThem(String printed, String expected) {
    assertEquals(expected, PostgresTypes.of(printed).toString());
  }
}
