package dev.lintel.model.kustomize.resource;

import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a scalar is as JSON. All that kustomize prints or hashes goes through JSON, read by
 * goyaml.v3 (go.yaml.in/yaml/v3 3.0.3, resolve.go, read 2026-11-27) and written by Go's
 * encoding/json: {@code yes} is a string, {@code 0644} is 420, {@code 1.0} is 1, {@code 2020-01-01}
 * is the string {@code 2020-01-01T00:00:00Z}.
 *
 * @param text a string's characters; else what JSON has
 */
public record JsonScalar(Kind kind, String text) {
  private static final String TAGS = "tag:yaml.org,2002:";

  public enum Kind {
    NULL,
    BOOLEAN,
    NUMBER,
    STRING
  }

  static final JsonScalar NULL = new JsonScalar(Kind.NULL, "null");

  /**
   * Gives what a scalar is.
   *
   * @throws BuildException of kind INVALID_RESOURCE at a number that JSON does not have, as {@code
   *     .nan}, and at a value that is not what its tag says
   */
  public static JsonScalar of(YamlScalar scalar) {
    return switch (scalar.style()) {
      case BUILT -> ofBuilt(scalar);
      case PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED, LITERAL, FOLDED ->
          scalar.hasProperties() ? ofTagged(scalar) : ofUntagged(scalar);
    };
  }

  /** Tells whether a text is a string where it stands as a plain scalar without a tag. */
  public static boolean isPlainString(String text) {
    return PlainValue.of(text).type() == PlainValue.Type.STRING;
  }

  /**
   * Gives how goyaml.v2 writes a null, a boolean or a number that it reads in JSON: {@code
   * 1.2345675e+06} for 1234567.5.
   */
  public String yamlText() {
    if (kind != Kind.NUMBER) {
      return text;
    }
    PlainValue value = PlainValue.of(text);
    return value.type() == PlainValue.Type.FLOAT ? GoFloat.general(value.number()) : value.text();
  }

  /**
   * Gives how goyaml writes the value once it went through a double, as all numbers of an object do
   * that a JSON patch changes: {@code 1e+06} for 1000000.
   */
  public String doubleText() {
    return kind == Kind.NUMBER ? GoFloat.general(Double.parseDouble(text)) : text;
  }

  private static JsonScalar string(String text) {
    return new JsonScalar(Kind.STRING, text);
  }

  private static JsonScalar ofBuilt(YamlScalar scalar) {
    return scalar.type() == YamlType.STRING ? string(scalar.value()) : ofPlain(scalar);
  }

  private static JsonScalar ofUntagged(YamlScalar scalar) {
    return scalar.style() == YamlScalar.Style.PLAIN ? ofPlain(scalar) : string(scalar.value());
  }

  private static JsonScalar ofPlain(YamlScalar scalar) {
    PlainValue value = PlainValue.of(scalar.value());
    return switch (value.type()) {
      case NULL -> NULL;
      case BOOLEAN -> new JsonScalar(Kind.BOOLEAN, value.text());
      case INTEGER -> new JsonScalar(Kind.NUMBER, value.text());
      case FLOAT -> new JsonScalar(Kind.NUMBER, GoFloat.json(value.number()));
      case NO_NUMBER ->
          throw invalid(scalar, "JSON has no number '%s', so kustomize cannot write it");
      case TIME, STRING -> string(value.text());
    };
  }

  private static JsonScalar ofTagged(YamlScalar scalar) {
    String tag = tag(scalar);
    return switch (tag) {
      case "", "!" -> ofUntagged(scalar);
      case "!!binary" -> string(decoded(scalar));
      case "!!null", "!!bool", "!!int", "!!float", "!!timestamp" -> ofTyped(scalar, tag);
      default -> string(scalar.value());
    };
  }

  private static JsonScalar ofTyped(YamlScalar scalar, String tag) {
    PlainValue value = PlainValue.of(scalar.value());
    boolean fits =
        switch (value.type()) {
          case NULL -> tag.equals("!!null");
          case BOOLEAN -> tag.equals("!!bool");
          case INTEGER -> tag.equals("!!int") || tag.equals("!!float");
          case FLOAT, NO_NUMBER -> tag.equals("!!float");
          case TIME -> tag.equals("!!timestamp");
          case STRING -> false;
        };
    if (!fits) {
      throw invalid(scalar, "'%s' is not what its tag " + tag + " says");
    }
    return ofPlain(scalar);
  }

  private static String decoded(YamlScalar scalar) {
    try {
      byte[] bytes = Base64.getDecoder().decode(scalar.value().replaceAll("[\r\n]", ""));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid(scalar, "'%s' is tagged !!binary and no base64");
    }
  }

  private static BuildException invalid(YamlScalar scalar, String format) {
    return BuildException.of(
        scalar.span(), BuildProblem.Kind.INVALID_RESOURCE, format, scalar.value());
  }

  /** Gives the tag that is written before a scalar on its line; empty without one. */
  private static String tag(YamlScalar scalar) {
    String content = scalar.span().source().content();
    int end = scalar.span().start();
    while (end > 0) {
      while (end > 0 && isBlank(content.charAt(end - 1))) {
        end--;
      }
      int start = end;
      while (start > 0 && !endsToken(content.charAt(start - 1))) {
        start--;
      }
      if (start == end || content.charAt(start) != '!' && content.charAt(start) != '&') {
        return "";
      }
      if (content.charAt(start) == '!') {
        String tag = content.substring(start, end);
        return tag.startsWith("!<" + TAGS)
            ? "!!" + tag.substring(TAGS.length() + 2, tag.length() - 1)
            : tag;
      }
      end = start;
    }
    return "";
  }

  private static boolean endsToken(char c) {
    return isBlank(c) || "\n[{,".indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
