package dev.lintel.engine;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RuleId;
import dev.lintel.policy.ActiveRule;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What earlier runs found, for runs over large trees of which little changes. A result is found
 * again under the key of all that it follows from ({@link CacheKey}), so an entry is never stale,
 * only unused; what a rule asked of the tree beside its texts is kept with the result and asked
 * anew.
 *
 * <p>It holds places by their offsets and no text of a file. Results that quote a secret are not
 * kept at all. Safe to share between threads.
 */
final class AnalysisCache {
  /** So many entries of other runs are kept however few this run used. */
  private static final int ALWAYS_KEPT = 1_000;

  /** Shorter than any key. */
  private static final String SETTLED_TEXTS = "settled texts";

  private final CacheFile file;
  private final CacheKey rules;
  private final Map<RuleId, ActiveRule> active = new HashMap<>();
  private final Map<String, byte[]> known;
  private final SettledTexts settled;
  private final Map<String, byte[]> used = new ConcurrentHashMap<>();
  private final AtomicBoolean isChanged = new AtomicBoolean();

  private AnalysisCache(CacheFile file, CacheKey rules, List<ActiveRule> selected) {
    this.file = file;
    this.rules = rules;
    this.known = file.read();
    byte[] texts = known.get(SETTLED_TEXTS);
    this.settled = texts == null ? SettledTexts.NONE : SettledTexts.read(texts);
    selected.forEach(rule -> active.put(rule.id(), rule));
  }

  /**
   * Opens the cache of one scope and one choice of rules.
   *
   * @param directory where caches live
   * @param scope what holds for all texts: the build, the root, options
   */
  static AnalysisCache open(Path directory, List<String> scope, List<ActiveRule> rules) {
    CacheKey key = CacheKey.ofRules(scope, rules);
    return new AnalysisCache(
        new CacheFile(directory.resolve(key.hex().substring(0, 32) + ".cache")), key, rules);
  }

  CacheKey key(UnparsedText text) {
    return CacheKey.ofText(rules, text.source(), text.kind());
  }

  CacheKey key(List<CacheKey> texts) {
    return CacheKey.ofProject(rules, texts);
  }

  /**
   * Tells whether what is known under a key holds, and counts it as used then. Only the keys of
   * texts in which nothing was found are asked about so.
   *
   * @param tree tells whether a path of the project exists
   */
  boolean use(CacheKey key, Predicate<String> tree) {
    byte[] value = known.get(key.bytes());
    if (value == null) {
      return false;
    }
    try {
      boolean holds = isAnsweredAlike(new ByteReader(value), tree);
      if (holds) {
        used.put(key.bytes(), value);
      }
      return holds;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** Reads what was asked of the tree, and tells whether the answers are what they were. */
  private static boolean isAnsweredAlike(ByteReader in, Predicate<String> tree) {
    for (int asked = in.readCount(); asked > 0; asked--) {
      if (tree.test(in.readText()) != in.readBoolean()) {
        return false;
      }
    }
    return true;
  }

  /** Gives the texts that need not be read, or not be told from others, as last written. */
  SettledTexts settledTexts() {
    return settled;
  }

  void keep(SettledTexts texts) {
    if (!texts.equals(settled)) {
      used.put(SETTLED_TEXTS, texts.write());
      isChanged.set(true);
    } else if (known.containsKey(SETTLED_TEXTS)) {
      used.put(SETTLED_TEXTS, known.get(SETTLED_TEXTS));
    }
  }

  /**
   * Gives what was found under a key; empty where nothing is known or any of it no longer holds.
   *
   * @param sources gives the text of a path
   * @param tree tells whether a path of the project exists
   */
  Optional<List<Finding>> find(
      CacheKey key, Function<String, Optional<SourceText>> sources, Predicate<String> tree) {
    byte[] value = known.get(key.bytes());
    if (value == null) {
      return Optional.empty();
    }
    try {
      ByteReader in = new ByteReader(value);
      if (!isAnsweredAlike(in, tree)) {
        return Optional.empty();
      }
      List<Finding> findings = new FindingCodec(active, sources).read(in);
      used.put(key.bytes(), value);
      return Optional.of(findings);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /**
   * Keeps what was found.
   *
   * @param asked what was asked of the tree, and the answers
   */
  void keep(CacheKey key, List<Finding> findings, Map<String, Boolean> asked) {
    ByteWriter out = new ByteWriter().writeInt(asked.size());
    asked.forEach((path, isThere) -> out.writeText(path).writeBoolean(isThere));
    FindingCodec.write(findings, out);
    used.put(key.bytes(), out.toBytes());
    isChanged.set(true);
  }

  /**
   * Writes the cache if this run added to it; one that cannot be written costs the next run its
   * time and nothing else. What this run did not use, as one over a part of the tree, is kept until
   * it outgrows what runs do use.
   */
  void save() {
    if (!isChanged.get()) {
      return;
    }
    Map<String, byte[]> all = new HashMap<>(known);
    all.putAll(used);
    if (all.size() - used.size() > Math.max(ALWAYS_KEPT, used.size())) {
      all.keySet().retainAll(used.keySet());
    }
    try {
      file.write(all);
    } catch (IOException e) {
      // The results are in the reports already.
    }
  }
}
