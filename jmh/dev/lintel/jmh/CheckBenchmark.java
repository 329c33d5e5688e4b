package dev.lintel.jmh;

import dev.lintel.engine.CheckRequest;
import dev.lintel.engine.CheckResult;
import dev.lintel.engine.Checker;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Selection;
import dev.lintel.source.GitException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole check of one pipeline repository with all rules, warm: discovery, reading, parsing,
 * rules, policy.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CheckBenchmark {
  @Param({"spark-job", "gitops", "databricks-bundle", "ml-platform", "airflow-etl"})
  private String pipeline;

  @Param({"1", "2"})
  private int threads;

  @Benchmark
  public CheckResult check() throws InvalidPolicyException, GitException {
    Path root = Path.of("testdata/pipelines", pipeline).toAbsolutePath();
    CheckRequest request =
        new CheckRequest(
            root,
            List.of(root),
            new dev.lintel.engine.Scope.Everything(),
            Optional.empty(),
            Optional.empty(),
            Selection.DEFAULT,
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            threads,
            false,
            Optional.empty(),
            LocalDate.of(2026, 11, 21));
    return Checker.check(request, (done, total) -> {});
  }
}
