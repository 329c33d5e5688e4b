package dev.lintel.model.kustomize.merge;

import dev.lintel.model.kustomize.resource.Gvk;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What kustomize knows of kinds: which lists of an object are merged by which keys, and which kinds
 * have no namespace. Immutable.
 */
public final class MergeSchema {
  private static final MergeSchema BUILT_IN =
      new MergeSchema(true, new Custom(Map.of(), Optional.empty(), Map.of()));

  private final boolean knowsBuiltIn;
  private final Custom custom;

  private MergeSchema(boolean knowsBuiltIn, Custom custom) {
    this.knowsBuiltIn = knowsBuiltIn;
    this.custom = custom;
  }

  /**
   * The schemas of a document of OpenAPI.
   *
   * @param definitions empty without a document
   * @param isNamespaced the kinds that the document's paths tell of
   */
  private record Custom(
      Map<String, YamlMapping> kinds,
      Optional<YamlMapping> definitions,
      Map<String, Boolean> isNamespaced) {}

  /** Gives the schemas that kustomize carries, those of Kubernetes 1.21.2. */
  public static MergeSchema builtIn() {
    return BUILT_IN;
  }

  /**
   * Gives the schemas of a document of OpenAPI 2 as {@code openapi.path} names it. They stand in
   * place of those that are built in, as where the kustomization that is built names the document;
   * which of Kubernetes' own kinds have no namespace stays known.
   */
  public MergeSchema with(YamlMapping openApi) {
    return new MergeSchema(false, custom(openApi));
  }

  /**
   * Gives these schemas and those of a document of OpenAPI 2. That is what kustomize has where a
   * base or component names the document after the built-in schemas were read: for a patch, or to
   * look up whether a kind that is not Kubernetes' own has namespaces.
   */
  public MergeSchema withAdded(YamlMapping openApi) {
    return new MergeSchema(knowsBuiltIn, custom(openApi));
  }

  private static Custom custom(YamlMapping openApi) {
    Map<String, YamlMapping> kinds = new HashMap<>();
    YamlMapping definitions =
        openApi
            .mapping("definitions")
            .orElseGet(() -> new YamlMapping(openApi.span(), List.of(), List.of()));
    for (YamlEntry entry : definitions.entries()) {
      entry
          .value()
          .mapping()
          .ifPresent(definition ->
              definition
                  .items("x-kubernetes-group-version-kind")
                  .forEach(gvk -> key(gvk).ifPresent(key -> kinds.put(key, definition))));
    }
    Map<String, Boolean> isNamespaced = new HashMap<>();
    for (YamlEntry path : openApi.mapping("paths").map(YamlMapping::entries).orElse(List.of())) {
      boolean names = path.name().contains("namespaces/{namespace}");
      path.value()
          .mapping()
          .flatMap(operations -> operations.get("get", "x-kubernetes-group-version-kind"))
          .flatMap(MergeSchema::key)
          .ifPresent(key -> isNamespaced.merge(key, names, Boolean::logicalOr));
    }
    return new Custom(Map.copyOf(kinds), Optional.of(definitions), Map.copyOf(isNamespaced));
  }

  private static Optional<String> key(YamlNode gvk) {
    return gvk.mapping()
        .filter(m -> m.text("version").isPresent() && m.text("kind").isPresent())
        .map(m ->
            key(
                new Gvk(
                    m.text("group").orElse(""),
                    m.text("version").orElse(""),
                    m.text("kind").orElse(""))));
  }

  private static String key(Gvk gvk) {
    return gvk.apiVersion() + " " + gvk.kind();
  }

  /** Tells whether a kind is known to have no namespace. */
  public boolean isClusterScoped(Gvk gvk) {
    return MergeTable.get().isClusterScoped(gvk.apiVersion(), gvk.kind())
        || Boolean.FALSE.equals(custom.isNamespaced().get(key(gvk)));
  }

  /** Gives what is known of the objects of a kind. */
  Optional<SchemaNode> kind(String apiVersion, String kind) {
    Optional<SchemaNode> known =
        Optional.ofNullable(custom.kinds().get(apiVersion + " " + kind)).map(this::node);
    return known.isEmpty() && knowsBuiltIn ? MergeTable.get().kind(apiVersion, kind) : known;
  }

  /** Gives the node of a schema that stands outside of the definitions. */
  SchemaNode node(YamlMapping schema) {
    return new SchemaNode.OpenApi(schema, custom.definitions().orElse(schema));
  }
}
