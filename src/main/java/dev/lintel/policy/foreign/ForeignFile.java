package dev.lintel.policy.foreign;

import dev.lintel.finding.Notification;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/** Reads the files of other tools. One that is broken is a warning and accepts nothing. */
final class ForeignFile {
  private ForeignFile() {}

  /** Says what is wrong in a file. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }

    static Broken at(Span place, String message) {
      return new Broken("line " + place.region().start().line() + ": " + message);
    }
  }

  /**
   * Makes something of one file.
   *
   * @param <T> what is made
   */
  @FunctionalInterface
  interface Reader<T> {
    T read(SourceText source, ForeignNotes notes) throws Broken;
  }

  /**
   * Reads the first file that there is of some; empty where there is none or it is broken, which
   * becomes a warning.
   */
  static <T> Optional<T> first(
      List<String> paths, ForeignFiles files, Reader<T> reader, List<Notification> notifications) {
    for (String path : paths) {
      Optional<FileContent> content = files.read(path);
      if (content.isPresent()) {
        try {
          ForeignNotes notes = new ForeignNotes();
          T read = reader.read(text(content.get()), notes);
          notifications.addAll(notes.of(path));
          return Optional.of(read);
        } catch (Broken e) {
          notifications.add(warning(path, "is not honoured: " + e.getMessage()));
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  static Notification warning(String path, String message) {
    return new Notification(
        Notification.Kind.WARNING, Optional.of(path), Optional.empty(), message);
  }

  private static SourceText text(FileContent content) throws Broken {
    return switch (content) {
      case Decoded.Text(SourceText source) -> source;
      case Decoded.Binary(String reason) -> throw new Broken("it is not text (" + reason + ")");
      case FileContent.Unread(var notice) -> throw new Broken("it " + notice.message());
    };
  }

  /** Gives the mapping that a YAML file holds; empty for a file without content. */
  static Optional<YamlMapping> mapping(SourceText source) throws Broken {
    YamlStream stream = YamlParser.parse(source, YamlSchema.CORE);
    if (!stream.problems().isEmpty()) {
      SyntaxProblem problem = stream.problems().getFirst();
      throw Broken.at(problem.span(), problem.message());
    }
    Optional<YamlNode> root = stream.documents().stream().findFirst().flatMap(YamlDocument::root);
    if (root.isEmpty() || root.get().isNull()) {
      return Optional.empty();
    }
    return Optional.of(mapping("the file", root.get()));
  }

  static YamlMapping mapping(String what, YamlNode node) throws Broken {
    return node.mapping().orElseThrow(() -> Broken.at(node.span(), what + " takes a mapping"));
  }

  /** Gives the texts of a list; none where the value is left empty. */
  static List<YamlScalar> texts(String what, YamlNode node) throws Broken {
    if (node.isNull()) {
      return List.of();
    }
    List<YamlNode> items =
        node.sequence()
            .orElseThrow(() -> Broken.at(node.span(), "'" + what + "' takes a list"))
            .items();
    for (YamlNode item : items) {
      if (item.scalar().isEmpty()) {
        throw Broken.at(item.span(), "'" + what + "' takes a list of texts");
      }
    }
    return items.stream().flatMap(item -> item.scalar().stream()).toList();
  }
}
