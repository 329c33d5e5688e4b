package dev.lintel.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lintel.image.Image.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a checkout the launcher builds what is missing or old, once, and says so. */
class CheckoutIT {
  private static final String BUILDING = "; building it once, which takes about a minute\n";
  private static final String FAILED = "lintel: the build failed; its errors stand above\n";

  @TempDir Path directory;
  private Path checkout;
  private Path called;

  @BeforeEach
  void makeTheCheckout() throws IOException, InterruptedException {
    checkout = Image.checkout(directory.resolve("checkout"));
    called = directory.resolve("called");
    Image.script(
        directory.resolve("fake/mvn"),
        "echo \"$PWD $*\" >>'" + called + "'\necho 'a word of Maven'\nexit 1\n");
  }

  private Outcome version(String... variables) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", directory.resolve("fake") + ":" + System.getenv("PATH"));
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return Image.run(directory, environment, "checkout/bin/lintel", "--version");
  }

  private void requireBuild() throws IOException {
    assertEquals(
        checkout.toRealPath() + " -q -B -Dmaven.test.skip=true package\n",
        Files.readString(called));
  }

  private void editASource() throws IOException {
    Image.shift(checkout.resolve("src/main/java/dev/lintel/cli/Main.java"), checkout, 3600);
  }

  @Test
  void nothingNewerNothingBuilt() throws IOException, InterruptedException {
    assertEquals(Image.version(Image.buildId()), version());
    assertFalse(Files.exists(called));
  }

  @Test
  void aNewerSourceIsBuilt() throws IOException, InterruptedException {
    editASource();
    assertEquals(
        new Outcome(3, "", "lintel: the sources changed" + BUILDING + "a word of Maven\n" + FAILED),
        version());
    requireBuild();
  }

  /** A new file, or one that is gone, changes the time of its directory alone. */
  @Test
  void aNewerDirectoryIsBuilt() throws IOException, InterruptedException {
    Image.shift(checkout.resolve("src/main/java/dev/lintel/cli"), checkout, 3600);
    assertEquals(3, version().code());
    requireBuild();
  }

  @Test
  void aNewerLauncherIsBuilt() throws IOException, InterruptedException {
    Image.shift(checkout.resolve("bin/lintel"), checkout, 3600);
    assertEquals(3, version().code());
    requireBuild();
  }

  @Test
  void theBuildRunsInTheCheckoutWhateverCdpathSays() throws IOException, InterruptedException {
    editASource();
    Files.createDirectories(directory.resolve("elsewhere/checkout/bin"));
    assertEquals(3, version("CDPATH", directory.resolve("elsewhere").toString()).code());
    requireBuild();
  }

  @Test
  void aMissingImageIsBuilt() throws IOException, InterruptedException {
    Files.delete(checkout.resolve("target/lintel/sources.sh"));
    assertEquals(
        new Outcome(
            3, "", "lintel: there is no image yet" + BUILDING + "a word of Maven\n" + FAILED),
        version());
    requireBuild();
  }

  @Test
  void whereBuildingIsForbiddenTheOldImageRuns() throws IOException, InterruptedException {
    editASource();
    assertEquals(Image.version(Image.buildId()), version("LINTEL_NO_BUILD", "1"));
    assertFalse(Files.exists(called));
  }

  @Test
  void whereBuildingIsForbiddenAMissingImageIsAnError() throws IOException, InterruptedException {
    Files.move(checkout.resolve("target/lintel"), checkout.resolve("target/elsewhere"));
    assertEquals(
        new Outcome(
            3,
            "",
            "lintel: there is no image in checkout/bin/../target/lintel, and LINTEL_NO_BUILD=1"
                + " forbids to build it\n"),
        version("LINTEL_NO_BUILD", "1"));
    assertFalse(Files.exists(called));
  }

  @Test
  void withoutMavenTheMessageSaysWhatToInstall() throws IOException, InterruptedException {
    editASource();
    assertEquals(
        new Outcome(
            3, "", "lintel: cannot build: mvn is not on the PATH; install Maven and a JDK 25\n"),
        version("PATH", directory.resolve("nothing").toString()));
  }
}
