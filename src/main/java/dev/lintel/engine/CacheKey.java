package dev.lintel.engine;

import dev.lintel.policy.ActiveRule;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.DecodingProblem;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Sha256;
import dev.lintel.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A name for everything that a result follows from: whoever changes any of it has another key. It
 * is a SHA-256, because a file made to have the key of a clean one would hide what is in it.
 *
 * @param bytes a character for each of its 32 bytes
 */
record CacheKey(String bytes) {
  static final int LENGTH = 32;

  byte[] toBytes() {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  String hex() {
    return HexFormat.of().formatHex(toBytes());
  }

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
      options(builder, rule.options());
      for (ActiveRule.LocalOptions local : rule.local()) {
        builder.add("in " + local.paths().map(Gitignore::toString).orElse("all"));
        options(builder, local.options());
      }
    }
    return builder.build();
  }

  /** Adds nothing for no options; the space tells them from the rule that follows. */
  private static void options(Builder builder, Map<String, String> options) {
    if (!options.isEmpty()) {
      builder.add("options " + options.size());
      new TreeMap<>(options).forEach((name, value) -> builder.add(name).add(value));
    }
  }

  /** Gives the key of what the rules find in one text. */
  static CacheKey ofText(CacheKey rules, SourceText source, ArtifactKind kind) {
    Builder builder = new Builder().add(rules).add(source.path()).add(kind.id());
    builder.add(source.content());
    for (DecodingProblem problem : source.problems()) {
      builder.add(problem.message()).add(Long.toString(problem.byteOffset()));
    }
    return builder.build();
  }

  /** Gives the key of what the rules find across the texts of these keys. */
  static CacheKey ofProject(CacheKey rules, List<CacheKey> texts) {
    Builder builder = new Builder().add("project").add(rules);
    texts.forEach(builder::add);
    return builder.build();
  }

  /** Adds parts one after the other, each with its length, so that no two lists read alike. */
  private static final class Builder {
    private final MessageDigest digest = Sha256.start();

    Builder add(String part) {
      return add(part.getBytes(StandardCharsets.UTF_8));
    }

    Builder add(CacheKey part) {
      return add(part.toBytes());
    }

    private Builder add(byte[] bytes) {
      int length = bytes.length;
      digest.update(
          new byte[] {
            (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
          });
      digest.update(bytes);
      return this;
    }

    CacheKey build() {
      return new CacheKey(new String(digest.digest(), StandardCharsets.ISO_8859_1));
    }
  }
}
