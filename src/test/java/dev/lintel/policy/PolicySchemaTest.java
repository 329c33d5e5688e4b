package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lintel.rules.RuleIndex;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** An editor with the schema and {@code config validate} say the same of a file. */
class PolicySchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SAMPLE = schema(PolicySchema.of(SampleCatalog.CATALOG));

  static final List<String> PRESETS = Presets.NAMES;

  private static JsonSchema schema(String text) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(text);
  }

  @Test
  void everyKeyIsInItWithItsMeaning() throws IOException {
    JsonNode top = JSON.readTree(PolicySchema.of(RuleIndex.catalog()));
    for (Key key : PolicyKeys.TOP.keys()) {
      JsonNode property = top.get("properties").get(key.name());
      assertTrue(property.get("description").asText().startsWith(key.meaning()), key.name());
    }
    assertEquals(PolicyKeys.TOP.keys().size(), top.get("properties").size());
    List<String> rules = new ArrayList<>();
    top.get("properties").get("rules").get("properties").fieldNames().forEachRemaining(rules::add);
    assertEquals(
        RuleIndex.catalog().entries().stream().map(entry -> entry.id().toString()).toList(), rules);
  }

  @Test
  void optionsStandAtTheirRule() throws IOException {
    JsonNode rules =
        JSON.readTree(PolicySchema.of(SampleCatalog.CATALOG)).get("properties").get("rules");
    JsonNode keys = rules.get("properties").get("sql/unscoped-write").get("anyOf").get(1);
    assertEquals(
        "a number (default: 3)", keys.get("properties").get("limit").get("description").asText());
    assertEquals("integer", keys.get("properties").get("limit").get("type").asText());
    assertEquals(false, keys.get("additionalProperties").asBoolean());
  }

  @Test
  void itIsAsciiAndTheSameEachTime() {
    String text = PolicySchema.of(RuleIndex.catalog());
    assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'));
    assertEquals(text, PolicySchema.of(RuleIndex.catalog()));
  }

  @ParameterizedTest
  @FieldSource("PRESETS")
  void presetsAreValid(String name) throws InvalidPolicyException {
    SourceText preset = Presets.find(name).orElseThrow();
    PolicyDocument document = PolicyDocument.read(preset, PolicyFiles.NONE, RuleIndex.catalog());
    assertEquals(List.of("lintel:" + name), document.files());
  }

  /** JSON is YAML, so one text can be given to both. */
  @Property(tries = 3_000)
  void theReaderAcceptsWhatTheSchemaAccepts(@ForAll("documents") String document)
      throws IOException {
    boolean isAccepted = SAMPLE.validate(JSON.readTree(document)).isEmpty();
    assertEquals(isAccepted, problems(document).isEmpty(), () -> document + problems(document));
  }

  private static List<String> problems(String document) {
    try {
      Policy.load(Optional.of(SourceText.of("lintel.yml", document)), SampleCatalog.CATALOG);
      return List.of();
    } catch (InvalidPolicyException e) {
      return e.problems();
    }
  }

  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> scalar =
        Arbitraries.of(
            "\"low\"",
            "\"off\"",
            "\"never\"",
            "\"a/\"",
            "\"pedantic\"",
            "\"sql/*\"",
            "3",
            "true",
            "\"2027-03-01\"",
            "\"\"",
            "null",
            "\"sql/unscoped-write\"");
    Arbitrary<String> texts = scalar.list().ofMaxSize(2).map(l -> "[" + String.join(",", l) + "]");
    Arbitrary<String> value = Arbitraries.oneOf(scalar, scalar, scalar, texts);
    Arbitrary<String> rule =
        object(value, "severity", "paths", "exclude", "limit", "strict", "allowed");
    Arbitrary<String> rules =
        object(
            Arbitraries.oneOf(value, rule),
            "sql/unscoped-write",
            "sql/*",
            "secret/token",
            "nothing");
    Arbitrary<String> override =
        object(Arbitraries.oneOf(value, rules, rules), "path", "object", "rules");
    Arbitrary<String> suppression =
        object(value, "rule", "path", "object", "reason", "until", "more");
    Arbitrary<String> gates =
        object(object(value, "block", "alert"), "sql", "security", "dry-run", "other");
    Arbitrary<String> items =
        Arbitraries.oneOf(override, suppression, value)
            .list()
            .ofMaxSize(2)
            .map(l -> "[" + String.join(",", l) + "]");
    return object(
            Arbitraries.oneOf(value, rules, items, gates),
            "exclude",
            "persona",
            "rules",
            "overrides",
            "fail-on",
            "gates",
            "suppress",
            "other")
        .filter(document -> !document.contains("\"object\"") || !document.contains("limit"));
  }

  private static Arbitrary<String> object(Arbitrary<String> value, String... keys) {
    return Arbitraries.maps(Arbitraries.of(keys), value)
        .ofMaxSize(3)
        .map(map -> {
          List<String> entries = new ArrayList<>();
          map.forEach((key, v) -> entries.add("\"" + key + "\": " + v));
          return "{" + String.join(", ", entries) + "}";
        });
  }
}
