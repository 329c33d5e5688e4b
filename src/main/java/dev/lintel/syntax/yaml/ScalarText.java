package dev.lintel.syntax.yaml;

import dev.lintel.source.OriginMap;
import dev.lintel.source.SourceText;

/** Makes the text of a scalar, each unit with the place that it was written at. */
final class ScalarText {
  private ScalarText() {}

  static SourceText of(YamlScalar scalar) {
    OriginMap.Builder origins = new OriginMap.Builder();
    origins.append(scalar.value().length(), scalar.span());
    return SourceText.derived(
        scalar.span().source().path(), scalar.value(), origins.build(scalar.span()));
  }
}
