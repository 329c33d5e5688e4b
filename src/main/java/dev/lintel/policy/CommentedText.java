package dev.lintel.policy;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/**
 * A text that was checked, with the comments that may suppress findings in it.
 *
 * @param comments in the order of the text
 * @param yaml the tree, for a text that is YAML: a suppression of a line that opens a block scalar
 *     holds for all of the scalar, because nothing inside one is a comment
 */
public record CommentedText(SourceText source, List<Comment> comments, Optional<YamlStream> yaml) {
  public CommentedText {
    comments = List.copyOf(comments);
  }

  /** Tells quickly of most texts that nothing in them suppresses a finding. */
  public static boolean mayHoldSuppressions(SourceText source) {
    return SuppressionFinder.mayHoldSuppressions(source);
  }

  /** Makes one of a text that no parser found comments in, as a script or a properties file. */
  public static CommentedText plain(SourceText source) {
    return new CommentedText(source, PlainComments.of(source), Optional.empty());
  }
}
