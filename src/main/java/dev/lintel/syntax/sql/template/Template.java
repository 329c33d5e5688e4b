package dev.lintel.syntax.sql.template;

import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.template.TemplatePiece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a template in SQL says without being run. Steps: find its pieces; see which blocks they
 * make; write the text once for each choice of branches that shows something new, with the pieces
 * hidden at equal length. A loop is one round, so it costs nothing whatever it counts to; what
 * {@code macro} and {@code set} enclose is hidden.
 *
 * <p>{@code :name} is Spark's own parameter and stays; {@code @name} is another dialect's variable
 * and stays as well, since it tells the dialect.
 *
 * @param renditions at least one; the first takes the first branch of everything
 * @param references what is known by name, in the order of the text
 * @param settings the arguments of {@code config}, in the order of the text
 * @param comments those of the template, in the order of the text
 * @param unclosed the first mark that opens an expression or a tag which nothing closes
 */
public record Template(
    List<Rendition> renditions,
    List<TemplateReference> references,
    List<TemplateSetting> settings,
    List<Comment> comments,
    Optional<Span> unclosed) {
  /** So many renditions are made of one text; branches beyond them are not looked at. */
  static final int MOST_RENDITIONS = 8;

  /** All renditions of a text together have about so many characters. */
  private static final int MOST_CHARACTERS = 20_000_000;

  public Template {
    renditions = List.copyOf(renditions);
    references = List.copyOf(references);
    settings = List.copyOf(settings);
    comments = List.copyOf(comments);
  }

  /**
   * Reads a text.
   *
   * @param holes what the text's maker puts in, as {@code {name}} in an f-string of Python: in the
   *     order of the text, none over another
   */
  public static Template of(SourceText source, List<Span> holes) {
    String content = source.content();
    if (holes.isEmpty() && content.indexOf('{') < 0 && content.indexOf("$(") < 0) {
      Rendition plain = new Rendition(content, List.of(), List.of(source.all()));
      return new Template(List.of(plain), List.of(), List.of(), List.of(), Optional.empty());
    }
    TemplateScanner scanner = new TemplateScanner(source, holes);
    List<TemplatePiece> pieces = scanner.scan();
    Branches branches = Branches.of(pieces);
    Renderer renderer = new Renderer(source, pieces, branches);
    List<Rendition> renditions = new ArrayList<>();
    int affordable = 1 + MOST_CHARACTERS / Math.max(content.length(), 1);
    int count = Math.min(branches.renditions(), Math.min(MOST_RENDITIONS, affordable));
    for (int i = 0; i < count; i++) {
      Rendition rendition = renderer.render(i);
      if (!rendition.own().isEmpty()) {
        renditions.add(rendition);
      }
    }
    return new Template(
        renditions,
        renderer.references(),
        renderer.settings(),
        comments(source, pieces),
        scanner.unclosed());
  }

  private static List<Comment> comments(SourceText source, List<TemplatePiece> pieces) {
    List<Comment> comments = new ArrayList<>();
    for (TemplatePiece piece : pieces) {
      if (piece.kind() == Kind.COMMENT) {
        Span span = source.span(piece.start(), piece.end());
        int lineStart = source.lines().start(source.lines().lineAt(piece.start()));
        int at = piece.start();
        while (at > lineStart && " \t".indexOf(source.content().charAt(at - 1)) >= 0) {
          at--;
        }
        comments.add(new Comment(span, at == lineStart));
      }
    }
    return comments;
  }
}
