package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.source.Comment;
import dev.lintel.source.LineIndex;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version that a comment behind a pinned reference names, as {@code # v4.2.2}. */
final class VersionComment {
  private static final Pattern VERSION =
      Pattern.compile("#\\s*(?:tag\\s*=\\s*|version:?\\s*)?(v?\\d+(?:\\.\\d+){0,3})(?![\\w.])");

  private VersionComment() {}

  static Optional<String> of(YamlStream stream, InRepository code) {
    Span place = code.span().resolved();
    LineIndex lines = place.source().lines();
    int line = lines.lineAt(place.end());
    return stream.comments().stream()
        .filter(comment -> !comment.isAlone() && lines.lineAt(comment.span().start()) == line)
        .map(Comment::text)
        .map(VERSION::matcher)
        .filter(Matcher::lookingAt)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  /** Gives the major version of a reference: of its tag, or of the comment behind its commit. */
  static Optional<Integer> major(YamlStream stream, InRepository code) {
    return part(stream, code, 0);
  }

  /** Gives a part of the version, the major one first. */
  static Optional<Integer> part(YamlStream stream, InRepository code, int index) {
    Optional<String> version = code.isPinned() ? of(stream, code) : Optional.of(code.ref().text());
    return version
        .map(text -> text.startsWith("v") ? text.substring(1) : text)
        .map(text -> text.split("\\."))
        .filter(parts -> index < parts.length && parts[index].matches("\\d{1,4}"))
        .map(parts -> Integer.valueOf(parts[index]));
  }
}
