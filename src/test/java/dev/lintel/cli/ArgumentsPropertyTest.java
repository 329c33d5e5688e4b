package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** The quick reader and picocli are two readers of one language. */
class ArgumentsPropertyTest {
  @Property(tries = 2000)
  void whatTheQuickReaderTakesPicocliReadsAlike(@ForAll("lines") List<String> line) {
    Optional<Arguments> quick = Arguments.quick(line);
    if (quick.isPresent()) {
      assertEquals(quick, picocli("check", line));
    }
    Optional<Arguments> fix = FixRunner.quick(line);
    if (fix.isPresent()) {
      assertEquals(fix, picocli("fix", line));
    }
  }

  @Property(tries = 500)
  void theQuickReaderTakesTheCommonForms(@ForAll("commonLines") List<String> line) {
    assertTrue(Arguments.quick(line).isPresent());
  }

  /** Gives what picocli reads; empty where it refuses. Anything else that it throws is a fault. */
  private static Optional<Arguments> picocli(String command, List<String> line) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(line);
    try {
      return Optional.of(
          CommandLines.arguments(
              CommandLines.root().parseArgs(args.toArray(String[]::new)).subcommand()));
    } catch (ParameterException | Misuse e) {
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.oneOf(words(), Arbitraries.of(CheckOption.values()).flatMap(this::given))
        .list()
        .ofMaxSize(6)
        .map(ArgumentsPropertyTest::joined);
  }

  private static Arbitrary<List<String>> words() {
    return Arbitraries.of(
            "a.sql",
            "dir/",
            "",
            "-",
            "--",
            "x y",
            "a=b",
            "@pom.xml",
            "${user.home}",
            "'q'",
            "check",
            "rules",
            "-qv",
            "-x",
            "--nope",
            "--jobs",
            "--help",
            "--version",
            "-q=1")
        .map(List::of);
  }

  /** Gives an option in one of its spellings, with a value that it may take or not. */
  private Arbitrary<List<String>> given(CheckOption option) {
    List<String> flag = List.of(option.flag());
    if (option.isSwitch()) {
      return Arbitraries.of(flag, List.of(option.flag() + "=true"), List.of(option.flag(), "x"));
    }
    List<String> values =
        Stream.concat(
                option.accepted().stream(),
                Stream.of("", "0", "1", "01", "-1", "9999999999", "x", "sql/**", "a=b", "--", "=x"))
            .toList();
    return Arbitraries.of(values)
        .flatMap(value ->
            Arbitraries.of(
                List.of(option.flag(), value), List.of(option.flag() + "=" + value), flag));
  }

  @Provide
  Arbitrary<List<String>> commonLines() {
    Arbitrary<List<String>> options =
        Arbitraries.of(CheckOption.values())
            .set()
            .ofMaxSize(5)
            .map(set -> joined(set.stream().map(ArgumentsPropertyTest::accepted).toList()));
    Arbitrary<List<String>> paths = Arbitraries.of("a", "b/c.yml", "x y").list().ofMaxSize(3);
    return Combinators.combine(options, paths).as((a, b) -> joined(List.of(a, b)));
  }

  private static List<String> accepted(CheckOption option) {
    if (option.isSwitch()) {
      return List.of(option.flag());
    }
    return List.of(option.flag(), option.accepted().isEmpty() ? "7" : option.accepted().getLast());
  }

  private static List<String> joined(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  @Test
  void valuesArePairedWithTheirOptions() {
    Arguments read =
        Arguments.quick(List.of("--only", "a", "x", "--only=b", "-q", "--", "-v")).orElseThrow();
    assertEquals(
        Map.of(CheckOption.ONLY, List.of("a", "b"), CheckOption.QUIET, List.of("")), read.values());
    assertEquals(List.of("x", "-v"), read.paths());
  }
}
