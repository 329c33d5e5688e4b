package dev.lintel.catalogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.TableId;
import io.trino.hive.thrift.metastore.Database;
import io.trino.hive.thrift.metastore.FieldSchema;
import io.trino.hive.thrift.metastore.SQLNotNullConstraint;
import io.trino.hive.thrift.metastore.SQLPrimaryKey;
import io.trino.hive.thrift.metastore.SQLUniqueConstraint;
import io.trino.hive.thrift.metastore.SerDeInfo;
import io.trino.hive.thrift.metastore.StorageDescriptor;
import io.trino.hive.thrift.metastore.Table;
import io.trino.hive.thrift.metastore.ThriftHiveMetastore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.thrift.TException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads back what was put into Hive's own metastore. */
class MetastoreImportTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String ORC = "org.apache.hadoop.hive.ql.io.orc.OrcInputFormat";
  private static final String ORC_SERDE = "org.apache.hadoop.hive.ql.io.orc.OrcSerde";

  @TempDir static Path directory;
  private static Metastore metastore;
  private static Metastore guarded;

  @BeforeAll
  static void start() throws Exception {
    // By default Hive 4 makes managed tables external, for clients that do not say what they know.
    metastore = Metastore.start(directory, "metastore.metadata.transformer.class= ");
    // SASL with names from its configuration, as there is no Kerberos here; the bytes are the same.
    guarded =
        Metastore.start(
            directory,
            "metastore.execute.setugi=false",
            "metastore.authentication=CONFIG",
            "metastore.authentication.config.username=someone",
            "metastore.authentication.config.password=something");
    metastore.await();
    guarded.await();
    metastore.with(MetastoreImportTest::fill);
  }

  @AfterAll
  static void stop() throws Exception {
    metastore.close();
    guarded.close();
  }

  private static void fill(ThriftHiveMetastore.Client client) throws TException {
    client.createDatabase(
        new Database("sales", "", directory.resolve("sales").toUri().toString(), Map.of()));
    Table orders =
        table(
            "orders",
            "MANAGED_TABLE",
            List.of(
                new FieldSchema("id", "bigint", "the order's number"),
                new FieldSchema("amount", "decimal(12,2)", null),
                new FieldSchema("items", "array<struct<sku:string,count:int>>", null),
                new FieldSchema("labels", "map<string,string>", null)));
    orders.setPartitionKeys(List.of(new FieldSchema("day", "date", "when it came")));
    orders.setOwner("sales-team");
    orders.putToParameters("comment", "one row an order");
    orders.putToParameters("numRows", "12345");
    orders.putToParameters("retention.days", "400");
    orders.putToParameters("hive.sql.dbcp.password", "hunter2");
    client.createTableWithConstraints(
        orders,
        List.of(new SQLPrimaryKey("sales", "orders", "id", 1, "pk", true, false, true)),
        List.of(),
        List.of(
            new SQLUniqueConstraint("hive", "sales", "orders", "id", 1, "uk", false, false, true),
            new SQLUniqueConstraint(
                "hive", "sales", "orders", "amount", 2, "uk", false, false, true)),
        List.of(
            new SQLNotNullConstraint("hive", "sales", "orders", "amount", "nn", true, true, true),
            new SQLNotNullConstraint(
                "hive", "sales", "orders", "labels", "nn2", false, false, false)),
        List.of(),
        List.of());
    Table raw =
        table("raw_events", "EXTERNAL_TABLE", List.of(new FieldSchema("line", "string", null)));
    raw.putToParameters("EXTERNAL", "TRUE");
    raw.getSd().setLocation(directory.resolve("events").toUri().toString());
    raw.getSd().setInputFormat("org.apache.hadoop.mapred.TextInputFormat");
    raw.getSd()
        .getSerdeInfo()
        .setSerializationLib("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe");
    client.createTable(raw);
    Table view =
        table("big_orders", "VIRTUAL_VIEW", List.of(new FieldSchema("id", "bigint", null)));
    view.setViewOriginalText("SELECT id FROM orders WHERE amount > 1000");
    view.setViewExpandedText("SELECT id FROM sales.orders WHERE amount > 1000");
    client.createTable(view);
    client.createTable(dataSource());
    Table delta =
        table(
            "events_delta",
            "EXTERNAL_TABLE",
            List.of(new FieldSchema("col", "array<string>", "from deserializer")));
    delta.putToParameters("spark.sql.sources.provider", "DELTA");
    delta.putToParameters("EXTERNAL", "TRUE");
    client.createTable(delta);
    // The server refuses whole batches with one of these to clients that do not know them.
    Table insertOnly =
        table("insert_only", "MANAGED_TABLE", List.of(new FieldSchema("a", "int", null)));
    insertOnly.putToParameters("transactional", "true");
    insertOnly.putToParameters("transactional_properties", "insert_only");
    client.createTable(insertOnly);
  }

  /** What Spark 4.0 writes for {@code CREATE TABLE ... USING parquet PARTITIONED BY (Region)}. */
  private static Table dataSource() {
    Table table =
        table(
            "clicks",
            "MANAGED_TABLE",
            List.of(
                new FieldSchema("userid", "bigint", null),
                new FieldSchema("page", "struct<url:string>", null)));
    table.setPartitionKeys(List.of(new FieldSchema("region", "string", null)));
    table.putToParameters("spark.sql.sources.provider", "parquet");
    String json =
        """
        {"type":"struct","fields":[\
        {"name":"userId","type":"long","nullable":false,"metadata":{"comment":"who"}},\
        {"name":"page","type":{"type":"struct","fields":[\
        {"name":"url","type":"string","nullable":false,"metadata":{}}]},"nullable":true,"metadata":{}},\
        {"name":"seen","type":"timestamp_ntz","nullable":true,"metadata":{}},\
        {"name":"Region","type":"string","nullable":true,\
        "metadata":{"__CHAR_VARCHAR_TYPE_STRING":"varchar(2)"}}]}\
        """;
    table.putToParameters("spark.sql.sources.schema.numParts", "2");
    table.putToParameters("spark.sql.sources.schema.part.0", json.substring(0, 100));
    table.putToParameters("spark.sql.sources.schema.part.1", json.substring(100));
    table.putToParameters("spark.sql.sources.schema.numPartCols", "1");
    table.putToParameters("spark.sql.sources.schema.partCol.0", "Region");
    table.putToParameters("spark.sql.statistics.numRows", "77");
    return table;
  }

  private static Table table(String name, String type, List<FieldSchema> columns) {
    StorageDescriptor storage = new StorageDescriptor();
    storage.setCols(columns);
    storage.setInputFormat(ORC);
    storage.setOutputFormat("org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat");
    storage.setSerdeInfo(new SerDeInfo(name, ORC_SERDE, new HashMap<>()));
    storage.setParameters(new HashMap<>());
    Table table = new Table();
    table.setDbName("sales");
    table.setTableName(name);
    table.setTableType(type);
    table.setSd(storage);
    table.setPartitionKeys(new ArrayList<>());
    table.setParameters(new HashMap<>());
    return table;
  }

  private static CatalogTable read(String name) throws Exception {
    return all().find(TableId.of("sales", name)).orElseThrow();
  }

  private static TableCatalog all() throws Exception {
    return new TableCatalog(CatalogSources.metastore(metastore.uri(), List.of(), TIMEOUT).read());
  }

  @Test
  void tablesOfEveryKindAreThere() throws Exception {
    Map<String, CatalogTable.Kind> kinds = new HashMap<>();
    all().tables().forEach(table -> kinds.put(table.id().toString(), table.kind()));
    assertEquals(
        Map.of(
            "sales.orders", CatalogTable.Kind.TABLE,
            "sales.raw_events", CatalogTable.Kind.EXTERNAL_TABLE,
            "sales.big_orders", CatalogTable.Kind.VIEW,
            "sales.clicks", CatalogTable.Kind.TABLE,
            "sales.insert_only", CatalogTable.Kind.TABLE,
            "sales.events_delta", CatalogTable.Kind.EXTERNAL_TABLE),
        kinds);
  }

  @Test
  void hivesTableHasColumnsPartitionsAndConstraints() throws Exception {
    CatalogTable orders = read("orders");
    assertEquals(
        List.of(
            "id bigint null",
            "amount decimal(12,2) not null",
            "items array<struct<sku:string,count:int>> null",
            "labels map<string,string> null",
            "day date null"),
        columns(orders));
    assertEquals(List.of("day"), orders.partitionedBy());
    assertEquals(List.of(List.of("id"), List.of("id", "amount")), orders.keys());
    assertEquals(Optional.of("one row an order"), orders.comment());
    assertEquals(Optional.of("the order's number"), orders.column("id").orElseThrow().comment());
    assertEquals(OptionalLong.of(12345), orders.rowCount());
    assertEquals(Optional.of("orc"), orders.format());
  }

  @Test
  void booksAndSecretsOfPropertiesStayOut() throws Exception {
    assertEquals(
        Map.of("owner", "sales-team", "retention.days", "400"), read("orders").properties());
  }

  @Test
  void sparksOwnSchemaIsTheTrueOne() throws Exception {
    CatalogTable clicks = read("clicks");
    assertEquals(
        List.of(
            "userId bigint not null",
            "page struct<url:string not null> null",
            "seen timestamp_ntz null",
            "Region varchar(2) null"),
        columns(clicks));
    assertEquals(List.of("Region"), clicks.partitionedBy());
    assertEquals(Optional.of("parquet"), clicks.format());
    assertEquals(OptionalLong.of(77), clicks.rowCount());
    assertEquals(Optional.of("who"), clicks.column("userid").orElseThrow().comment());
  }

  @Test
  void aTableWhoseColumnsTheMetastoreDoesNotHoldIsOpen() throws Exception {
    CatalogTable delta = read("events_delta");
    assertEquals(List.of(), delta.columns());
    assertTrue(delta.open());
    assertEquals(Optional.of("delta"), delta.format());
  }

  @Test
  void anExternalTableSaysWhereItLies() throws Exception {
    CatalogTable raw = read("raw_events");
    assertTrue(raw.location().orElseThrow().endsWith("/events"), raw.location()::toString);
    assertEquals(Optional.of("text"), raw.format());
  }

  @Test
  void aDatabaseThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
    CatalogSource source = CatalogSources.metastore(metastore.uri(), List.of("sale"), TIMEOUT);
    CatalogException e = assertThrows(CatalogException.class, source::read);
    assertEquals(
        metastore.uri() + " has no database 'sale'; it has default, sales", e.getMessage());
  }

  @Test
  void onlyTheWantedDatabasesAreRead() throws Exception {
    assertEquals(
        List.of(), CatalogSources.metastore(metastore.uri(), List.of("default"), TIMEOUT).read());
  }

  @Test
  void aMetastoreThatWantsSaslIsCalledOne() throws Exception {
    CatalogSource source = CatalogSources.metastore(guarded.uri(), List.of(), TIMEOUT);
    CatalogException e = assertThrows(CatalogException.class, source::read);
    assertTrue(e.getMessage().startsWith(guarded.uri() + " asks for SASL"), e.getMessage());
  }

  /** A batch of a hundred and one more. */
  @Test
  void manyTablesComeInBatches() throws Exception {
    metastore.with(client -> {
      client.createDatabase(
          new Database("many", "", directory.resolve("many").toUri().toString(), Map.of()));
      for (int i = 0; i < 101; i++) {
        Table table = table("t" + i, "VIRTUAL_VIEW", List.of(new FieldSchema("a", "int", null)));
        table.setDbName("many");
        client.createTable(table);
      }
    });
    assertEquals(
        101, CatalogSources.metastore(metastore.uri(), List.of("many"), TIMEOUT).read().size());
    metastore.with(client -> client.dropDatabase("many", true, true));
  }

  private static List<String> columns(CatalogTable table) {
    return table.columns().stream()
        .map(c -> c.name() + " " + c.type() + (c.nullable() ? " null" : " not null"))
        .toList();
  }
}
