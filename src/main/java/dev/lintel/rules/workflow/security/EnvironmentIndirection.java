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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The repair of expressions in a script of a POSIX shell: the step's environment holds the values,
 * and the shell expands variables. Safe between double quotes; elsewhere quotes are put around
 * them, and what was meant to be several words no longer is.
 */
final class EnvironmentIndirection {
  /** UTF-16 units of a script that GitHub still takes; longer ones are not read for each repair. */
  private static final int LONGEST_SCRIPT = 21_000;

  private EnvironmentIndirection() {}

  /** An expression of the script, and the variable that is to hold its value. */
  private record Variable(String name, Interpolation.Island island, Span place, boolean isQuoted) {
    Edit edit() {
      return new Edit(place, (isQuoted ? "${%s}" : "\"${%s}\"").formatted(name));
    }
  }

  /** Gives the repair; empty where the shell is not known, or a person has to decide. */
  static Optional<Fix> of(
      StepSite site, EmbeddedScript script, List<Interpolation.Island> islands) {
    if (!isRepairable(site, script)) {
      return Optional.empty();
    }
    Map<String, String> rows = new LinkedHashMap<>();
    List<Variable> variables = new ArrayList<>();
    for (Interpolation.Island island : islands) {
      Optional<Variable> variable = variable(script, island);
      if (variable.isEmpty()) {
        return Optional.empty();
      }
      variables.add(variable.get());
      String name = variable.get().name();
      String value = island.span().text();
      if (!isThere(site, name, island.span())) {
        String known = rows.putIfAbsent(name, value);
        if (known != null && !bare(known).equals(bare(value))) {
          return Optional.empty();
        }
      }
    }
    Optional<Edit> entries = entries(site, script, rows);
    if (!rows.isEmpty() && entries.isEmpty()) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>(entries.stream().toList());
    variables.forEach(variable -> edits.add(variable.edit()));
    List<String> names = variables.stream().map(Variable::name).distinct().toList();
    String title =
        names.size() == 1
            ? "Pass it through the environment variable " + names.getFirst()
            : "Pass them through the environment variables " + String.join(", ", names);
    return Optional.of(new Fix(title, variables.stream().allMatch(Variable::isQuoted), edits));
  }

  private static boolean isRepairable(StepSite site, EmbeddedScript script) {
    return script.isRun()
        && site.isPosix()
        && !BlockEdits.isFlow(site.step().root())
        && script.scalar().value().length() <= LONGEST_SCRIPT
        && script.entry().value() instanceof YamlScalar
        && !script.scalar().hasProperties();
  }

  private static Optional<Variable> variable(EmbeddedScript script, Interpolation.Island island) {
    Optional<Expression> tree = island.expression().tree();
    Optional<ContextPath> path = tree.flatMap(ContextPath::of);
    Optional<Span> place = island.span().exact();
    if (path.isEmpty() || place.isEmpty() || path.get().segments().contains("*")) {
      return Optional.empty();
    }
    Style style = script.scalar().style();
    boolean isFirst = place.get().start() == script.scalar().span().start();
    boolean takesQuotes = style != Style.DOUBLE_QUOTED && !(style == Style.PLAIN && isFirst);
    return QuoteState.at(script.pasted().text().content(), island.span().start())
        .map(state -> state == QuoteState.DOUBLE)
        .filter(isQuoted -> isQuoted || takesQuotes)
        .map(isQuoted -> new Variable(name(tree.get(), path.get()), island, place.get(), isQuoted));
  }

  /** The variable may be what the expression reads, or hold the same expression already. */
  private static boolean isThere(StepSite site, String name, Span island) {
    return bare(island.text()).equals("env." + name)
        ? site.environments().stream().anyMatch(env -> env.find(name).isPresent())
        : site.step()
            .env()
            .flatMap(env -> env.text(name))
            .filter(island.text()::equals)
            .isPresent();
  }

  /** The variables must be new to the script and its environment. */
  private static Optional<Edit> entries(
      StepSite site, EmbeddedScript script, Map<String, String> values) {
    boolean isTaken =
        values.keySet().stream()
            .anyMatch(
                name -> site.variable(name).isPresent() || script.scalar().value().contains(name));
    if (values.isEmpty() || isTaken) {
      return Optional.empty();
    }
    Optional<YamlEntry> env = site.step().root().find("env");
    List<String> rows = new ArrayList<>();
    values.forEach((name, value) -> rows.add(name + ": " + value));
    if (env.isEmpty()) {
      rows.replaceAll(row -> "  " + row);
      rows.addFirst("env:");
      return BlockEdits.after(site.step().root(), script.entry(), rows);
    }
    return env.get().value() instanceof YamlMapping mapping
        ? BlockEdits.append(mapping, rows)
        : Optional.empty();
  }

  /** Gives an expression without its braces and blanks. */
  private static String bare(String island) {
    return island.replaceAll("[${}\\s]", "");
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
