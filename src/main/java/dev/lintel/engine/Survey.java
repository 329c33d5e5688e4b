package dev.lintel.engine;

import dev.lintel.model.promotion.Stage;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Decoded;
import dev.lintel.source.Discovery;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import dev.lintel.source.Gitignore;
import dev.lintel.source.KindDetector;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a repository looks like from outside: names, the kinds of its files, and words in the files
 * that list its dependencies. No tree is built and no rule runs.
 *
 * @param kinds how many files there are of each kind that is more than text, in the order of the
 *     kinds
 * @param evidence what speaks for a sort of pipeline, and the first file that shows it
 * @param generated directories whose name says that no person wrote them, with a slash at the end
 * @param environments what is deployed to, with the first path that names it
 */
record Survey(
    Map<ArtifactKind, Integer> kinds,
    Map<Evidence, String> evidence,
    Set<String> generated,
    Map<String, String> environments) {
  private static final int LIMIT_BYTES = 1 << 20;
  private static final int MOST_READ = 2_000;

  /** What speaks for a sort of pipeline. */
  enum Evidence {
    BUNDLE,
    ARGO_CD,
    KUSTOMIZATION,
    AIRFLOW,
    SPARK,
    LEARNING
  }

  private static final List<String> DEPENDENCIES =
      List.of("pyproject.toml", "Pipfile", "setup.py", "setup.cfg", "build.sbt", "pom.xml");
  private static final List<String> LEARNING_WORDS =
      List.of("scikit-learn", "torch", "tensorflow", "xgboost", "lightgbm", "mlflow", "keras");
  private static final Set<String> GENERATED =
      Set.of("generated", "gen", "third_party", "third-party", "external", "rendered");
  private static final Set<String> ENVIRONMENT_PARENTS =
      Set.of("overlays", "environments", "envs", "env");

  /** Looks at all files below a root that .gitignore does not leave out. */
  static Survey of(Path root) {
    Surveyor surveyor = new Surveyor(FileTree.onDisk(root));
    List<FoundFile> files = Discovery.find(root, List.of(root), Gitignore.NONE, true).files();
    files.forEach(surveyor::look);
    return new Survey(surveyor.kinds, surveyor.evidence, surveyor.generated, surveyor.environments);
  }

  /** Collects what the files show. */
  private static final class Surveyor {
    private final FileTree tree;
    private final Map<ArtifactKind, Integer> kinds = new EnumMap<>(ArtifactKind.class);
    private final Map<Evidence, String> evidence = new EnumMap<>(Evidence.class);
    private final Set<String> generated = new TreeSet<>();
    private final Map<String, String> environments = new LinkedHashMap<>();
    private int read;

    Surveyor(FileTree tree) {
      this.tree = tree;
    }

    void look(FoundFile file) {
      names(file.path());
      ArtifactKind byName = KindDetector.detect(file.path(), "", tree::isChart, Optional.empty());
      boolean isDependencies = isDependencies(file.path());
      String content = byName.isYaml() || isDependencies ? content(file) : "";
      if (isDependencies) {
        dependencies(file.path(), content);
      }
      ArtifactKind kind =
          byName == ArtifactKind.YAML
              ? KindDetector.detect(file.path(), content, tree::isChart, Optional.empty())
              : byName;
      if (kind != ArtifactKind.TEXT && kind != ArtifactKind.YAML) {
        kinds.merge(kind, 1, Integer::sum);
      }
      kind(kind, file.path(), content);
    }

    private String content(FoundFile file) {
      if (++read > MOST_READ) {
        return "";
      }
      return FileContent.read(file, LIMIT_BYTES) instanceof Decoded.Text text
          ? text.source().content()
          : "";
    }

    private void names(String path) {
      String[] segments = path.split("/");
      String name = segments[segments.length - 1];
      if (name.equals("databricks.yml") || name.equals("databricks.yaml")) {
        evidence.putIfAbsent(Evidence.BUNDLE, path);
      }
      StringBuilder directory = new StringBuilder();
      for (int i = 0; i + 1 < segments.length; i++) {
        directory.append(segments[i]).append('/');
        if (GENERATED.contains(segments[i])) {
          generated.add(directory.toString());
          return;
        }
        if (segments[i].equals("dags") && name.endsWith(".py")) {
          evidence.putIfAbsent(Evidence.AIRFLOW, path);
        }
        if (ENVIRONMENT_PARENTS.contains(segments[i]) && i + 2 < segments.length) {
          environment(segments[i + 1], directory + segments[i + 1] + "/");
        }
      }
    }

    private static boolean isDependencies(String path) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      return DEPENDENCIES.contains(name)
          || name.startsWith("requirements") && name.endsWith(".txt");
    }

    private void dependencies(String path, String content) {
      if (content.contains("pyspark") || content.contains("spark-sql")) {
        evidence.putIfAbsent(Evidence.SPARK, path);
      }
      if (content.contains("apache-airflow")) {
        evidence.putIfAbsent(Evidence.AIRFLOW, path);
      }
      if (LEARNING_WORDS.stream().anyMatch(content::contains)) {
        evidence.putIfAbsent(Evidence.LEARNING, path);
      }
    }

    private void kind(ArtifactKind kind, String path, String content) {
      if (kind == ArtifactKind.KUSTOMIZATION) {
        evidence.putIfAbsent(Evidence.KUSTOMIZATION, path);
      }
      if (kind == ArtifactKind.KUBERNETES && content.contains("argoproj.io/v1alpha1")) {
        evidence.putIfAbsent(Evidence.ARGO_CD, path);
      }
      if (kind == ArtifactKind.KUBERNETES && content.contains("kind: SparkApplication")) {
        evidence.putIfAbsent(Evidence.SPARK, path);
      }
      if (kind == ArtifactKind.HELM_VALUES) {
        String name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        if (name.startsWith("values-")) {
          environment(name.substring("values-".length()), path);
        }
      }
    }

    private void environment(String name, String path) {
      if (Stage.of(name).isPresent()) {
        environments.putIfAbsent(name, path);
      }
    }
  }
}
