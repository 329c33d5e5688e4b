package dev.lintel.policy;

import dev.lintel.rule.Catalog;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.Notice;
import dev.lintel.source.RootPath;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads a lintel.yml and what it extends: each file is parsed and validated by itself, then put
 * over the ones that it names. A file that is named on several ways counts where it is met first.
 */
final class PolicyExtender {
  private static final List<String> PRESETS =
      Presets.NAMES.stream().map(name -> Presets.SCHEME + name).toList();
  private static final String ACCEPTED =
      "a file below the root, relative to the one that names it, or a preset: "
          + String.join(", ", PRESETS);
  private static final int MOST_FILES = 32;
  private static final int MOST_LEVELS = 8;

  private final PolicyFiles files;
  private final Problems problems = new Problems();
  private final PolicyValidator validator;
  private final List<String> merged = new ArrayList<>();
  private final Deque<String> chain = new ArrayDeque<>();
  private int opened;

  PolicyExtender(PolicyFiles files, Catalog catalog) {
    this.files = files;
    this.validator = new PolicyValidator(catalog, problems);
  }

  PolicyDocument read(SourceText lintelYml) throws InvalidPolicyException {
    YamlMapping top = extended(lintelYml);
    validator.finish();
    problems.throwIfAny();
    return new PolicyDocument(top, merged);
  }

  private YamlMapping extended(SourceText source) {
    YamlMapping own = parse(source);
    YamlMapping below = new YamlMapping(source.all(), List.of(), List.of());
    chain.addLast(source.path());
    for (Setting name : new Setting(own).find(PolicyKeys.EXTENDS).texts()) {
      Optional<SourceText> base = open(name, source.path());
      if (base.isPresent()) {
        below = PolicyMerger.merge(below, extended(base.get()));
      }
    }
    chain.removeLast();
    merged.add(source.path());
    return PolicyMerger.merge(below, own);
  }

  private YamlMapping parse(SourceText source) {
    YamlStream stream = YamlParser.parse(source, YamlSchema.CORE);
    for (SyntaxProblem problem : stream.problems()) {
      problems.add(problem.span(), problem.message());
    }
    List<YamlDocument> documents = stream.documents();
    if (documents.size() > 1) {
      problems.add(documents.get(1).span(), fileName(source.path()) + " is one document");
    }
    Optional<YamlNode> root = documents.stream().findFirst().flatMap(YamlDocument::root);
    if (stream.problems().isEmpty()) {
      root.ifPresent(node -> validator.validate(fileName(source.path()), PolicyKeys.TOP, node));
    }
    return root.flatMap(YamlNode::mapping)
        .orElseGet(() -> new YamlMapping(source.all(), List.of(), List.of()));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Opens what a file extends; empty where that cannot be, or was merged already. */
  private Optional<SourceText> open(Setting name, String from) {
    String text = name.text().orElse("");
    Span place = name.span();
    if (text.startsWith(Presets.SCHEME)) {
      return preset(text, place);
    }
    if (text.indexOf(':') >= 0) {
      // It may hold a password, so it is not quoted.
      refuse(place, "an address is not opened; extends takes " + ACCEPTED);
      return Optional.empty();
    }
    Optional<String> path = RootPath.resolve(SourceText.directory(from), text);
    if (path.isEmpty()) {
      refuse(place, Problems.quoted(text) + " leaves the root; extends takes " + ACCEPTED);
      return Optional.empty();
    }
    return isNew(path.get(), place) ? read(path.get(), text, place) : Optional.empty();
  }

  private Optional<SourceText> preset(String text, Span place) {
    String name = text.substring(Presets.SCHEME.length());
    Optional<SourceText> preset = Presets.find(name);
    if (preset.isEmpty()) {
      refuse(place, "there is no preset " + Problems.quoted(text) + Spelling.hint(text, PRESETS));
      return Optional.empty();
    }
    return isNew(text, place) ? preset : Optional.empty();
  }

  private boolean isNew(String path, Span place) {
    if (chain.contains(path)) {
      refuse(place, "extends goes in a circle", path);
      return false;
    }
    if (merged.contains(path)) {
      return false;
    }
    if (chain.size() >= MOST_LEVELS || ++opened >= MOST_FILES) {
      refuse(
          place,
          "extends goes over its limit of %d files and %d levels"
              .formatted(MOST_FILES, MOST_LEVELS),
          path);
      return false;
    }
    return true;
  }

  private Optional<SourceText> read(String path, String name, Span place) {
    return switch (files.read(path)) {
      case Decoded.Text(SourceText text) -> Optional.of(text);
      case Decoded.Binary(String reason) -> {
        refuse(place, Problems.quoted(name) + " is not text: " + reason, path);
        yield Optional.empty();
      }
      case FileContent.Unread(Notice notice) -> {
        refuse(place, Problems.quoted(name) + " " + notice.message(), path);
        yield Optional.empty();
      }
    };
  }

  private void refuse(Span place, String message, String... path) {
    List<String> way = new ArrayList<>(chain);
    way.addAll(List.of(path));
    problems.add(place, message + " (" + String.join(" -> ", way) + ")");
  }
}
