package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Dockerfile, as far as it can be read without an engine; .ci/places replays its build. */
class DockerfileTest {
  /** One instruction; continued lines are joined, comments left out. */
  private record Instruction(String name, String text) {}

  private static List<Instruction> instructions() {
    String joined =
        new Recipe("Dockerfile").text().replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", "");
    List<Instruction> instructions = new ArrayList<>();
    for (String line : joined.split("\n")) {
      if (!line.isBlank()) {
        int blank = line.indexOf(' ');
        instructions.add(new Instruction(line.substring(0, blank), line.substring(blank + 1)));
      }
    }
    return instructions;
  }

  private static List<String> texts(String name) {
    return instructions().stream()
        .filter(i -> i.name().equals(name))
        .map(Instruction::text)
        .toList();
  }

  private static List<String> sources() {
    List<String> sources = new ArrayList<>();
    for (String copy : texts("COPY")) {
      if (!copy.startsWith("--from=")) {
        List<String> words = List.of(copy.split(" "));
        sources.addAll(words.subList(0, words.size() - 1));
      }
    }
    return sources;
  }

  @Test
  void everythingThatIsCopiedIsThereAndSent() {
    List<String> sent =
        Arrays.stream(new Recipe(".dockerignore").text().split("\n"))
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();
    assertEquals(sent, sources());
    sources().forEach(source -> assertTrue(Files.exists(Recipe.BASE.resolve(source)), source));
  }

  /** Two stages: what builds stays behind. */
  @Test
  void theImageHoldsTheRunTimeOnly() {
    List<String> stages = texts("FROM");
    assertEquals(2, stages.size());
    assertTrue(stages.getFirst().endsWith(" AS build"), stages::toString);
    assertTrue(texts("COPY").contains("--from=build /src/target/lintel /opt/lintel"));
  }

  /** The launcher of a checkout builds with the same words. */
  @Test
  void theBuildIsThatOfTheLauncher() {
    String build = texts("RUN").getFirst();
    assertTrue(new Recipe("bin/lintel").text().contains("exec " + build), build);
  }

  @Test
  void itStartsLintelWithoutAShellAndWithoutRoot() {
    assertEquals(List.of("[\"lintel\"]"), texts("ENTRYPOINT"));
    assertEquals(List.of("[\"check\"]"), texts("CMD"));
    assertEquals(List.of("1000:1000"), texts("USER"));
    assertEquals("/work", texts("WORKDIR").getLast());
  }

  @Test
  void theLabelNamesTheVersion() {
    assertTrue(
        texts("LABEL").getFirst().contains("image.version=\"" + Version.NUMBER + "\""),
        texts("LABEL")::toString);
  }
}
