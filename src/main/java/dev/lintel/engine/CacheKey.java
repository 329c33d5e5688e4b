package dev.lintel.engine;

import dev.lintel.policy.ActiveRule;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Sha256;
import dev.lintel.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * A name for everything that a result follows from: whoever changes any of it has another key. It
 * is a SHA-256, because a file made to have the key of a clean one would hide what is in it.
 *
 * @param hex 64 digits
 */
record CacheKey(String hex) {
  /**
   * Gives the key that all other keys are made under.
   *
   * @param scope what holds for all texts: the build, the root, options
   */
  static CacheKey ofRules(List<String> scope, List<ActiveRule> rules) {
    Builder builder = new Builder();
    scope.forEach(builder::add);
    for (ActiveRule rule : rules) {
      builder.add(rule.id().toString()).add(rule.severity().id());
      options(builder, rule);
    }
    return builder.build();
  }

  private static void options(Builder builder, ActiveRule rule) {
    new TreeMap<>(rule.options()).forEach((name, value) -> builder.add(name).add(value));
  }

  /**
   * Gives the key of what the rules find in one text.
   *
   * @param local the rules that have other options in some files
   */
  static CacheKey ofText(
      CacheKey rules, List<ActiveRule> local, SourceText source, ArtifactKind kind) {
    Builder builder = new Builder().add(rules.hex).add(source.path()).add(kind.id());
    for (ActiveRule rule : local) {
      options(builder, rule.at(source.path()));
    }
    return builder.add(source.content()).add(source.problems().toString()).build();
  }

  /** Gives the key of what the rules find across the texts of these keys. */
  static CacheKey ofProject(CacheKey rules, List<CacheKey> texts) {
    Builder builder = new Builder().add("project").add(rules.hex);
    texts.forEach(text -> builder.add(text.hex));
    return builder.build();
  }

  /** Adds parts one after the other, each with its length, so that no two lists read alike. */
  private static final class Builder {
    private final MessageDigest digest = Sha256.start();

    Builder add(String part) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      int length = bytes.length;
      digest.update(
          new byte[] {
            (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
          });
      digest.update(bytes);
      return this;
    }

    CacheKey build() {
      return new CacheKey(HexFormat.of().formatHex(digest.digest()));
    }
  }
}
