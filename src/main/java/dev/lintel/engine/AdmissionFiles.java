package dev.lintel.engine;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.Notice;
import dev.lintel.source.ProjectFile;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The admission policies in files that lintel.yml names, which need not be checked themselves. */
final class AdmissionFiles {
  private static final int LIMIT_BYTES = 16 << 20;

  private final List<SourceText> texts;

  private AdmissionFiles(List<SourceText> texts) {
    this.texts = texts;
  }

  /**
   * Reads the files; throws where one is missing or no text.
   *
   * @param named relative to the root
   */
  static AdmissionFiles of(Path root, List<String> named, Supply supply)
      throws InvalidPolicyException {
    List<SourceText> texts = new ArrayList<>();
    for (String path : named) {
      ProjectFile file =
          supply
              .configuration(root.resolve(path))
              .orElseThrow(
                  () -> refused(path + ": does not exist, and lintel.yml names it as a policy"));
      switch (file.read(LIMIT_BYTES)) {
        case Decoded.Text(SourceText text) -> texts.add(text);
        case Decoded.Binary(String reason) -> throw refused(path + ": is not text: " + reason);
        case FileContent.Unread(Notice notice) -> throw refused(path + ": " + notice.message());
      }
    }
    return new AdmissionFiles(texts);
  }

  static AdmissionFiles none() {
    return new AdmissionFiles(List.of());
  }

  private static InvalidPolicyException refused(String problem) {
    return new InvalidPolicyException(List.of(problem));
  }

  /** Gives what tells one state of the files from another. */
  String contents() {
    StringBuilder contents = new StringBuilder();
    texts.forEach(text -> contents.append(text.path()).append('\n').append(text.content()));
    return contents.toString();
  }

  /** Gives the objects of all files, in their order. */
  List<KubernetesObject> objects() {
    return texts.stream()
        .map(text -> YamlParser.parse(text, YamlSchema.YAML_1_1))
        .flatMap(stream -> KubernetesObject.allOf(stream).stream())
        .toList();
  }
}
