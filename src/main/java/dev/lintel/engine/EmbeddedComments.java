package dev.lintel.engine;

import dev.lintel.model.embedded.EmbeddedSql;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.source.Comment;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Adds the comments of SQL to those of the file that it stands in, so that either can suppress what
 * is found in it. A comment of the file for the line in which a call begins holds for all of the
 * SQL that the call is given.
 */
final class EmbeddedComments {
  private EmbeddedComments() {}

  static CommentedText added(CommentedText own, List<SqlScript> scripts) {
    SourceText source = own.source();
    List<Comment> comments = new ArrayList<>();
    for (Comment comment : own.comments()) {
      // A line of a notebook is a comment of Python, and what it says is SQL.
      if (!comment.text().startsWith(EmbeddedSql.MAGIC)) {
        comments.add(comment);
      }
    }
    List<Span> texts = new ArrayList<>(own.texts());
    for (SqlScript script : scripts) {
      for (Comment comment : script.comments()) {
        Optional<Span> place = comment.span().exact();
        place.ifPresent(span -> comments.add(new Comment(span, isAlone(span))));
      }
      texts.add(withOpening(script.source().all().resolved()));
    }
    comments.sort(Comparator.comparingInt(comment -> comment.span().start()));
    return new CommentedText(source, comments, own.yaml(), texts, own.objects());
  }

  private static boolean isAlone(Span comment) {
    SourceText source = comment.source();
    int lineStart = source.lines().start(source.lines().lineAt(comment.start()));
    String before = source.content().substring(lineStart, comment.start()).strip();
    return before.isEmpty() || before.equals(EmbeddedSql.MAGIC);
  }

  /** Gives the span with what stands between it and the sign that it is handed over by. */
  private static Span withOpening(Span span) {
    String content = span.source().content();
    int start = span.start();
    while (start > 0 && isOfOpening(content.charAt(start - 1))) {
      start--;
    }
    return span.source().span(Math.max(0, start - 1), span.end());
  }

  private static boolean isOfOpening(char c) {
    return Character.isWhitespace(c) || "\"'rRfFuU".indexOf(c) >= 0;
  }
}
