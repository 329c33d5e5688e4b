package dev.lintel.model.secret;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.OriginMap;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds in a YAML tree what its text alone does not show: passwords by their key, names and values
 * that stand in two entries (the environment of a container), and the data of Kubernetes Secrets.
 */
final class YamlScan {
  /** Shorter values of a Secret are flags and numbers. */
  private static final int SHORTEST_DATA = 5;

  /** What only the cluster can decrypt: the values of a SealedSecret. */
  private static final String SEALED_DATA = "encryptedData";

  private final Optional<Detector> passwords;
  private final Optional<Detector> secrets;
  private final boolean isDeployed;
  private final List<Candidate> found = new ArrayList<>();
  private final List<SourceText> derived = new ArrayList<>();

  YamlScan(YamlStream stream, ArtifactKind kind, Map<Detector.Form, Detector> wanted) {
    this.passwords = Optional.ofNullable(wanted.get(Detector.Form.PASSWORD));
    this.secrets = Optional.ofNullable(wanted.get(Detector.Form.KUBERNETES_SECRET));
    this.isDeployed = kind != ArtifactKind.YAML;
    for (YamlDocument document : stream.documents()) {
      document.root().ifPresent(this::visit);
    }
  }

  List<Candidate> found() {
    return found;
  }

  /** Gives the texts that the tree holds in another form: assignments and decoded data. */
  List<SourceText> derived() {
    return derived;
  }

  private void visit(YamlNode node) {
    switch (node) {
      case YamlMapping mapping -> visit(mapping);
      case YamlSequence sequence -> sequence.items().forEach(this::visit);
      case YamlScalar _, YamlAlias _ -> {}
    }
  }

  private void visit(YamlMapping mapping) {
    if (mapping.find("sops").isPresent()) {
      return;
    }
    if (secrets.isPresent() && isSecret(mapping)) {
      data(mapping, secrets.get());
      return;
    }
    pair(mapping);
    for (YamlEntry entry : mapping.entries()) {
      if (entry.name().equals(SEALED_DATA)) {
        continue;
      }
      if (entry.value() instanceof YamlScalar value && Password.isName(entry.name())) {
        password(value);
      }
      visit(entry.value());
    }
  }

  private void password(YamlScalar value) {
    if (passwords.isPresent() && Password.isLikely(value.value(), isDeployed)) {
      found.add(new Candidate(passwords.get(), value.text().all(), true));
    }
  }

  /** Makes {@code - name: N} and {@code value: V} the assignment that they are. */
  private void pair(YamlMapping mapping) {
    Optional<YamlScalar> name = mapping.get("name").flatMap(YamlNode::scalar);
    Optional<YamlScalar> value = mapping.get("value").flatMap(YamlNode::scalar);
    if (name.isEmpty() || value.isEmpty() || value.get().value().indexOf('\n') >= 0) {
      return;
    }
    if (Password.isName(name.get().value())) {
      password(value.get());
      return;
    }
    SourceText left = name.get().text();
    SourceText right = value.get().text();
    Span between = right.span(0, 0);
    OriginMap.Builder origins = new OriginMap.Builder();
    origins
        .append(left.length(), left.all())
        .append(1, between)
        .append(right.length(), right.all());
    derived.add(
        SourceText.derived(
            mapping.span().source().path(),
            left.content() + "=" + right.content(),
            origins.build(right.all())));
  }

  private static boolean isSecret(YamlMapping mapping) {
    return mapping.text("kind").filter("secret"::equalsIgnoreCase).isPresent()
        && mapping.text("apiVersion").orElse("v1").equals("v1");
  }

  private void data(YamlMapping secret, Detector detector) {
    for (YamlEntry entry : entries(secret, "stringData")) {
      entry
          .value()
          .scalar()
          .filter(value -> isSecretValue(entry.name(), value.value()))
          .ifPresent(value -> found.add(new Candidate(detector, value.text().all(), true)));
    }
    for (YamlEntry entry : entries(secret, "data")) {
      entry
          .value()
          .scalar()
          .flatMap(value -> Base64Text.decode(value.text().all()))
          .filter(decoded -> isSecretValue(entry.name(), decoded.content()))
          .ifPresent(decoded -> {
            found.add(new Candidate(detector, decoded.all(), true));
            derived.add(decoded);
          });
    }
  }

  private static List<YamlEntry> entries(YamlMapping secret, String key) {
    return secret.mapping(key).map(YamlMapping::entries).orElse(List.of());
  }

  private static boolean isSecretValue(String key, String value) {
    return value.length() >= SHORTEST_DATA
        && !isHarmless(key)
        && !StandIn.isReference(value)
        && !isPlaceholder(value)
        && !isPublic(value)
        && !isAddress(value);
  }

  /**
   * A whole file may hold an example address and a real secret, so only a single word is judged.
   */
  private static boolean isPlaceholder(String value) {
    return value.indexOf('"') < 0 && value.indexOf(' ') < 0 && StandIn.isPlaceholder(value);
  }

  private static boolean isHarmless(String key) {
    String folded = key.toLowerCase(Locale.ROOT);
    return Words.HARMLESS_KEY_ENDS.stream().anyMatch(folded::endsWith);
  }

  /** Certificates and public keys are for everyone to see. */
  private static boolean isPublic(String value) {
    return value.startsWith("-----BEGIN CERTIFICATE") && !value.contains("PRIVATE KEY")
        || value.startsWith("-----BEGIN PUBLIC KEY");
  }

  /** An address without a user, a path or a query lets nobody in. */
  private static boolean isAddress(String value) {
    int host = value.indexOf("://") + 3;
    return host > 3
        && value
            .chars()
            .skip(host)
            .allMatch(c -> Edges.isWord((char) c) || ".:-,[]".indexOf(c) >= 0);
  }
}
