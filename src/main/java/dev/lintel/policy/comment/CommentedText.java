package dev.lintel.policy.comment;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A text that was checked, with the comments that may suppress findings in it.
 *
 * @param comments in the order of the text
 * @param yaml the tree, for a text that is YAML
 * @param texts what stands between quotes or the like, besides the scalars of the tree. A
 *     suppression of a line that opens one holds for all of it, because nothing inside one is a
 *     comment
 * @param objects gives the parts of the text that a suppression can be for as a whole, in any
 *     order; two either lie apart or one inside the other
 */
public record CommentedText(
    SourceText source,
    List<Comment> comments,
    Optional<YamlStream> yaml,
    List<Span> texts,
    Supplier<List<Span>> objects) {
  public CommentedText {
    comments = List.copyOf(comments);
    texts = List.copyOf(texts);
  }

  /** Makes one of a text that a parser found the comments of. */
  public static CommentedText parsed(
      SourceText source,
      List<Comment> comments,
      Optional<YamlStream> yaml,
      Supplier<List<Span>> objects) {
    return new CommentedText(source, comments, yaml, List.of(), objects);
  }

  /**
   * Makes one of a text that no parser found comments in, as a script or a properties file; they
   * are looked for where a suppression may be among them.
   */
  public static CommentedText plain(SourceText source, Supplier<List<Span>> objects) {
    if (!SuppressionFinder.mayHold(source)) {
      return parsed(source, List.of(), Optional.empty(), objects);
    }
    PlainComments scan = PlainComments.of(source);
    return new CommentedText(source, scan.comments(), Optional.empty(), scan.texts(), objects);
  }

  /** Makes one of a text that no parser found comments in and that has no objects. */
  public static CommentedText plain(SourceText source) {
    return plain(source, List::of);
  }

  /** Gives what its comments suppress. */
  public Suppressions suppressions() {
    return SuppressionFinder.find(this);
  }
}
