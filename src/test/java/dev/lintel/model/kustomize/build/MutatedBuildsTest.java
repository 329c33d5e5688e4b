package dev.lintel.model.kustomize.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.model.kustomize.build.ConformanceBuildsTest.Case;
import dev.lintel.model.kustomize.output.KustomizeWriter;
import dev.lintel.model.kustomize.resource.BuildException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The shared cases with a line that is lost or stands twice: each builds or is refused. */
class MutatedBuildsTest {
  private static final int SEEDS = 20;

  @Test
  void aLineMoreOrLessThrowsNothing() throws IOException {
    List<String> problems = new ArrayList<>();
    for (Case one : ConformanceBuildsTest.cases()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Map<String, byte[]> files = mutated(one.files(), new Random(seed));
        try {
          if (one.build(files) instanceof Build.Built built) {
            print(built);
          }
        } catch (RuntimeException | StackOverflowError e) {
          problems.add("%s, seed %d: %s at %s".formatted(one.name(), seed, e, first(e)));
        }
      }
    }
    assertEquals(List.of(), problems);
  }

  private static void print(Build.Built built) {
    try {
      KustomizeWriter.print(built.objects());
    } catch (BuildException _) {
      // Refused, too.
    }
  }

  private static String first(Throwable thrown) {
    return thrown.getStackTrace().length == 0 ? "" : thrown.getStackTrace()[0].toString();
  }

  private static Map<String, byte[]> mutated(Map<String, byte[]> files, Random random) {
    Map<String, byte[]> changed = new TreeMap<>(files);
    String path = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
    List<String> lines =
        new ArrayList<>(new String(files.get(path), StandardCharsets.UTF_8).lines().toList());
    if (!lines.isEmpty()) {
      int index = random.nextInt(lines.size());
      if (random.nextBoolean()) {
        lines.remove(index);
      } else {
        lines.add(random.nextInt(lines.size() + 1), lines.get(index));
      }
    }
    changed.put(path, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return changed;
  }
}
