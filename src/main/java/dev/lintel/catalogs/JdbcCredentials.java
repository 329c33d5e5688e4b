package dev.lintel.catalogs;

import java.util.Map;
import java.util.Optional;

/**
 * Who connects. A password comes from the environment, or, for PostgreSQL, from the file that its
 * driver reads as psql does; never from the command line, which the list of processes shows.
 */
record JdbcCredentials(Optional<String> user, Optional<String> password) {
  static final String USER = "LINTEL_JDBC_USER";
  static final String PASSWORD = "LINTEL_JDBC_PASSWORD";

  /** Shorter ones would mark half of a message. */
  private static final int MASKED_LENGTH = 3;

  static JdbcCredentials of(JdbcUrl url, Map<String, String> environment) {
    boolean isPostgresql = url.isPostgresql();
    Optional<String> user =
        url.parameter("user").isPresent()
            ? Optional.empty()
            : variable(environment, USER)
                .or(() -> isPostgresql ? variable(environment, "PGUSER") : Optional.empty());
    Optional<String> password =
        variable(environment, PASSWORD)
            .or(() -> isPostgresql ? variable(environment, "PGPASSWORD") : Optional.empty());
    return new JdbcCredentials(user, password);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Gives a driver's message without the password, whatever the driver quotes. */
  String masked(String message) {
    return password
        .filter(secret -> secret.length() >= MASKED_LENGTH)
        .map(secret -> message.replace(secret, "***"))
        .orElse(message);
  }

  @Override
  public String toString() {
    return "JdbcCredentials[user=" + user + "]";
  }
}
