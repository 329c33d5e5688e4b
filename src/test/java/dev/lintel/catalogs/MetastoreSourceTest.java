package dev.lintel.catalogs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.sql.CatalogTable;
import io.trino.hive.thrift.metastore.FieldSchema;
import io.trino.hive.thrift.metastore.StorageDescriptor;
import io.trino.hive.thrift.metastore.Table;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user is told of a metastore that does not answer as it should. */
class MetastoreSourceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Set<String> OLD_CALLS =
      Set.of("get_all_databases", "get_all_tables", "get_table_objects_by_name");

  private static List<CatalogTable> read(String uris) throws Exception {
    return CatalogSources.metastore(uris, List.of(), SECOND).read();
  }

  private static String problem(String uris) {
    return assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> assertThrows(CatalogException.class, () -> read(uris)))
        .getMessage();
  }

  private static String problem(FakeServer server) {
    try (server) {
      String message = problem(server.uri());
      assertTrue(message.startsWith(server.uri() + " "), message);
      return message.substring(server.uri().length() + 1);
    }
  }

  private static Table table(String name, List<FieldSchema> columns) {
    StorageDescriptor storage = new StorageDescriptor();
    storage.setCols(columns);
    Table table = new Table();
    table.setDbName("sales");
    table.setTableName(name);
    table.setSd(storage);
    table.setParameters(new HashMap<>());
    return table;
  }

  @Test
  void anUnknownHost() {
    assertEquals(
        "there is no host 'metastore.invalid'; give the address that hive.metastore.uris holds, as"
            + " thrift://HOST:9083",
        problem("thrift://metastore.invalid:9083"));
  }

  @Test
  void aPortWhereNothingListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String message = problem("thrift://127.0.0.1:" + port);
    assertTrue(message.startsWith("nothing listens at thrift://127.0.0.1:" + port), message);
  }

  @Test
  void theNextOfSeveralIsTaken() throws Exception {
    Table table = table("orders", List.of(new FieldSchema("id", "int", null)));
    try (FakeMetastore metastore = FakeMetastore.of(table, OLD_CALLS)) {
      assertEquals(1, read("thrift://metastore.invalid:9083," + metastore.uri()).size());
    }
  }

  @Test
  void oneThatSaysNothing() throws Exception {
    assertEquals(
        "did not answer within 1 s; --timeout gives it longer", problem(FakeServer.silent()));
  }

  /** Each byte comes in time, the answer never. */
  @Test
  void oneThatSendsAByteNowAndThen() throws Exception {
    try (FakeServer server = FakeServer.dripping(20)) {
      CatalogSource source =
          new BoundedSource(
              new MetastoreSource(MetastoreAddress.list(server.uri()), List.of(), SECOND),
              "it",
              SECOND);
      CatalogException e =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> assertThrows(CatalogException.class, source::read));
      assertTrue(e.getMessage().startsWith("it was not read to its end within 1 s"), e::getMessage);
    }
  }

  @Test
  void oneThatHangsUp() throws Exception {
    assertTrue(problem(FakeServer.answering("")).startsWith("hung up without an answer"));
  }

  /** What Thrift's SASL transport says to a client that starts without a negotiation. */
  @Test
  void oneThatWantsKerberos() throws Exception {
    String message = problem(FakeServer.answering("\4\0\0\0\23Invalid status -128"));
    assertTrue(message.startsWith("asks for SASL, which is to say Kerberos"), message);
  }

  /** Newer ones hang up on whoever does not start with a negotiation, and answer who does. */
  @Test
  void oneThatHangsUpAndWantsKerberos() throws Exception {
    String message =
        problem(
            FakeServer.of(socket -> {
              byte[] call = new byte[1024];
              if (socket.getInputStream().read(call) > 0 && call[0] == 1) {
                socket.getOutputStream().write("\3\0\0\0\1x".getBytes(ISO_8859_1));
              }
            }));
    assertTrue(message.startsWith("asks for SASL, which is to say Kerberos"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP/1.1 400 Bad Request                          | speaks HTTP
          <html><body>Bad Request                           | speaks HTTP
          SSH-2.0-OpenSSH_9.2                               | answers, but not as a metastore does: with 'SSH-2.0-OpenSSH_'
          """)
  void aWrongPort(String answer, String expected) throws Exception {
    String message = problem(FakeServer.answering(answer));
    assertTrue(message.startsWith(expected), message);
  }

  @Test
  void oneThatWantsTls() throws Exception {
    String message = problem(FakeServer.answering("\25\3\3\0\2\2\50"));
    assertTrue(message.startsWith("wants TLS"), message);
  }

  @Test
  void controlCharactersOfAnAnswerAreNotPrinted() throws Exception {
    String message = problem(FakeServer.answering("\33[2J\33]0;title\7 and more"));
    assertTrue(message.contains("'.[2J.]0;title. a"), message);
  }

  /** A version, a call's name, and then the connection ends. */
  @Test
  void anAnswerThatBreaksOff() throws Exception {
    String message = problem(FakeServer.answering("\200\1\0\2\0\0\0\21get_all_data"));
    assertTrue(message.startsWith("broke off in the middle of an answer"), message);
  }

  /** A list of two billion names, of which none comes; memory for them would be gigabytes. */
  @Test
  void anAnswerThatPromisesTooMuch() throws Exception {
    String head = "\200\1\0\2\0\0\0\21get_all_databases\0\0\0\1";
    String message = problem(FakeServer.answering(head + "\17\0\0\13\177\377\377\377"));
    assertTrue(message.startsWith("sent an answer of more than 64 MB"), message);
  }

  @Test
  void anAnswerOfNoise() throws Exception {
    byte[] noise = new byte[4096];
    new java.util.Random(7).nextBytes(noise);
    noise[0] = (byte) 0x80;
    noise[1] = 1;
    String message = problem(FakeServer.answering(noise));
    assertTrue(message.contains("answer"), message);
  }

  @Test
  void anOldMetastoreIsReadWithTheCallsItHas() throws Exception {
    Table table = table("orders", List.of(new FieldSchema("id", "int", null)));
    try (FakeMetastore metastore = FakeMetastore.of(table, OLD_CALLS)) {
      assertEquals(List.of("sales.orders"), names(read(metastore.uri())));
    }
  }

  @Test
  void aNewMetastoreMayLackTheOldCall() throws Exception {
    Table table = table("orders", List.of(new FieldSchema("id", "int", null)));
    Set<String> calls =
        Set.of("get_all_databases", "get_all_tables", "get_table_objects_by_name_req");
    try (FakeMetastore metastore = FakeMetastore.of(table, calls)) {
      assertEquals(List.of("sales.orders"), names(read(metastore.uri())));
    }
  }

  @Test
  void aMetastoreWithoutEitherCallIsToldSo() throws Exception {
    Table table = table("orders", List.of());
    try (FakeMetastore metastore =
        FakeMetastore.of(table, Set.of("get_all_databases", "get_all_tables"))) {
      assertEquals(
          metastore.uri() + " knows no call that gives tables by their names",
          problem(metastore.uri()));
    }
  }

  @Test
  void aTableOfAHundredThousandColumns() throws Exception {
    List<FieldSchema> columns = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      columns.add(new FieldSchema("c" + i, "int", null));
    }
    try (FakeMetastore metastore = FakeMetastore.of(table("wide", columns), OLD_CALLS)) {
      String message = problem(metastore.uri());
      assertTrue(
          message.contains("table 'wide' has 100,000 columns, and Lintel reads tables of up to"),
          message);
    }
  }

  /** Names are data: none is a path, a query or a sequence for the terminal. */
  @Test
  void aHostileNameIsAName() throws Exception {
    String name = "../../etc/passwd`; DROP TABLE x --\u001b[2J\u202e";
    Table table = table(name, List.of(new FieldSchema("a`b\n", "evil<", "'\"")));
    try (FakeMetastore metastore = FakeMetastore.of(table, OLD_CALLS)) {
      CatalogTable read = read(metastore.uri()).getFirst();
      assertEquals(List.of("sales", name), read.id().parts());
      assertEquals("a`b\n", read.columns().getFirst().name());
      assertEquals("unknown", read.columns().getFirst().type().toString());
    }
  }

  private static List<String> names(List<CatalogTable> tables) {
    return tables.stream().map(table -> table.id().toString()).toList();
  }
}
