package dev.lintel.model.workflow;

import dev.lintel.source.DataTable;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scripts of a step, in whatever language: its {@code run:}, and inputs that actions run. */
public final class EmbeddedScript {
  /** The inputs by the action's slug in lower case. */
  private static final Map<String, List<String>> INPUTS =
      DataTable.rows("model/workflow/script-inputs.txt").stream()
          .map(row -> row.split(" "))
          .collect(
              Collectors.groupingBy(
                  row -> row[0].toLowerCase(Locale.ROOT),
                  Collectors.mapping(row -> row[1], Collectors.toList())));

  private EmbeddedScript() {}

  /** Gives the scripts with the expressions that GitHub pastes into them before they run. */
  public static List<Interpolation> of(Step step) {
    Stream<YamlScalar> inputs =
        step.uses().stream()
            .flatMap(used -> inputNames(used).stream())
            .flatMap(
                name -> step.input(name).map(YamlEntry::value).flatMap(YamlNode::scalar).stream());
    return Stream.concat(step.run().stream(), inputs)
        .filter(scalar -> scalar.value().contains("${{"))
        .map(scalar -> Interpolation.of(scalar.text()))
        .toList();
  }

  private static List<String> inputNames(UsedCode used) {
    return Optional.of(used)
        .filter(UsedCode.InRepository.class::isInstance)
        .map(code -> ((UsedCode.InRepository) code).slug().toLowerCase(Locale.ROOT))
        .map(slug -> INPUTS.getOrDefault(slug, List.of()))
        .orElse(List.of());
  }
}
