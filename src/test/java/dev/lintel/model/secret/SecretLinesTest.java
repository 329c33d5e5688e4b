package dev.lintel.model.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretLinesTest {
  @Test
  void readsASecretThatIndentsByTabs() {
    assertEquals(
        List.of("YWRtaW46d2ludGVy"),
        secretsOf("kind: Secret\ndata:\n\tlogin: YWRtaW46d2ludGVy\nmetadata:\n\tname: winter-1\n"));
  }

  @Test
  void readsTheLiteralsOfATemplate() {
    SourceText source =
        SourceText.of(
            "templates/secret.yaml",
            "kind: Secret\nstringData:\n  # kept\n  a: {{ .Values.a }}\n  b: 'winter-Sun-42'\n");
    Document template =
        new Document(source, ArtifactKind.HELM_TEMPLATE, Optional.empty(), Optional.empty());
    assertEquals(List.of("winter-Sun-42"), texts(Secrets.of(template)));
  }

  @Test
  void leavesTheNextDocumentAlone() {
    assertEquals(
        List.of(),
        secretsOf("kind: Secret\n---\nkind: ConfigMap\ndata:\n\ta: d2ludGVyLVN1bi00Mg==\n"));
  }

  @Test
  void reportsAValueThatBothTreeAndLinesShowOnce() {
    assertEquals(
        List.of("d2ludGVyLVN1bi00Mg=="),
        secretsOf("kind: Secret\ndata:\n  a: \"d2ludGVyLVN1bi00Mg==\"\nx: [\n"));
  }

  private static List<String> secretsOf(String text) {
    SourceText source = SourceText.of("secret.yaml", text);
    return texts(
        Secrets.of(
            new Document(
                source,
                ArtifactKind.KUBERNETES,
                Optional.of(YamlParser.parse(source, YamlSchema.YAML_1_1)),
                Optional.empty())));
  }

  private static List<String> texts(List<Secret> secrets) {
    return secrets.stream().map(secret -> secret.span().resolved().text()).toList();
  }
}
