package dev.lintel.syntax.sql.template;

import dev.lintel.source.Span;
import java.util.List;

/**
 * One argument of dbt's {@code config(..)}.
 *
 * @param key as in {@code materialized} or {@code unique_key}
 * @param place the value as written
 * @param values the string, or each string of a list; the text of a number or of a word such as
 *     {@code true}; empty for any other value
 */
public record TemplateSetting(String key, Span place, List<String> values) {
  public TemplateSetting {
    values = List.copyOf(values);
  }
}
