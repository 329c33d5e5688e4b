package dev.lintel.model.kubernetes.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.kubernetes.schema.Schema.Field;
import dev.lintel.model.kubernetes.schema.Schema.ValueType;
import dev.lintel.model.kubernetes.schema.SchemaProblem.Kind;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Objects that are made from each shipped schema pass; with one field broken each of them has that
 * one problem, at that place.
 */
class SchemaCheckTest {
  private static final int MOST_DEPTH = 9;

  /** A line of an object, and how to break it. */
  private record Line(String indent, String key, String value, Schema schema, boolean isRequired) {
    String text() {
      return indent + key + ": " + value;
    }
  }

  /** Makes an object with nearly all fields that a schema has, one a line. */
  private static final class Maker {
    private final List<Line> lines = new ArrayList<>();
    private final Random random = new Random(7);

    void fields(Schema schema, String indent, String first, int depth) {
      String own = first;
      for (Field field : schema.fields().values()) {
        boolean isWanted =
            field.isRequired()
                || schema.constraints().required().contains(field.name())
                || depth < MOST_DEPTH && random.nextInt(depth < 3 ? 1 : depth) == 0;
        if (isWanted && !hasChoices(schema)) {
          field(field, indent, own, depth);
          own = indent;
        }
      }
      if (own.equals(first)) {
        lines.add(new Line(own, "nothing", "", Schema.ANYTHING, false));
      }
    }

    private static boolean hasChoices(Schema schema) {
      return !schema.constraints().choices().isEmpty();
    }

    private void field(Field field, String indent, String own, int depth) {
      Schema schema = field.schema().get();
      switch (schema.type()) {
        case OBJECT -> {
          lines.add(new Line(own, field.name(), "", schema, field.isRequired()));
          fields(schema, indent + "  ", indent + "  ", depth + 1);
        }
        case LIST -> {
          Schema items = schema.items().orElseThrow().get();
          lines.add(new Line(own, field.name(), "", schema, field.isRequired()));
          if (items.type() == ValueType.OBJECT) {
            fields(items, indent + "    ", indent + "  - ", depth + 1);
          } else {
            lines.add(new Line(indent + "  -", "", scalar(items), items, false));
          }
        }
        default ->
            lines.add(new Line(own, field.name(), scalar(schema), schema, field.isRequired()));
      }
    }

    private static String scalar(Schema schema) {
      List<String> values = schema.constraints().values();
      if (!values.isEmpty()) {
        return "'" + values.getFirst() + "'";
      }
      return switch (schema.type()) {
        case STRING, INT_OR_STRING -> "text";
        case BYTES -> "dGV4dA==";
        case DATE_TIME -> "2026-11-26T12:00:00Z";
        case BOOLEAN -> "true";
        case INT32, INT64, INTEGER, NUMBER -> "3";
        case QUANTITY -> "1Gi";
        case MAP, OBJECT, ANY -> "{}";
        case LIST -> "[]";
      };
    }
  }

  private static List<SchemaProblem> check(Schema schema, String text) {
    YamlMapping root =
        YamlParser.parse(SourceText.of("a.yaml", text), YamlSchema.YAML_1_1)
            .documents()
            .getFirst()
            .mapping()
            .orElseThrow();
    return SchemaCheck.check(root, schema, false, root.span()).stream()
        .filter(problem -> !problem.message().contains("'nothing'"))
        .toList();
  }

  private static String text(List<Line> lines, int at, String instead) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String own = line.key.isEmpty() ? line.indent + " " + line.value : line.text();
      text.append(i == at ? instead : own).append('\n');
    }
    return text.toString();
  }

  @TestFactory
  Stream<DynamicTest> eachKindOfTheNewestVersion() {
    return Stream.of(KubernetesTexts.INSTANCE.kinds().strip().split("\n"))
        .filter(line -> !line.startsWith("recursive"))
        .map(line -> line.split(" "))
        .filter(words ->
            SchemaIndex.find(words[0], words[1], SchemaIndex.NEWEST).isPresent()
                && !words[1].endsWith("List"))
        .map(words ->
            DynamicTest.dynamicTest(words[0] + " " + words[1], () -> breaks(words[0], words[1])));
  }

  private static void breaks(String apiVersion, String kind) {
    Schema schema = SchemaIndex.find(apiVersion, kind, SchemaIndex.NEWEST).orElseThrow();
    Maker maker = new Maker();
    maker.fields(schema, "", "", 0);
    List<Line> lines = maker.lines;
    assertEquals(List.of(), check(schema, text(lines, -1, "")), () -> text(lines, -1, ""));
    int broken = 0;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.key.isEmpty() || line.key.equals("nothing") || line.value.isEmpty()) {
        continue;
      }
      Optional<Kind> wanted = wrong(line.schema.type());
      if (wanted.isPresent()) {
        broken++;
        String value = wanted.get() == Kind.UNQUOTED_TEXT ? "12" : "[x]";
        String text = text(lines, i, line.indent + line.key + ": " + value);
        List<SchemaProblem> found = check(schema, text);
        assertEquals(1, found.size(), () -> text + found);
        assertEquals(wanted.get(), found.getFirst().kind(), found::toString);
        assertEquals(i + 1, line(found.getFirst()), found::toString);
      }
      String slip = text(lines, i, line.indent + line.key + "Q: " + line.value);
      List<SchemaProblem> found = check(schema, slip);
      assertTrue(
          found.stream()
              .anyMatch(
                  p -> p.kind() == Kind.UNKNOWN_FIELD && p.span().text().equals(line.key + "Q")),
          () -> slip + found);
      assertEquals(line.isRequired ? 2 : 1, found.size(), () -> slip + found);
    }
    assertTrue(broken > 1, () -> "nothing to break in " + text(lines, -1, ""));
  }

  private static int line(SchemaProblem problem) {
    return problem.span().source().lines().lineAt(problem.span().start());
  }

  private static Optional<Kind> wrong(ValueType type) {
    return switch (type) {
      case STRING -> Optional.of(Kind.UNQUOTED_TEXT);
      case ANY, LIST -> Optional.empty();
      default -> Optional.of(Kind.WRONG_TYPE);
    };
  }

  @Test
  void aliasesAndPlaceholdersAndDepthEndTheCheck() {
    Schema pod = SchemaIndex.find("v1", "Pod", SchemaIndex.NEWEST).orElseThrow();
    assertEquals(
        List.of(),
        check(pod, "spec:\n  hostNetwork: ${NET}\n  priority: '{{ .p }}'\n  containers: []\n"));
    StringBuilder bomb =
        new StringBuilder("spec:\n  containers: []\nmetadata:\n  labels: &a {x: 1}\n");
    for (char c = 'b'; c <= 'p'; c++) {
      bomb.append("  annotations: &")
          .append(c)
          .append(" {l: *")
          .append((char) (c - 1))
          .append("}\n");
    }
    assertTrue(check(pod, bomb.toString()).size() < 100);
  }
}
