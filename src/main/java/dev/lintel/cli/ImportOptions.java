package dev.lintel.cli;

import dev.lintel.catalogs.BoundedSource;
import dev.lintel.catalogs.CatalogSource;
import dev.lintel.catalogs.CatalogSources;
import dev.lintel.catalogs.InvalidSourceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code catalog import} that name a running system, and what they name. */
final class ImportOptions {
  static final String UNITY = "--unity";

  private static final String METASTORE = "--metastore";
  private static final String JDBC = "--jdbc";
  private static final String DRIVER = "--driver";
  private static final String SCHEMA = "--schema";
  private static final String TIMEOUT = "--timeout";
  private static final int DEFAULT_SECONDS = 20;
  private static final int MAX_SECONDS = 3600;

  private ImportOptions() {}

  /**
   * What is to be read.
   *
   * @param from what it is, for the catalog file
   */
  record Chosen(CatalogSource source, String from) {}

  static void addTo(CommandSpec spec) {
    spec.addOption(
        option(METASTORE, "URI", "a Hive Metastore: thrift://HOST:9083")
            .type(String.class)
            .build());
    spec.addOption(
        option(
                JDBC,
                "URL",
                "a database, as jdbc:postgresql://HOST:5432/DATABASE?user=NAME; its password comes"
                    + " from LINTEL_JDBC_PASSWORD")
            .type(String.class)
            .build());
    spec.addOption(
        option(DRIVER, "JAR", "the JDBC driver of a database other than PostgreSQL")
            .type(String.class)
            .build());
    spec.addOption(
        option(SCHEMA, "NAME", "a schema or database to read, may be repeated (default: all)")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    spec.addOption(
        option(TIMEOUT, "SECONDS", "how long to wait for each answer (default: 20)")
            .type(String.class)
            .build());
  }

  private static OptionSpec.Builder option(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).arity("1").description(description);
  }

  /** Gives the running system that is named; empty where none is. */
  static Optional<Chosen> chosen(ParseResult parsed, Terminal terminal) {
    List<String> sources =
        List.of(UNITY, METASTORE, JDBC).stream().filter(parsed::hasMatchedOption).toList();
    if (sources.size() > 1) {
      throw new Misuse(
          "'lintel catalog import' reads one source at a time, and not %s"
              .formatted(String.join(" and ", sources)));
    }
    requireCompany(parsed, DRIVER, List.of(JDBC));
    requireCompany(parsed, SCHEMA, List.of(METASTORE, JDBC));
    requireCompany(parsed, TIMEOUT, List.of(METASTORE, JDBC));
    try {
      if (parsed.hasMatchedOption(METASTORE)) {
        BoundedSource source =
            CatalogSources.metastore(
                parsed.matchedOptionValue(METASTORE, ""), schemas(parsed), timeout(parsed));
        return Optional.of(new Chosen(source, "hive metastore " + source.place()));
      }
      if (parsed.hasMatchedOption(JDBC)) {
        Optional<Path> driver =
            parsed.hasMatchedOption(DRIVER)
                ? Optional.of(terminal.path(parsed.matchedOptionValue(DRIVER, "")))
                : Optional.empty();
        BoundedSource source =
            CatalogSources.database(
                parsed.matchedOptionValue(JDBC, ""),
                schemas(parsed),
                driver,
                timeout(parsed),
                terminal.environment());
        return Optional.of(new Chosen(source, source.place()));
      }
    } catch (InvalidSourceException e) {
      throw new Misuse(e.getMessage());
    }
    return Optional.empty();
  }

  private static void requireCompany(ParseResult parsed, String option, List<String> others) {
    if (parsed.hasMatchedOption(option) && others.stream().noneMatch(parsed::hasMatchedOption)) {
      throw new Misuse("%s is of use with %s only".formatted(option, Words.anyOf(others)));
    }
  }

  private static List<String> schemas(ParseResult parsed) {
    List<String> schemas = new ArrayList<>(parsed.matchedOptionValue(SCHEMA, List.<String>of()));
    if (schemas.contains("")) {
      throw new Misuse("%s takes the name of a schema, and one is empty".formatted(SCHEMA));
    }
    return schemas;
  }

  private static Duration timeout(ParseResult parsed) {
    String text = parsed.matchedOptionValue(TIMEOUT, Integer.toString(DEFAULT_SECONDS));
    boolean isNumber =
        !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int seconds = isNumber ? Integer.parseInt(text) : 0;
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw new Misuse(
          "%s does not take '%s'; it takes seconds from 1 to %d"
              .formatted(TIMEOUT, text, MAX_SECONDS));
    }
    return Duration.ofSeconds(seconds);
  }
}
