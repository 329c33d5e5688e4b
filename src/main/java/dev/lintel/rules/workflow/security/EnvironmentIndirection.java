package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.flow.EmbeddedScript;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The repair of an expression in a script of a POSIX shell: the step's environment holds the value,
 * and the shell expands a variable. Safe between double quotes; elsewhere quotes are put around it,
 * and what was meant to be several words no longer is.
 */
final class EnvironmentIndirection {
  /** UTF-16 units of a script that GitHub still takes; longer ones are not read for each repair. */
  private static final int LONGEST_SCRIPT = 21_000;

  private EnvironmentIndirection() {}

  /** Gives the repair; empty where the shell is not known, or a person has to decide. */
  static Optional<Fix> of(StepSite site, EmbeddedScript script, Interpolation.Island island) {
    YamlMapping step = site.step().root();
    if (!script.isRun()
        || !site.isPosix()
        || BlockEdits.isFlow(step)
        || script.scalar().value().length() > LONGEST_SCRIPT
        || !(script.entry().value() instanceof YamlScalar)
        || script.scalar().hasProperties()) {
      return Optional.empty();
    }
    Optional<Expression> tree = island.expression().tree();
    Optional<ContextPath> path = tree.flatMap(ContextPath::of);
    Optional<Span> place = island.span().exact();
    if (path.isEmpty() || place.isEmpty() || path.get().segments().contains("*")) {
      return Optional.empty();
    }
    return QuoteState.at(script.pasted().text().content(), island.span().start())
        .flatMap(state ->
            fix(site, script, name(tree.get(), path.get()), island.span(), place.get(), state));
  }

  private static Optional<Fix> fix(
      StepSite site,
      EmbeddedScript script,
      String name,
      Span island,
      Span place,
      QuoteState state) {
    boolean isQuoted = state == QuoteState.DOUBLE;
    Style style = script.scalar().style();
    boolean isFirst = place.start() == script.scalar().span().start();
    if (!isQuoted && (style == Style.DOUBLE_QUOTED || style == Style.PLAIN && isFirst)) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    if (!isThere(site, name, island)) {
      Optional<Edit> entry = entry(site, script, name, island.text());
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      edits.add(entry.get());
    }
    edits.add(new Edit(place, (isQuoted ? "${%s}" : "\"${%s}\"").formatted(name)));
    return Optional.of(
        new Fix("Pass it through the environment variable " + name, isQuoted, edits));
  }

  /** The variable may be what the expression reads, or hold the same expression already. */
  private static boolean isThere(StepSite site, String name, Span island) {
    String inside = island.text().replaceAll("[${}\\s]", "");
    return inside.equals("env." + name)
        ? site.environments().stream().anyMatch(env -> env.find(name).isPresent())
        : site.step()
            .env()
            .flatMap(env -> env.text(name))
            .filter(island.text()::equals)
            .isPresent();
  }

  /** The variable must be new to the script and its environment. */
  private static Optional<Edit> entry(
      StepSite site, EmbeddedScript script, String name, String value) {
    Optional<YamlEntry> env = site.step().root().find("env");
    if (site.variable(name).isPresent() || script.scalar().value().contains(name)) {
      return Optional.empty();
    }
    String row = name + ": " + value;
    if (env.isEmpty()) {
      return BlockEdits.after(site.step().root(), script.entry(), List.of("env:", "  " + row));
    }
    return env.get().value() instanceof YamlMapping mapping
        ? BlockEdits.append(mapping, List.of(row))
        : Optional.empty();
  }

  /** Names the variable by the last two segments, as {@code PULL_REQUEST_TITLE}. */
  private static String name(Expression tree, ContextPath path) {
    List<String> segments = path.segments();
    if (segments.getFirst().equals("env") && tree instanceof Expression.Property variable) {
      return variable.name();
    }
    List<String> telling =
        segments.stream()
            .filter(segment -> !segment.equals("github") && !segment.equals("event"))
            .toList();
    List<String> last = telling.subList(Math.max(0, telling.size() - 2), telling.size());
    return String.join("_", last).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
  }
}
