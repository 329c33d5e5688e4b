package dev.lintel.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int; string, date; int",
        "$2; string, date; date",
        "$2; string; unknown",
        "array($1); int; array<int>",
        "element($1); array<array<string>>; array<string>",
        "element($1); string; unknown",
        "map(key($1),$2); map<int,string>, double; map<int,double>",
        "array(common(element($1),$2)); array<int>, bigint; array<bigint>",
        "common($2*); boolean, int, double; double",
        "3:$2 | *:$4; array<int>, int, int; int",
        "3:$2 | *:$4; array<int>, int, int, string; string",
        "2:date | 3:timestamp; string; unknown",
        "sum($1); decimal(10,2); decimal(20,2)",
        "sum($1); decimal(35,2); decimal(38,2)",
        "sum($1); int; bigint",
        "sum($1); string; double",
        "sum($1); unknown; unknown",
        "average($1); decimal(10,2); decimal(14,6)",
        "average($1); interval day to second; interval day to second",
        "whole($1); decimal(10,2); decimal(9,0)",
        "whole($1); double; bigint",
        "rounded($1); decimal(10,2); unknown",
        "rounded($1); string; double",
        "each($2,double); int, array<double>; array<double>",
        "each($2,double); int, double; double",
        "joined($*); int, string; string",
        "joined($*); binary, binary; binary",
        "joined($*); array<int>, array<bigint>; array<bigint>",
        "joined($*); string, unknown; unknown",
        "pairs($*); string, int, string, double; map<string,double>",
        "exploded($1); map<string,int>; struct<key:string,value:int>",
        "exploded($1); array<date>; date",
        "positioned($1); array<date>; struct<pos:int,col:date>",
        "sequence($*); date, date, interval day; array<date>",
        "sequence($*); int, int, bigint; array<bigint>",
        "period($1); timestamp; struct<start:timestamp,end:timestamp>",
      })
  void theTypeFollowsFromTheArguments(String rule, String arguments, String type) {
    assertEquals(type, ReturnType.read(rule).of(types(arguments)).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int, bigint; bigint",
        "int, string; bigint",
        "double, string; double",
        "date, string; date",
        "date, timestamp; timestamp",
        "int, float; double",
        "float, double; double",
        "int, decimal(10,2); decimal(12,2)",
        "decimal(10,2), decimal(5,4); decimal(12,4)",
        "decimal(38,2), bigint; decimal(38,2)",
        "int, void; int",
        "void, void; void",
        "int, unknown; unknown",
        "int, boolean; unknown",
        "int, array<int>; unknown",
        "array<int>, array<double>; array<double>",
        "map<string,int>, map<string,bigint>; map<string,bigint>",
        "struct<a:int>, struct<b:double>; struct<a:double>",
        "varchar(3), string; string",
      })
  void theCommonTypeIsSparks(String arguments, String type) {
    assertEquals(type, CommonType.of(types(arguments)).toString());
  }

  private static List<ColumnType> types(String text) {
    List<ColumnType> types = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += "<(".indexOf(c) >= 0 ? 1 : ">)".indexOf(c) >= 0 ? -1 : 0;
      if (c == ',' && depth == 0 || i == text.length()) {
        types.add(ColumnType.of(text.substring(start, i).strip()));
        start = i + 1;
      }
    }
    return types;
  }
}
