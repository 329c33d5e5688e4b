package dev.lintel.catalogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a user is told of a database that does not answer as it should. */
class JdbcSourceTest {
  private static String problem(String place) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          CatalogSource source =
              CatalogSources.database(
                  "jdbc:postgresql://" + place + "/shop?user=me",
                  List.of(),
                  Optional.empty(),
                  Duration.ofSeconds(1),
                  Map.of("LINTEL_JDBC_PASSWORD", "hunter2"));
          String message = assertThrows(CatalogException.class, source::read).getMessage();
          String head = "jdbc:postgresql://" + place + "/shop: ";
          assertTrue(message.startsWith(head), message);
          assertTrue(!message.contains("hunter2"), message);
          return message.substring(head.length());
        });
  }

  @Test
  void anUnknownHost() {
    assertEquals("there is no host 'database.invalid'", problem("database.invalid:5432"));
  }

  @Test
  void aPortWhereNothingListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String message = problem("127.0.0.1:" + port);
    assertTrue(message.startsWith("nothing listens there"), message);
  }

  @Test
  void oneThatSaysNothing() throws Exception {
    try (FakeServer server = FakeServer.silent()) {
      assertEquals(
          "no answer within 1 s; --timeout gives it longer", problem("127.0.0.1:" + server.port()));
    }
  }

  @Test
  void oneThatHangsUp() throws Exception {
    try (FakeServer server = FakeServer.answering("")) {
      assertTrue(!problem("127.0.0.1:" + server.port()).isEmpty());
    }
  }

  @Test
  void aWrongPort() throws Exception {
    try (FakeServer server = FakeServer.answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertTrue(!problem("127.0.0.1:" + server.port()).isEmpty());
    }
  }
}
