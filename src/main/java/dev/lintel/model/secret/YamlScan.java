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
import java.util.Optional;

/**
 * Finds in a YAML tree what its text alone does not show: passwords by their key, names and values
 * that stand in two entries (the environment of a container), and the data of Kubernetes Secrets,
 * those that a kustomization generates included. A file that SOPS encrypted holds none.
 */
final class YamlScan {
  /** What only the cluster can decrypt: the values of a SealedSecret. */
  private static final String SEALED_DATA = "encryptedData";

  private final Optional<Detector> passwords;
  private final Optional<SecretData> secrets;
  private final boolean isDeployed;
  private final List<Candidate> found = new ArrayList<>();
  private final List<SourceText> derived = new ArrayList<>();

  YamlScan(
      YamlStream stream,
      ArtifactKind kind,
      Optional<Detector> passwords,
      Optional<SecretData> secrets) {
    this.passwords = passwords;
    this.secrets = secrets;
    this.isDeployed = kind != ArtifactKind.YAML;
    for (YamlDocument document : stream.documents()) {
      if (document.mapping().flatMap(root -> root.find("sops")).isEmpty()) {
        document.root().ifPresent(this::visit);
        if (secrets.isPresent()) {
          document.mapping().ifPresent(root -> generated(root, secrets.get()));
        }
      }
    }
  }

  List<Candidate> found() {
    return found;
  }

  /** Gives the assignments that the tree holds in two entries. */
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

  private static void data(YamlMapping secret, SecretData data) {
    for (YamlEntry entry : entries(secret, "stringData")) {
      entry.value().scalar().ifPresent(value -> data.plain(entry.name(), value.text().all()));
    }
    for (YamlEntry entry : entries(secret, "data")) {
      entry.value().scalar().ifPresent(value -> data.encoded(entry.name(), value.text().all()));
    }
  }

  /** A kustomization generates Secrets of values that stand in it as {@code key=value}. */
  private static void generated(YamlMapping kustomization, SecretData data) {
    for (YamlNode generator : kustomization.items("secretGenerator")) {
      for (YamlNode item :
          generator.mapping().map(fields -> fields.items("literals")).orElse(List.of())) {
        item.scalar().ifPresent(literal -> literal(literal.text(), data));
      }
    }
  }

  /** Quotes around the value are no part of it. */
  private static void literal(SourceText text, SecretData data) {
    String literal = text.content();
    int equals = literal.indexOf('=');
    int from = equals + 1;
    int to = literal.length();
    if (equals > 0 && to - from > 1) {
      char quote = literal.charAt(from);
      boolean isQuoted = (quote == '"' || quote == '\'') && literal.charAt(to - 1) == quote;
      int margin = isQuoted ? 1 : 0;
      data.plain(literal.substring(0, equals), text.span(from + margin, to - margin));
    }
  }

  private static List<YamlEntry> entries(YamlMapping secret, String key) {
    return secret.mapping(key).map(YamlMapping::entries).orElse(List.of());
  }
}
