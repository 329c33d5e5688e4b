package dev.lintel.model.workflow.flow;

import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script of a step, in whatever language: its {@code run:}, or an input that an action runs.
 *
 * @param pasted the script with the expressions that GitHub pastes into it before it runs
 */
public record EmbeddedScript(YamlEntry entry, YamlScalar scalar, Interpolation pasted) {
  /** The inputs by the action's slug in lower case. */
  private static final Map<String, List<String>> INPUTS =
      DataTable.rows("model/workflow/flow/script-inputs.txt").stream()
          .map(row -> row.split(" "))
          .collect(
              Collectors.groupingBy(
                  row -> row[0].toLowerCase(Locale.ROOT),
                  Collectors.mapping(row -> row[1], Collectors.toList())));

  /** Gives the scripts of a step that expressions are pasted into. */
  public static List<EmbeddedScript> of(Step step) {
    Stream<YamlEntry> inputs =
        step.uses().stream()
            .flatMap(used -> inputNames(used).stream())
            .flatMap(name -> step.input(name).stream());
    return Stream.concat(step.root().find("run").stream(), inputs)
        .flatMap(entry ->
            entry.value().scalar().stream()
                .filter(scalar -> scalar.value().contains("${{"))
                .map(scalar -> new EmbeddedScript(entry, scalar, Interpolation.of(scalar.text()))))
        .toList();
  }

  private static List<String> inputNames(UsedCode used) {
    return used instanceof UsedCode.InRepository code
        ? INPUTS.getOrDefault(code.slug().toLowerCase(Locale.ROOT), List.of())
        : List.of();
  }

  /** Tells whether the step's own shell runs it. */
  public boolean isRun() {
    return entry.name().equals("run");
  }
}
