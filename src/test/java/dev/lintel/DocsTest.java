package dev.lintel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.engine.Checker;
import dev.lintel.rule.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents that are checked in: those made from rules/ are fresh, and no link is dead. */
class DocsTest {
  private static final Path BASE = Path.of(System.getProperty("lintel.basedir"));
  private static final Path RULES = BASE.resolve("docs/rules");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  @TempDir Path directory;

  @Test
  void theRulesPagesAreThoseThatTheProfileDocsWrites() throws IOException, InterruptedException {
    Path fresh = directory.resolve("rules");
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BASE.resolve("src/build/java/DocsGenerator.java").toString(),
                fresh.toString())
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
    Map<String, String> expected = pages(fresh);
    Map<String, String> actual = pages(RULES);
    assertEquals(expected.keySet(), actual.keySet(), "'mvn -Pdocs' writes docs/rules");
    expected.forEach(
        (name, text) -> assertEquals(text, actual.get(name), name + ": 'mvn -Pdocs' writes it"));
  }

  private static Map<String, String> pages(Path root) throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        pages.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return pages;
  }

  @Test
  void theIndexLeadsToEveryRuleThreeTimes() throws IOException {
    String index = Files.readString(RULES.resolve("README.md"));
    for (Catalog.Entry entry : Checker.catalog().entries()) {
      assertEquals(
          4, index.split(Pattern.quote("[" + entry.id() + "]("), -1).length, entry.id()::toString);
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<Path> documents =
        new ArrayList<>(List.of(BASE.resolve("README.md"), BASE.resolve("CONTRIBUTING.md")));
    try (Stream<Path> files = Files.walk(BASE.resolve("docs"))) {
      documents.addAll(files.filter(file -> file.toString().endsWith(".md")).sorted().toList());
    }
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Path document : documents) {
      Matcher matcher = LINK.matcher(withoutCode(Files.readString(document)));
      while (matcher.find()) {
        links++;
        if (!matcher.group(1).startsWith("https://") && !isAlive(document, matcher.group(1))) {
          dead.add(BASE.relativize(document) + ": " + matcher.group(1));
        }
      }
    }
    assertEquals(List.of(), dead);
    assertTrue(links > 100, () -> "links are found");
  }

  private static String withoutCode(String markdown) {
    return markdown.replaceAll("(?ms)^```.*?^```$", "").replaceAll("`[^`\n]*`", "");
  }

  private static boolean isAlive(Path document, String link) throws IOException {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? document : document.resolveSibling(path);
    assertFalse(path.startsWith("/"), link);
    return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
  }

  /** As GitHub makes them: lower case, blanks as dashes, no other signs. */
  private static Set<String> anchors(Path document) throws IOException {
    Set<String> anchors = new HashSet<>();
    for (String line : withoutCode(Files.readString(document)).split("\n")) {
      if (line.startsWith("#")) {
        String heading = line.substring(line.indexOf(' ') + 1).toLowerCase(Locale.ROOT);
        anchors.add(heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'));
      }
    }
    return anchors;
  }
}
