package dev.lintel.catalogs;

import io.trino.hive.thrift.metastore.ClientCapabilities;
import io.trino.hive.thrift.metastore.ClientCapability;
import io.trino.hive.thrift.metastore.GetTablesRequest;
import io.trino.hive.thrift.metastore.Table;
import io.trino.hive.thrift.metastore.ThriftHiveMetastore;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TIOStreamTransport;
import org.apache.thrift.transport.TTransportException;

/**
 * A connection to one Hive Metastore. It makes the calls and words what goes wrong; a call that the
 * server does not know is no fault, for metastores of 2.x, 3.x and 4.x know different ones.
 */
final class MetastoreConnection implements AutoCloseable {
  /** What one answer may hold; a hundred wide tables are a tenth of it. */
  private static final int MAX_MESSAGE_BYTES = 64 << 20;

  private static final int MAX_FRAME_BYTES = 16 << 20;
  private static final int MAX_DEPTH = 64;

  private final String place;
  private final Duration timeout;
  private final Socket socket;
  private final InputStream input;
  private final ThriftHiveMetastore.Client client;
  private final Set<MetastoreCall> unknown = EnumSet.noneOf(MetastoreCall.class);

  private MetastoreConnection(MetastoreAddress address, Duration timeout, Socket socket)
      throws IOException, TTransportException {
    this.place = address.toString();
    this.timeout = timeout;
    this.socket = socket;
    this.input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    TConfiguration limits = new TConfiguration(MAX_MESSAGE_BYTES, MAX_FRAME_BYTES, MAX_DEPTH);
    TIOStreamTransport transport =
        new TIOStreamTransport(limits, input, new BufferedOutputStream(socket.getOutputStream()));
    this.client = new ThriftHiveMetastore.Client(new TBinaryProtocol(transport, true, true));
  }

  /** Connects to the first of the addresses that takes a connection. */
  static MetastoreConnection open(List<MetastoreAddress> addresses, Duration timeout)
      throws CatalogException {
    List<String> problems = new ArrayList<>();
    for (MetastoreAddress address : addresses) {
      InetAddress[] hosts;
      try {
        hosts = InetAddress.getAllByName(address.host());
      } catch (UnknownHostException e) {
        problems.add(
            "there is no host '%s'; give the address that hive.metastore.uris holds, as %s"
                .formatted(address.host(), MetastoreAddress.EXAMPLE));
        continue;
      }
      IOException last = null;
      for (InetAddress host : hosts) {
        try {
          return connect(address, host, timeout);
        } catch (IOException e) {
          last = e;
        }
      }
      problems.add(unreachable(address, last, timeout));
    }
    throw new CatalogException(String.join("; ", problems));
  }

  private static MetastoreConnection connect(
      MetastoreAddress address, InetAddress host, Duration timeout)
      throws IOException, CatalogException {
    Socket socket = new Socket();
    try {
      socket.setSoTimeout((int) timeout.toMillis());
      socket.connect(new InetSocketAddress(host, address.port()), (int) timeout.toMillis());
      return new MetastoreConnection(address, timeout, socket);
    } catch (IOException e) {
      close(socket);
      throw e;
    } catch (TTransportException e) {
      close(socket);
      throw new CatalogException("cannot speak with " + address + ": " + e.getMessage(), e);
    }
  }

  private static String unreachable(MetastoreAddress address, IOException e, Duration timeout) {
    return switch (e) {
      case ConnectException _ -> "nothing listens at %s: %s".formatted(address, e.getMessage());
      case SocketTimeoutException _ ->
          "%s took no connection within %d s".formatted(address, timeout.toSeconds());
      default -> "cannot connect to %s: %s".formatted(address, e.getMessage());
    };
  }

  String place() {
    return place;
  }

