package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.finding.Severity;
import dev.lintel.policy.ActiveRule;
import dev.lintel.policy.ActiveRule.LocalOptions;
import dev.lintel.source.Gitignore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CacheKeyTest {
  private static final ActiveRule RULE = Fakes.rule("sql/one", () -> null);

  private static CacheKey key(Map<String, String> options, LocalOptions... local) {
    return CacheKey.ofRules(
        List.of(),
        List.of(new ActiveRule(RULE.entry(), Severity.HIGH, options, true, List.of(local))));
  }

  private static LocalOptions in(String path, String name, String value) {
    return new LocalOptions(Optional.of(Gitignore.of(List.of(path))), Map.of(name, value));
  }

  /** A text in which nothing was found is not read again, so no key of its own tells. */
  @Test
  void whateverARuleIsToldMakesOtherKeys() {
    List<CacheKey> keys =
        List.of(
            key(Map.of()),
            key(Map.of("limit", "1")),
            key(Map.of("limit", "2")),
            key(Map.of(), in("a/", "limit", "1")),
            key(Map.of(), in("a/", "limit", "2")),
            key(Map.of(), in("b/", "limit", "1")),
            key(Map.of(), in("a/", "limit", "1"), in("b/", "limit", "1")),
            key(Map.of(), in("b/", "limit", "1"), in("a/", "limit", "1")),
            key(Map.of(), new LocalOptions(Optional.empty(), Map.of("limit", "1"))));
    assertEquals(keys.size(), Set.copyOf(keys).size());
    assertEquals(key(Map.of(), in("a/", "limit", "1")), key(Map.of(), in("a/", "limit", "1")));
  }
}
