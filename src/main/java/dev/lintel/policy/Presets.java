package dev.lintel.policy;

import dev.lintel.source.SourceText;
import java.util.List;
import java.util.Optional;

/** The policies that Lintel comes with: one for each sort of pipeline, in src/main/presets. */
public final class Presets {
  /** What stands before the name of a preset in {@code extends}. */
  public static final String SCHEME = "lintel:";

  /** Gives the names, in the order of the alphabet. */
  public static final List<String> NAMES =
      List.of("airflow-etl", "databricks-bundle", "gitops", "ml-platform", "spark-job");

  private Presets() {}

  /** Gives the text of a preset; empty where there is none of that name. */
  public static Optional<SourceText> find(String name) {
    return NAMES.contains(name)
        ? Optional.of(SourceText.of(SCHEME + name, PresetTexts.of(name)))
        : Optional.empty();
  }
}
