package dev.lintel.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes the shape of lintel.yml as a JSON schema, for editors: draft 7, which all of them read. An
 * empty value is accepted where it reads as an empty list or mapping.
 */
public final class PolicySchema {
  private static final char LAST_PRINTABLE = '~';

  /** A key with one of these is a glob, and no rule's id. */
  private static final String GLOB = "[*?\\[]";

  /** The names of the user's own rules are not known here. */
  private static final String CUSTOM = "^" + CustomRule.AREA + "/";

  private static final String[] ONLY_OBJECT = {"object"};
  private static final String[] OBJECT_OR_NOTHING = {"object", "null"};

  private final Catalog catalog;
  private final JsonGenerator json;

  private PolicySchema(Catalog catalog, JsonGenerator json) {
    this.catalog = catalog;
    this.json = json;
  }

  /** Gives the schema with every rule and its options, as text in ASCII. */
  public static String of(Catalog catalog) {
    StringWriter out = new StringWriter();
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setHighestNonEscapedChar(LAST_PRINTABLE);
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent));
      new PolicySchema(catalog, json).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out + "\n";
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", "http://json-schema.org/draft-07/schema#");
    json.writeStringField("title", "lintel.yml");
    json.writeStringField("description", "what Lintel checks in a repository, and how strictly");
    shape(PolicyKeys.TOP);
    json.writeObjectFieldStart("definitions");
    json.writeObjectFieldStart("rule");
    ruleGlobs();
    json.writeEndObject();
    for (Shape.Rules rules : List.of(PolicyKeys.RULE_SETTINGS, PolicyKeys.LOCAL_SETTINGS)) {
      json.writeObjectFieldStart(rules.name());
      rule(rules.keys());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Writes what holds of a value into the object that is open. */
  private void shape(Shape shape) throws IOException {
    switch (shape) {
      case Shape.Text _ -> text();
      case Shape.Day _ -> {
        type("string");
        json.writeStringField("format", "date");
        json.writeStringField("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
      }
      case Shape.Path _ -> type("string");
      case Shape.Time _ -> {
        type("string", "integer");
        json.writeStringField("pattern", "^([0-9]{1,5}|next-release|never)$");
        json.writeNumberField("minimum", 0);
        json.writeNumberField("maximum", Deadline.MOST_DAYS);
      }
      case Shape.Word word -> {
        json.writeArrayFieldStart("enum");
        for (String accepted : word.accepted()) {
          json.writeString(accepted);
        }
        json.writeEndArray();
      }
      case Shape.Texts _ -> texts();
      case Shape.Name _ -> {
        type("string");
        json.writeStringField("pattern", PolicyValidator.NAME);
      }
      case Shape.Labels _ -> {
        type(OBJECT_OR_NOTHING);
        json.writeObjectFieldStart("additionalProperties");
        text();
        json.writeEndObject();
      }
      case Shape.Example _ -> type("object", "string");
      case Shape.RuleGlob _ -> json.writeStringField("$ref", "#/definitions/rule");
      case Shape.Items(Shape item) -> {
        type("array", "null");
        json.writeObjectFieldStart("items");
        shape(item);
        json.writeEndObject();
      }
      case Shape.Mapping mapping -> mapping(mapping);
      case Shape.Rules rules -> rules(rules);
      case Shape.Option(RuleOption option) -> option(option);
    }
  }

  private void type(String... types) throws IOException {
    if (types.length == 1) {
      json.writeStringField("type", types[0]);
    } else {
      json.writeFieldName("type");
      json.writeArray(types, 0, types.length);
    }
  }

  /** YAML reads a bare number or switch as such; here it is a text like any other. */
  private void text() throws IOException {
    type("string", "number", "boolean");
    json.writeStringField("pattern", "\\S");
  }

  private void texts() throws IOException {
    type("string", "number", "boolean", "array", "null");
    json.writeStringField("pattern", "\\S");
    json.writeObjectFieldStart("items");
    text();
    json.writeEndObject();
  }

  private void mapping(Shape.Mapping shape) throws IOException {
    type(shape.keys().stream().anyMatch(Key::isRequired) ? ONLY_OBJECT : OBJECT_OR_NOTHING);
    keys(shape.keys());
    List<String> required = shape.keys().stream().filter(Key::isRequired).map(Key::name).toList();
    if (!required.isEmpty()) {
      strings("required", required);
    }
    if (!shape.needsOne().isEmpty()) {
      json.writeArrayFieldStart("anyOf");
      for (String one : shape.needsOne()) {
        json.writeStartObject();
        strings("required", List.of(one));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeFieldName(name);
    json.writeArray(values.toArray(String[]::new), 0, values.size());
  }

  private void keys(List<Key> keys) throws IOException {
    json.writeObjectFieldStart("properties");
    for (Key key : keys) {
      json.writeObjectFieldStart(key.name());
      json.writeStringField("description", described(key));
      shape(key.shape());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeBooleanField("additionalProperties", false);
  }

  private static String described(Key key) {
    return key.otherwise().isEmpty()
        ? key.meaning()
        : key.meaning() + " (default: " + key.otherwise() + ")";
  }

  private void rules(Shape.Rules rules) throws IOException {
    type(OBJECT_OR_NOTHING);
    json.writeObjectFieldStart("properties");
    for (Catalog.Entry entry : catalog.entries()) {
      RuleMeta rule = entry.meta();
      json.writeObjectFieldStart(rule.id().toString());
      json.writeStringField(
          "description", rule.title() + " (default: " + rule.severity().id() + ")");
      if (rule.options().isEmpty()) {
        reference(rules);
      } else {
        rule(PolicyKeys.ofRule(rules.keys(), rule));
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("patternProperties");
    json.writeObjectFieldStart(GLOB);
    json.writeStringField("description", "all rules whose id matches");
    reference(rules);
    json.writeEndObject();
    json.writeObjectFieldStart(CUSTOM);
    json.writeStringField("description", "a rule of 'custom'");
    reference(rules);
    json.writeEndObject();
    json.writeEndObject();
    json.writeBooleanField("additionalProperties", false);
  }

  /** Behind a bare reference, draft 7 overlooks the description. */
  private void reference(Shape.Rules rules) throws IOException {
    json.writeArrayFieldStart("allOf");
    json.writeStartObject();
    json.writeStringField("$ref", "#/definitions/" + rules.name());
    json.writeEndObject();
    json.writeEndArray();
  }

  private void rule(List<Key> keys) throws IOException {
    json.writeArrayFieldStart("anyOf");
    json.writeStartObject();
    shape(PolicyKeys.RULE_WORD);
    json.writeEndObject();
    json.writeStartObject();
    type("object");
    keys(keys);
    json.writeEndObject();
    json.writeEndArray();
  }

  private void ruleGlobs() throws IOException {
    json.writeStringField("description", "the id of a rule, or a glob over ids");
    json.writeArrayFieldStart("anyOf");
    json.writeStartObject();
    strings("enum", catalog.entries().stream().map(entry -> entry.id().toString()).toList());
    json.writeEndObject();
    json.writeStartObject();
    type("string");
    json.writeStringField("pattern", GLOB + "|" + CUSTOM);
    json.writeEndObject();
    json.writeEndArray();
  }

  private void option(RuleOption option) throws IOException {
    switch (option.type()) {
      case "integer", "boolean" -> type(option.type());
      case "list" -> texts();
      default -> text();
    }
  }
}
