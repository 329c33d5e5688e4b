package dev.lintel.catalogs;

import io.trino.hive.thrift.metastore.ThriftHiveMetastore;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;

/**
 * Hive's own metastore in a JVM of its own, with Derby in memory as its database. What it prints
 * stands in {@code target/metastore-PORT.log}.
 */
final class Metastore implements AutoCloseable {
  private static final int START_SECONDS = 120;

  private final Process process;
  private final int port;

  private Metastore(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one; it takes seconds until it listens.
   *
   * @param directory where tables are put
   * @param settings {@code name=value} each
   */
  static Metastore start(Path directory, String... settings) throws IOException {
    Path target = Path.of(System.getProperty("lintel.basedir"), "target");
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // Maven keeps the SLF4J of its plugins for itself.
    command.add("-cp");
    command.add(
        Files.readString(target.resolve("metastore.class-path")).strip()
            + java.io.File.pathSeparator
            + jar(org.slf4j.Logger.class)
            + java.io.File.pathSeparator
            + jar(org.slf4j.nop.NOPServiceProvider.class));
    command.add("org.apache.hadoop.hive.metastore.HiveMetaStore");
    command.addAll(List.of("-p", Integer.toString(port)));
    List<String> all = new ArrayList<>();
    all.add("metastore.warehouse.dir=" + directory.resolve("warehouse"));
    all.add("metastore.warehouse.external.dir=" + directory.resolve("external"));
    all.add("javax.jdo.option.ConnectionURL=jdbc:derby:memory:metastore;create=true");
    all.add("javax.jdo.option.ConnectionDriverName=org.apache.derby.jdbc.EmbeddedDriver");
    all.add("datanucleus.schema.autoCreateAll=true");
    all.add("metastore.schema.verification=false");
    all.addAll(List.of(settings));
    for (String setting : all) {
      command.addAll(List.of("--hiveconf", setting));
    }
    Path log = target.resolve("metastore-" + port + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Metastore(process, port);
  }

  private static String jar(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it takes connections. */
  Metastore await() throws IOException, InterruptedException {
    for (int tenths = 0; tenths < START_SECONDS * 10; tenths++) {
      if (!process.isAlive()) {
        throw new IOException("the metastore ended; see target/metastore-" + port + ".log");
      }
      try {
        new Socket("localhost", port).close();
        return this;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new IOException("the metastore did not start; see target/metastore-" + port + ".log");
  }

  String uri() {
    return "thrift://localhost:" + port;
  }

  /** Does something to it. */
  void with(Work work) throws TException {
    try (TSocket socket = new TSocket("localhost", port, 60_000)) {
      socket.open();
      work.run(new ThriftHiveMetastore.Client(new TBinaryProtocol(socket)));
    }
  }

  @Override
  public void close() {
    // Its database is in memory, so that nothing is lost.
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** What is done to a metastore. */
  @FunctionalInterface
  interface Work {
    void run(ThriftHiveMetastore.Client client) throws TException;
  }
}
