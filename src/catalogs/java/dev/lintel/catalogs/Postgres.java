package dev.lintel.catalogs;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL's own server, from the binaries of a jar. It refuses to run as root, so that root
 * starts it as {@code nobody}.
 */
final class Postgres implements AutoCloseable {
  static final String USER = "lintel";
  static final String PASSWORD = "correct-horse";

  private static final String BINARIES = "/postgres-linux-x86_64.txz";
  private static final String NOBODY = "nobody";

  private final Path directory;
  private final int port;
  private Optional<Process> server = Optional.empty();

  private Postgres(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Tells why it cannot run here; empty where it can. */
  static Optional<String> hindrance() {
    boolean isLinux =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    if (!isLinux) {
      return Optional.of("the binaries of PostgreSQL are those of Linux on x86-64");
    }
    List<String> needed = isRoot() ? List.of("tar", "xz", "setpriv") : List.of("tar", "xz");
    return needed.stream()
        .filter(name -> !isOnPath(name))
        .findFirst()
        .map(name -> "there is no '" + name + "', which PostgreSQL is unpacked or started with");
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static boolean isOnPath(String name) {
    for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(entry, name))) {
        return true;
      }
    }
    return false;
  }

  /** Starts one with an empty database {@code postgres}, which asks for the password. */
  static Postgres start() throws IOException, InterruptedException {
    // Not JUnit's, which only its owner may enter.
    Path directory = Files.createTempDirectory("lintel-postgres-");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Postgres postgres = new Postgres(directory, freePort());
    postgres.unpack();
    postgres.run();
    return postgres;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void unpack() throws IOException, InterruptedException {
    Path archive = directory.resolve("postgres.txz");
    try (InputStream input = Postgres.class.getResourceAsStream(BINARIES)) {
      Files.copy(input, archive, StandardCopyOption.REPLACE_EXISTING);
    }
    require("tar", "-xJf", archive.toString(), "-C", directory.toString());
    Path data = Files.createDirectory(directory.resolve("data"));
    Path password = Files.writeString(directory.resolve("password"), PASSWORD);
    if (isRoot()) {
      for (Path file : List.of(data, password)) {
        Files.setOwner(
            file,
            file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
      }
    }
    require(
        asServer(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C")
            .toArray(String[]::new));
  }

  private void run() throws IOException, InterruptedException {
    List<String> command =
        asServer(
            "postgres",
            "-D",
            directory.resolve("data").toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off");
    server = Optional.of(builder(command).start());
    for (int tenths = 0; tenths < 600 && server.get().isAlive(); tenths++) {
      try (Connection connection = connect()) {
        connection.isValid(1);
        return;
      } catch (SQLException e) {
        Thread.sleep(100);
      }
    }
    throw new IOException("PostgreSQL did not start:\n" + log());
  }

  private List<String> asServer(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--clear-groups"));
    }
    command.add(directory.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private ProcessBuilder builder(List<String> command) {
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()));
  }

  private void require(String... command) throws IOException, InterruptedException {
    int status = builder(List.of(command)).start().waitFor();
    if (status != 0) {
      throw new IOException(command[0] + " ended with " + status + ":\n" + log());
    }
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  int port() {
    return port;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    server.ifPresent(process -> {
      process.destroy();
      process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    });
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
