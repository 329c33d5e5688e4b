package dev.lintel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.image.Image.Outcome;
import dev.lintel.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image as a hook of git itself. */
class HookIT {
  private static final String FLAWED = "DELETE FROM orders;\n";
  private static final String FINDING =
      ":1:1: high: sql/unscoped-write DELETE on orders has no row filter\n";

  @TempDir Path directory;
  private ScratchRepository git;

  @BeforeEach
  void installTheHook() throws IOException {
    git = ScratchRepository.init(directory.resolve("work tree"));
    git.file("a.sql", "SELECT 1;\n").file("b.sql", "SELECT 1;\n").commit();
    Image.script(
        git.top().resolve(".git/hooks/pre-commit"),
        "exec '" + Image.launcher(Image.IMAGE) + "' check --staged -q\n");
  }

  /** Commits and gives what the hook said; git shows all of it on its standard error. */
  private Outcome commit(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "commit", "--quiet", "--message=x"));
    command.addAll(List.of(arguments));
    Map<String, String> variables = new HashMap<>(ScratchRepository.HERMETIC);
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      variables.put("GIT_" + role + "_NAME", "A");
      variables.put("GIT_" + role + "_EMAIL", "a@example.com");
    }
    return Image.run(git.top(), variables, command.toArray(String[]::new));
  }

  @Test
  void aFlawedCommitIsStoppedAndACleanOneGoesThrough() throws Exception {
    git.file("a.sql", FLAWED).stage().file("a.sql", "SELECT 2;\n");
    assertEquals(new Outcome(1, "", "a.sql" + FINDING), commit());
    git.stage().file("a.sql", FLAWED);
    assertEquals(new Outcome(0, "", ""), commit());
  }

  @Test
  void aPartialCommitAndOneOfEverythingAreCheckedAsTheyAre() throws Exception {
    git.file("a.sql", FLAWED).file("b.sql", FLAWED).stage();
    assertEquals(new Outcome(1, "", "b.sql" + FINDING), commit("b.sql"));
    git.run("reset", "--quiet");
    assertEquals(new Outcome(1, "", "a.sql" + FINDING + "b.sql" + FINDING), commit("--all"));
  }

  @Test
  void aLinkedWorkTreeCommitsItsOwnIndex() throws Exception {
    git.file("a.sql", FLAWED).stage();
    Path linked = directory.resolve("linked");
    git.run("worktree", "add", "--quiet", linked.toString());
    git = new ScratchRepository(linked);
    git.file("c.sql", "SELECT 3;\n").stage();
    assertEquals(new Outcome(0, "", ""), commit());
    git.file("c.sql", FLAWED).stage();
    Outcome outcome = commit();
    assertEquals("c.sql" + FINDING, outcome.err());
    assertTrue(outcome.code() != 0);
  }
}
