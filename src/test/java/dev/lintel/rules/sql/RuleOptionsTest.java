package dev.lintel.rules.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.testing.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team sets for a rule in its lintel.yml. */
class RuleOptionsTest {
  @Test
  void placesOutsideTheRootsAreReported(@TempDir Path root) throws IOException {
    assertEquals(
        "tables.sql:2:45: medium: sql/unexpected-location 's3://elsewhere/b' is outside the roots"
            + " s3://shop-lake/, abfss://lake@shop\n",
        report(
            root,
            "sql/unexpected-location: {roots: 's3://shop-lake/, abfss://lake@shop'}",
            """
            CREATE TABLE a (x INT) USING delta LOCATION 's3://shop-lake/a';
            CREATE TABLE b (x INT) USING delta LOCATION 's3://elsewhere/b';
            CREATE TABLE c (x INT) USING delta LOCATION 'abfss://lake@shop/c';
            CREATE TABLE d (x INT) USING delta;
            """));
  }

  @Test
  void propertiesThatATeamAsksForAreMissed(@TempDir Path root) throws IOException {
    assertEquals(
        "tables.sql:2:14: info: sql/undocumented-table shop.b has no property 'owner'\n",
        report(
            root,
            "sql/undocumented-table: {properties: 'owner, tier'}",
            """
            CREATE TABLE shop.a (x INT) COMMENT 'a' TBLPROPERTIES ('owner' = 'me', tier = 'gold');
            CREATE TABLE shop.b (x INT) COMMENT 'owner' TBLPROPERTIES ('tier' = 'gold');
            """));
  }

  private static String report(Path root, String rule, String sql) throws IOException {
    Files.writeString(root.resolve("lintel.yml"), "rules:\n  " + rule + "\n");
    Files.writeString(root.resolve("tables.sql"), sql);
    return WholeRun.of(root).concise();
  }
}
