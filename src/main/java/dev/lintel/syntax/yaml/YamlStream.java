package dev.lintel.syntax.yaml;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import java.util.List;
import java.util.Optional;

/**
 * A YAML text: its documents, comments and faults, each in the order of the text.
 *
 * @param comments those behind the fault of a broken document are left out, as it is not known
 *     there what is a comment
 * @param problems a fault ends its own document and hides no other
 */
public record YamlStream(
    SourceText source,
    YamlSchema schema,
    List<YamlDocument> documents,
    List<Comment> comments,
    List<SyntaxProblem> problems) {
  public YamlStream {
    documents = List.copyOf(documents);
    comments = List.copyOf(comments);
    problems = List.copyOf(problems);
  }

  /** Gives the root of the first document that is a mapping. */
  public Optional<YamlMapping> firstMapping() {
    return documents.stream().flatMap(document -> document.mapping().stream()).findFirst();
  }

  /** Gives the keys that a mapping holds twice, in the order of the text; computed on each call. */
  public List<DuplicateKey> duplicateKeys() {
    return new DuplicateKeyFinder(schema).find(documents);
  }
}
