package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.CopyLimit;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.resource.ResourceId;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts values of one resource, or of the kustomization itself, into fields of others, as {@code
 * replacements} of a kustomization say (https://kubectl.docs.kubernetes.io/references/kustomize,
 * read 2026-11-27; api/filters/replacement of kustomize 5.7.1). The replacements take place one
 * after the other, so that a later one reads what an earlier one has written.
 *
 * <p>Two things are those of kustomize after 5.7.1, which gives an error or selects nothing there:
 * the parts of a target's selector are expressions, and a path leads on into a text that is JSON or
 * YAML.
 *
 * @param replacements the entries; one that stands in a file of its own ({@code path}) is given as
 *     the file has it
 */
public record ReplacementTransformer(List<YamlMapping> replacements) implements Transformer {
  public ReplacementTransformer {
    replacements = List.copyOf(replacements);
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    CopyLimit limit = new CopyLimit();
    List<Resource> changed = resources;
    for (YamlMapping entry : replacements) {
      YamlNode value = value(entry, changed);
      for (ReplacementTarget target : targets(entry)) {
        changed = changed.stream().map(r -> target.put(value, r, limit)).toList();
      }
    }
    return changed;
  }

  /**
   * What a target selects.
   *
   * @param select the selector as it is written
   * @param selected as they were called before; empty where kustomize passes the target over in
   *     silence
   */
  public record Selection(YamlMapping select, List<ResourceId> selected) {}

  /**
   * Gives what each target selects, before the replacements or after them.
   *
   * @param before as they are given to {@link #transform}
   * @param after as it gave them, in the same order
   */
  public List<Selection> selections(List<Resource> before, List<Resource> after) {
    List<Selection> selections = new ArrayList<>();
    for (YamlMapping entry : replacements) {
      for (ReplacementTarget target : targets(entry)) {
        List<ResourceId> selected = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
          if (target.selects(before.get(i)) || target.selects(after.get(i))) {
            selected.add(before.get(i).id());
          }
        }
        selections.add(new Selection(target.written(), List.copyOf(selected)));
      }
    }
    return selections;
  }

  private static YamlNode value(YamlMapping entry, List<Resource> resources) {
    var written = ReplacementEntry.scalar(entry, "sourceValue", YamlType.STRING, "a text");
    var source = ReplacementEntry.mapping(entry, "source");
    if (written.isPresent() && source.isPresent()) {
      throw ReplacementEntry.invalid(
          written.get().span(),
          "a replacement has a 'source' or a 'sourceValue', this one has both");
    }
    if (written.isPresent()) {
      return written.get();
    }
    return source
        .map(ReplacementSource::of)
        .orElseThrow(() ->
            ReplacementEntry.invalid(
                entry.span(), "a replacement has a 'source' or a 'sourceValue'"))
        .value(resources);
  }

  private static List<ReplacementTarget> targets(YamlMapping entry) {
    List<YamlNode> targets = ReplacementEntry.items(entry, "targets");
    if (targets.isEmpty()) {
      throw ReplacementEntry.invalid(entry.span(), "a replacement has 'targets'");
    }
    return targets.stream()
        .map(item -> ReplacementTarget.of(ReplacementEntry.mapping(item, "targets")))
        .toList();
  }
}
