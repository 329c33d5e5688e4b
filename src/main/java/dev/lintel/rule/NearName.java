package dev.lintel.rule;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The repair of a key that is nearly one of those that are known. */
public final class NearName {
  private NearName() {}

  /**
   * Gives the fix that writes the nearest known name; unsafe, since another may be meant than the
   * one that is spelt alike. Empty where none is near, or the near one is given already.
   *
   * @param given the keys beside it, itself included
   */
  public static Optional<Fix> fix(
      YamlEntry entry, List<YamlEntry> given, Collection<String> known) {
    return Spelling.nearest(entry.name(), known)
        .filter(near -> given.stream().noneMatch(other -> other.name().equalsIgnoreCase(near)))
        .map(near ->
            new Fix(
                "Write '%s'".formatted(near), false, List.of(new Edit(entry.key().span(), near))));
  }
}