  /** Gives the names of all databases; the first call, which finds out what the server speaks. */
  List<String> databases() throws CatalogException {
    return call(
            () -> {
              client.sendGetAllDatabases();
              Optional<String> problem = FirstAnswer.problem(input);
              if (problem.isPresent()) {
                boolean isSasl = problem.get().equals(FirstAnswer.HUNG_UP) && speaksSasl();
                throw new CatalogException(
                    place + " " + (isSasl ? FirstAnswer.SASL : problem.get()));
              }
              return client.recvGetAllDatabases();
            })
        .orElseThrow(() -> new CatalogException(place + " is no metastore: it has no databases"));
  }

  private boolean speaksSasl() {
    try (Socket other = new Socket()) {
      other.setSoTimeout((int) timeout.toMillis());
      other.connect(socket.getRemoteSocketAddress(), (int) timeout.toMillis());
      return FirstAnswer.speaksSasl(other);
    } catch (IOException e) {
      return false;
    }
  }

  List<String> tableNames(String database) throws CatalogException {
    return call(() -> client.getAllTables(database)).orElse(List.of());
  }

  /** Gives the tables of these names that there still are. */
  List<Table> tables(String database, List<String> names) throws CatalogException {
    // Without this word the server refuses the whole batch where one table is insert-only. Servers
    // before 2.3 know neither such tables nor this call, and Hive 4.0 lacks the older one.
    Optional<List<Table>> tables =
        ask(
            MetastoreCall.TABLES,
            () -> {
              GetTablesRequest request = new GetTablesRequest(database);
              request.setTblNames(names);
              request.setCapabilities(
                  new ClientCapabilities(List.of(ClientCapability.INSERT_ONLY_TABLES)));
              return client.getTableObjectsByNameReq(request).getTables();
            });
    if (tables.isPresent()) {
      return tables.get();
    }
    return call(() -> client.getTableObjectsByName(database, names))
        .orElseThrow(
            () -> new CatalogException(place + " knows no call that gives tables by their names"));
  }

  /** Makes a call that older servers lack; empty where the server does not know it. */
  <T> Optional<T> ask(MetastoreCall name, Exchange<T> exchange) throws CatalogException {
    if (unknown.contains(name)) {
      return Optional.empty();
    }
    Optional<T> answer = call(exchange);
    if (answer.isEmpty()) {
      unknown.add(name);
    }
    return answer;
  }

  ThriftHiveMetastore.Client client() {
    return client;
  }

  private <T> Optional<T> call(Exchange<T> exchange) throws CatalogException {
    try {
      return Optional.of(exchange.run());
    } catch (TApplicationException e) {
      if (e.getType() == TApplicationException.UNKNOWN_METHOD) {
        return Optional.empty();
      }
      throw new CatalogException(place + " refused a call: " + e.getMessage(), e);
    } catch (TTransportException e) {
      throw broken(e);
    } catch (SocketTimeoutException e) {
      throw tooSlow(e);
    } catch (IOException | TException e) {
      throw new CatalogException(
          "%s gave an answer that cannot be read: %s".formatted(place, reason(e)), e);
    }
  }

  private CatalogException broken(TTransportException e) {
    if (e.getType() == TTransportException.TIMED_OUT
        || e.getCause() instanceof SocketTimeoutException) {
      return tooSlow(e);
    }
    if (e.getType() == TTransportException.MESSAGE_SIZE_LIMIT) {
      return new CatalogException(
          "%s sent an answer of more than %d MB, which Lintel does not read"
              .formatted(place, MAX_MESSAGE_BYTES >> 20),
          e);
    }
    return new CatalogException(
        "%s broke off in the middle of an answer: %s".formatted(place, reason(e)), e);
  }

  private CatalogException tooSlow(Exception e) {
    return new CatalogException(
        "%s did not answer within %d s; --timeout gives it longer"
            .formatted(place, timeout.toSeconds()),
        e);
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public void close() {
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Everything is read, or the reason why not is known already.
      return;
    }
  }

  /** One call and its answer. */
  @FunctionalInterface
  interface Exchange<T> {
    T run() throws TException, IOException, CatalogException;
  }
}
