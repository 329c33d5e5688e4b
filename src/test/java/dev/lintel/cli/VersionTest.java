package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void theVersionIsThatOfThePom() throws IOException {
    String pom = Files.readString(Path.of(System.getProperty("lintel.basedir"), "pom.xml"));
    Matcher project =
        Pattern.compile("<artifactId>lintel</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(pom);
    assertTrue(project.find());
    assertEquals(project.group(1), Version.NUMBER);
  }
}
