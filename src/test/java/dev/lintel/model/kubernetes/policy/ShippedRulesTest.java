package dev.lintel.model.kubernetes.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.cel.Compilation;
import dev.lintel.cel.ExpressionCompiler;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the definitions that Lintel ships are all understood. */
class ShippedRulesTest {
  private static final Path SCHEMAS =
      Path.of(System.getProperty("lintel.basedir", "."), "src/main/schemas/custom.txt");

  @Test
  void allCompile() throws IOException {
    ExpressionCompiler compiler = ExpressionCompiler.of(List.of("self", "oldSelf"));
    List<String> refused = new ArrayList<>();
    int count = 0;
    for (String line : Files.readAllLines(SCHEMAS)) {
      for (String word : line.split(" ")) {
        if (word.startsWith("rule=")) {
          String rule =
              URLDecoder.decode(
                  word.substring("rule=".length()).split(",", -1)[0].replace("+", "%2B"),
                  StandardCharsets.UTF_8);
          count++;
          if (compiler.compile(SourceText.of("rule", rule))
              instanceof Compilation.Refused(var place, String message)) {
            refused.add(rule + ": " + place + " " + message);
          }
        }
      }
    }
    assertTrue(count > 50, "rules are read: " + count);
    assertEquals(List.of(), refused);
  }
}
