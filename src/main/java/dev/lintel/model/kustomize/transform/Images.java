package dev.lintel.model.kustomize.transform;

import com.google.re2j.Pattern;
import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.transform.FieldEdits.Made;
import dev.lintel.model.kustomize.transform.TransformerConfig.Part;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes the name, tag or digest of one image: of all containers and init containers, wherever
 * they stand, then in the fields. A suffix is thus appended twice where a field is one of those
 * containers, as kustomize does.
 *
 * @param name the image without its tag, as the resources name it: an expression, as in kustomize
 * @param fields those that hold images
 */
// What is not changed is the same node.
@SuppressWarnings("ReferenceEquality")
public record Images(
    YamlScalar name,
    Optional<YamlScalar> newName,
    Optional<YamlScalar> newTag,
    Optional<YamlScalar> tagSuffix,
    Optional<YamlScalar> digest,
    List<FieldSpec> fields)
    implements Transformer {
  private static final String TAG_AND_DIGEST = "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$";

  public Images {
    fields = List.copyOf(fields);
  }

  /** Reads an item of {@code images:}. */
  public static Images of(YamlMapping item, TransformerConfig config) {
    return of(Settings.ofKustomization(item), config.fields(Part.IMAGES));
  }

  static Images of(Settings image, List<FieldSpec> fields) {
    return new Images(
        image
            .text("name")
            .orElseGet(() -> YamlScalar.built(image.root().span(), "", YamlType.STRING)),
        image.text("newName"),
        image.text("newTag"),
        image.text("tagSuffix"),
        image.text("digest"),
        fields);
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    return inFields(inContainers(resources));
  }

  /** Changes the images of containers, wherever they stand. */
  List<Resource> inContainers(List<Resource> resources) {
    Pattern pattern = pattern();
    return resources.stream()
        .map(resource ->
            isDefinition(resource)
                    || !(withContainers(pattern, resource.root()) instanceof YamlMapping root)
                    || root == resource.root()
                ? resource
                : resource.withRoot(root))
        .toList();
  }

  /** Changes the images in the fields. */
  List<Resource> inFields(List<Resource> resources) {
    Pattern pattern = pattern();
    FieldEdits edits = new FieldEdits(Made.NOTHING, name.span(), field -> changed(pattern, field));
    return resources.stream()
        .map(resource -> isDefinition(resource) ? resource : edits.apply(resource, fields))
        .toList();
  }

  private static boolean isDefinition(Resource resource) {
    return resource.gvk().kind().equals("CustomResourceDefinition");
  }

  private Pattern pattern() {
    return Expressions.of("^" + name.value() + TAG_AND_DIGEST, name.span());
  }

  /** Changes the containers below a node; gives the node itself where none is of the image. */
  private YamlNode withContainers(Pattern pattern, YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        YamlMapping changed = mapping;
        for (YamlEntry entry : mapping.entries()) {
          YamlNode value = withContainers(pattern, entry.value());
          boolean holdsContainers =
              entry.name().equals("containers") || entry.name().equals("initContainers");
          if (holdsContainers && value instanceof YamlSequence containers) {
            value = containers.map(item -> container(pattern, item));
          }
          if (value != entry.value()) {
            changed = changed.with(new YamlEntry(entry.key(), value));
          }
        }
        yield changed;
      }
      case YamlSequence sequence -> sequence.map(item -> withContainers(pattern, item));
      case YamlScalar scalar -> scalar;
      case YamlAlias alias -> withContainers(pattern, alias.content());
    };
  }

  private YamlNode container(Pattern pattern, YamlNode item) {
    if (item.isNull()) {
      return item;
    }
    YamlMapping container =
        item.mapping().orElseThrow(() -> Settings.wrong(item.span(), "a container is a mapping"));
    YamlEntry image = container.find("image").orElse(null);
    if (image == null) {
      return item;
    }
    YamlNode changed = changed(pattern, image.value());
    return changed == image.value() ? item : container.with(new YamlEntry(image.key(), changed));
  }

  private YamlNode changed(Pattern pattern, YamlNode field) {
    YamlScalar before =
        field.scalar().orElseThrow(() -> Settings.wrong(field.span(), "an image is a text"));
    if (!pattern.matcher(before.value()).find()) {
      return field;
    }
    String text = changed(ImageParts.of(before.value()));
    List<Span> causes = causes();
    boolean isDone =
        !causes.isEmpty() && text.equals(before.value()) && before.span().equals(causes.getFirst());
    if (causes.isEmpty() || isDone) {
      return field;
    }
    YamlType type = FieldEdits.typeInPlaceOf(before, text);
    YamlScalar changed = before;
    for (Span cause : causes.subList(1, causes.size())) {
      changed = changed.changedTo(text, type, cause);
    }
    return changed.replacedBy(text, type, causes.getFirst());
  }

  /** Gives the entries that change an image, the one to edit first. */
  private List<Span> causes() {
    List<Span> causes = new ArrayList<>();
    newTag.ifPresent(tag -> causes.add(tag.span()));
    digest.ifPresent(d -> causes.add(d.span()));
    if (causes.isEmpty()) {
      tagSuffix.ifPresent(suffix -> causes.add(suffix.span()));
    }
    newName.ifPresent(n -> causes.add(n.span()));
    return causes;
  }

  private String changed(ImageParts before) {
    String image = newName.map(YamlScalar::value).orElse(before.name());
    String tag = before.tag();
    String hash = before.digest();
    if (newTag.isPresent() || digest.isPresent()) {
      tag = newTag.map(YamlScalar::value).orElse("");
      hash = digest.map(YamlScalar::value).orElse("");
    } else if (tagSuffix.isPresent()) {
      tag += tagSuffix.get().value();
      hash = "";
    }
    return image + (tag.isEmpty() ? "" : ":" + tag) + (hash.isEmpty() ? "" : "@" + hash);
  }

  /** The parts of an image; a colon before the first slash is the port of a registry. */
  private record ImageParts(String name, String tag, String digest) {
    static ImageParts of(String image) {
      int slash = Math.max(0, image.indexOf('/'));
      int at = image.indexOf('@', slash);
      int colon = image.indexOf(':', slash);
      String digest = at < 0 ? "" : image.substring(at + 1);
      if (colon < 0 || at >= 0 && at < colon) {
        return new ImageParts(at < 0 ? image : image.substring(0, at), "", digest);
      }
      String tag = image.substring(colon + 1, at < 0 ? image.length() : at);
      return new ImageParts(image.substring(0, colon), tag, digest);
    }
  }
}
