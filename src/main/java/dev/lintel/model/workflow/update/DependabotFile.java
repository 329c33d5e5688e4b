package dev.lintel.model.workflow.update;

import dev.lintel.model.workflow.grammar.Grammar;
import dev.lintel.model.workflow.grammar.GrammarCheck;
import dev.lintel.model.workflow.grammar.GrammarProblem;
import dev.lintel.source.Deferred;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One dependabot.yml. A view of its tree. Of a file with a fault in its YAML nothing is given: what
 * the fault hides would seem to be missing.
 */
public final class DependabotFile {
  private static final String GITHUB = ".github";

  private final YamlMapping root;
  private final String path;
  private final boolean isWhole;
  private final Deferred<GrammarCheck> grammar;

  private DependabotFile(YamlStream stream, YamlMapping root) {
    this.root = root;
    this.path = stream.source().path();
    this.isWhole = stream.problems().isEmpty();
    grammar = new Deferred<>(() -> grammar(stream, root));
  }

  /** Gives the file that a stream holds; empty where its first document is no mapping. */
  public static Optional<DependabotFile> of(YamlStream stream) {
    return stream.firstMapping().map(root -> new DependabotFile(stream, root));
  }

  private static GrammarCheck grammar(YamlStream stream, YamlMapping root) {
    GrammarCheck check = GrammarCheck.of(stream, root, Grammar.ofUpdates());
    if (!stream.problems().isEmpty()) {
      return check;
    }
    List<GrammarProblem> problems = new ArrayList<>(check.problems());
    problems.addAll(UpdateRequirements.of(root));
    return new GrammarCheck(List.copyOf(problems), check.slots());
  }

  /** Gives how the file stands to GitHub's grammar; worked out once. */
  public GrammarCheck grammar() {
    return grammar.get();
  }

  /** Tells whether the file stands where GitHub reads it, and not among templates and examples. */
  public boolean isRead() {
    return SourceText.directory(path).equals(GITHUB);
  }

  /** Gives what is kept up to date, in the order of the file; what is no mapping is left out. */
  public List<Update> updates() {
    return (isWhole ? root.items("updates") : List.<YamlNode>of())
        .stream().flatMap(item -> item.mapping().stream()).map(Update::new).toList();
  }

  /** Gives the registries that it defines, by their entries. */
  public List<YamlEntry> registries() {
    return entries("registries");
  }

  /** Gives the groups of several ecosystems that it defines, by their entries. */
  public List<YamlEntry> groups() {
    return entries("multi-ecosystem-groups");
  }

  private List<YamlEntry> entries(String key) {
    return root.get(key)
        .filter(node -> isWhole)
        .flatMap(YamlNode::mapping)
        .map(YamlMapping::entries)
        .orElse(List.of());
  }
}
