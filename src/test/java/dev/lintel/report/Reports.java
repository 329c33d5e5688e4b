package dev.lintel.report;

import dev.lintel.finding.RunResult;
import dev.lintel.rule.Catalog;
import dev.lintel.source.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reports as text, with the settings that most tests want. */
final class Reports {
  private static final Checkout CHECKOUT =
      new Checkout(URI.create("https://git.example.org/team/app"), Optional.of("0a".repeat(20)));

  static final ReportSettings PLAIN = settings(false, 80, 0);

  private Reports() {}

  static ReportSettings settings(boolean isColoured, int width, int maximumResults) {
    return new ReportSettings(
        isColoured,
        width,
        UnaryOperator.identity(),
        SampleRules.CATALOG,
        SampleRules.CATALOG.entries().stream().map(Catalog.Entry::id).collect(Collectors.toSet()),
        "0.1.0",
        maximumResults,
        "shop",
        Optional.of(CHECKOUT),
        remark -> {});
  }

  static String write(Format format, RunResult result) {
    return write(format.reporter(PLAIN), result);
  }

  static String write(Reporter reporter, RunResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      reporter.write(result, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
