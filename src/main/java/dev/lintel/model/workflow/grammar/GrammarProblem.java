package dev.lintel.model.workflow.grammar;

import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** What a file has that GitHub's grammar does not, so that GitHub refuses the file. */
public sealed interface GrammarProblem {
  /** Gives what a person edits; without extent where nothing stands there. */
  Span place();

  /** Gives the problem in one sentence without a period. */
  String message();

  /**
   * Where something stands.
   *
   * @param key the nearest key around it; empty at the root
   * @param parent the key around that; empty where there is none
   */
  record Where(String key, String parent) {
    static final Where ROOT = new Where("", "");

    Where below(String inner) {
      return new Where(inner, key);
    }
  }

  /**
   * A key that its mapping does not take.
   *
   * @param mapping the mapping that it stands in
   * @param owner the definition of the mapping, by its name
   * @param accepted the keys that may stand there and do not
   */
  record UnknownKey(
      YamlEntry entry, YamlMapping mapping, String owner, Where where, List<String> accepted)
      implements GrammarProblem {
    public UnknownKey {
      accepted = List.copyOf(accepted);
    }

    @Override
    public Span place() {
      return entry.key().span();
    }

    @Override
    public String message() {
      String key = entry.name();
      return Wording.unknownKey(key, owner, where) + Spelling.hint(key, accepted);
    }

    /** Gives the one key that differs by a single letter, or in case. */
    public Optional<String> meant() {
      return Spelling.slip(entry.name(), accepted);
    }
  }

  /**
   * A mapping without a key that it needs.
   *
   * @param owner the definition of the mapping, by its name
   * @param keys the one that is missing, or those of which one is
   */
  record MissingKey(YamlMapping mapping, String owner, Where where, List<String> keys)
      implements GrammarProblem {
    public MissingKey {
      keys = List.copyOf(keys);
    }

    /** Gives the first key, where GitHub too says that one is missing. */
    @Override
    public Span place() {
      return mapping.entries().isEmpty()
          ? mapping.span()
          : mapping.entries().getFirst().key().span();
    }

    @Override
    public String message() {
      return Wording.missingKey(keys, owner, where);
    }
  }

  /**
   * A value, or a name in the place of a key, that the grammar does not take there.
   *
   * @param accepted the definitions that it takes
   */
  record WrongValue(YamlNode node, List<Definition> accepted, Where where)
      implements GrammarProblem {
    public WrongValue {
      accepted = List.copyOf(accepted);
    }

    @Override
    public Span place() {
      return node.span();
    }

    @Override
    public String message() {
      return Wording.wrongValue(node, accepted, where);
    }
  }

  /**
   * A value that the grammar takes and that does not fit what stands beside it.
   *
   * @param message one sentence without a period
   */
  record UnfitValue(Span place, String message) implements GrammarProblem {}

  /** An expression where GitHub evaluates none. */
  record MisplacedExpression(Span place, Where where) implements GrammarProblem {
    @Override
    public String message() {
      return where.key().isEmpty()
          ? "GitHub evaluates no expression in a key here"
          : "GitHub evaluates no expression in '%s'".formatted(where.key());
    }
  }
}
