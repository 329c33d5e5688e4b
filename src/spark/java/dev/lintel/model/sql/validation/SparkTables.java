package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.TableCatalog;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tables that Spark makes before each of its test files. */
final class SparkTables {
  private static final String DEFINITIONS =
      """
      CREATE TABLE testdata (key INT, value STRING);
      CREATE TABLE arraydata (arraycol ARRAY<INT>, nestedarraycol ARRAY<ARRAY<INT>>);
      CREATE TABLE mapdata (mapcol MAP<INT, STRING>);
      CREATE TABLE aggtest (a INT, b FLOAT);
      CREATE TABLE onek (unique1 INT, unique2 INT, two INT, four INT, ten INT, twenty INT,
        hundred INT, thousand INT, twothousand INT, fivethous INT, tenthous INT, odd INT,
        even INT, stringu1 STRING, stringu2 STRING, string4 STRING);
      CREATE TABLE tenk1 (unique1 INT, unique2 INT, two INT, four INT, ten INT, twenty INT,
        hundred INT, thousand INT, twothousand INT, fivethous INT, tenthous INT, odd INT,
        even INT, stringu1 STRING, stringu2 STRING, string4 STRING);
      """;

  private SparkTables() {}

  /** Gives a session in which they are all there is. */
  static Session session() {
    Session session = new Session(TableCatalog.EMPTY, Session.World.CLOSED);
    session.use("default");
    // Registered by the test suite, as functions of Scala and Python.
    session.declareScalar("udf");
    session.declareScalar("vol");
    session.declareScalar("booleq");
    session.declareScalar("boolne");
    session.declareFunction("udaf");
    ScriptAnalysis.of(SqlParser.parse(SourceText.of("tables.sql", DEFINITIONS)), session);
    return session;
  }

  /** Adds the tables of TPC-DS. */
  static void addTpcds(Session session) throws IOException {
    Path file = Path.of(System.getProperty("lintel.basedir"), "testdata/conformance/tpcds.sql");
    ScriptAnalysis.of(SqlParser.parse(SourceText.of("tpcds.sql", Files.readString(file))), session);
  }
}
