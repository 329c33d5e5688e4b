package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Puts one value into fields of many resources.
 *
 * @param value the entry of the transformer's file
 */
public record ValueAdd(YamlScalar value, List<Target> targets) implements Transformer {
  private static final String NAMESPACE = "metadata/namespace";

  public ValueAdd {
    targets = List.copyOf(targets);
  }

  /**
   * A field that takes the value.
   *
   * @param selector tells whether a resource has the field
   * @param path of the field, made where it is missing; {@code [name=web]} or a number, from 0, for
   *     an item of a list
   * @param filePathPosition where the value is put between the parts of a path of files, from 1; 0
   *     where the field becomes the value
   */
  public record Target(Predicate<Resource> selector, YamlScalar path, int filePathPosition) {
    static Target of(Settings settings, Function<YamlMapping, Predicate<Resource>> selectors) {
      YamlScalar path =
          settings
              .text("fieldPath")
              .orElseThrow(
                  () -> Settings.wrong(settings.root().span(), "a target needs a 'fieldPath'"));
      YamlScalar written = settings.integer("filePathPosition").orElse(null);
      int position = written == null ? 0 : Numbers.toInt(written);
      if (position < 0) {
        throw Settings.wrong(
            written.span(), "'%s' is negative; positions start at 1", written.value());
      }
      return new Target(
          settings
              .below("selector")
              .map(selector -> selectors.apply(selector.root()))
              .orElse(resource -> true),
          path,
          position);
    }
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    List<Resource> changed = new ArrayList<>(resources);
    for (Target target : targets) {
      changed.replaceAll(
          resource -> target.selector().test(resource) ? add(resource, target) : resource);
    }
    return List.copyOf(changed);
  }

  private Resource add(Resource resource, Target target) {
    if (target.path().value().equals(NAMESPACE)) {
      return new Namespace(value, List.of(), false, Namespace.Subjects.DEFAULT_ONLY).set(resource);
    }
    FieldPath path = FieldPath.of(target.path());
    YamlNode root = path.change(resource.root(), value.span(), field -> added(field, target));
    return root instanceof YamlMapping mapping ? resource.withRoot(mapping) : resource;
  }

  private YamlNode added(YamlNode field, Target target) {
    YamlScalar before = FieldEdits.scalar(field, target.path().span());
    String text =
        target.filePathPosition() > 0
            ? inserted(before.value(), target.filePathPosition() - 1)
            : value.value();
    return before.replacedBy(text, FieldEdits.typeInPlaceOf(before, text), value.span());
  }

  /**
   * Puts the value before the part of a path with an index; behind the last where there is none.
   */
  private String inserted(String path, int index) {
    boolean isAbsolute = path.startsWith("/");
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    parts.add(Math.min(index, parts.size()), value.value());
    return (isAbsolute ? "/" : "") + String.join("/", parts);
  }
}
