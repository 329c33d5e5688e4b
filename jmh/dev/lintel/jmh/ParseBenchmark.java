package dev.lintel.jmh;

import static dev.lintel.syntax.expression.Scope.UNKNOWN;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.expression.EvaluationException;
import dev.lintel.syntax.expression.Evaluator;
import dev.lintel.syntax.expression.ExpressionParser;
import dev.lintel.syntax.expression.ParsedExpression;
import dev.lintel.syntax.expression.Value;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parsing of whole files and of an expression, warm, on one thread; operations a second times the
 * size of the text gives bytes a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ParseBenchmark {
  private static final String EXPRESSION =
      "always() && (github.event_name == 'push' && startsWith(github.ref, 'refs/tags/v')"
          + " || contains(needs.*.result, 'failure') && !inputs.dry-run)"
          + " && format('{0}-{1}', matrix.os, fromJSON('[8, 17, 21]')[1]) != 'linux-17'";

  private String workflow;
  private String sql;

  @Setup
  public void read() throws IOException {
    workflow = Files.readString(Path.of("testdata/pipelines/spark-job/.github/workflows/ci.yml"));
    sql = Files.readString(Path.of("testdata/sql/sales-report.sql"));
  }

  @Benchmark
  public YamlStream yaml() {
    return YamlParser.parse(SourceText.of("ci.yml", workflow), YamlSchema.CORE);
  }

  @Benchmark
  public ParsedExpression expression() {
    return ExpressionParser.parse(SourceText.of("if", EXPRESSION).all());
  }

  @Benchmark
  public Value evaluation() throws EvaluationException {
    return Evaluator.evaluate(expression().tree().orElseThrow(), UNKNOWN);
  }

  @Benchmark
  public SqlScript sql() {
    return SqlParser.parse(SourceText.of("sales-report.sql", sql));
  }
}
