package dev.lintel.cli;

import dev.lintel.source.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Checks a run-time image: every file against the list that the build made of them, and each AOT
 * cache by a start with it.
 *
 * @param image the directory; it need not be an image
 */
record ImageCheckup(Path image) {
  private static final String SUMS = "SHA256SUMS";
  private static final String REMEDY = "; build or install the image anew";
  private static final int SHOWN = 3;
  private static final int START_SECONDS = 20;

  List<Diagnosis> diagnose() throws IOException {
    if (!Files.exists(image.resolve("build-id"))) {
      return List.of(
          Diagnosis.warn(
              "image", image + " is a plain JVM; bin/lintel runs Lintel from its image"));
    }
    if (!Files.exists(image.resolve(SUMS))) {
      return List.of(Diagnosis.fail("image", image + " has no " + SUMS + REMEDY));
    }
    List<String> lines = Files.readAllLines(image.resolve(SUMS));
    TreeSet<String> damaged = new TreeSet<>();
    for (String line : lines) {
      String name = line.substring(line.indexOf("  ") + 2);
      if (!line.startsWith(digest(image.resolve(name)) + " ")) {
        damaged.add(name);
      }
    }
    List<Diagnosis> all = new ArrayList<>();
    all.add(
        damaged.isEmpty()
            ? Diagnosis.ok("image", "%s, all %d files as built".formatted(image, lines.size()))
            : Diagnosis.fail("image", "%s is damaged: %s".formatted(image, named(damaged))));
    if (damaged.stream().noneMatch(name -> name.startsWith("lib/") || name.startsWith("bin/"))) {
      all.addAll(caches());
    }
    return all;
  }

  private static String named(TreeSet<String> damaged) {
    String names = String.join(", ", damaged.stream().limit(SHOWN).toList());
    String more = damaged.size() > SHOWN ? " and " + (damaged.size() - SHOWN) + " more" : "";
    String differ = damaged.size() == 1 ? " is not as built" : " are not as built";
    return names + more + differ + REMEDY;
  }

  /** Gives the digest of a file; empty where there is none that can be read. */
  private static String digest(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    try (InputStream stream = Files.newInputStream(file)) {
      MessageDigest digest = Sha256.start();
      byte[] buffer = new byte[1 << 16];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      return "";
    }
  }

  private List<Diagnosis> caches() throws IOException {
    String expected = Files.readString(image.resolve("build-id")).strip();
    List<Diagnosis> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(image.resolve("lib/lintel"))) {
      for (Path cache : files.filter(f -> f.toString().endsWith(".aot")).sorted().toList()) {
        String name = String.valueOf(cache.getFileName());
        String printed = start(cache);
        all.add(
            printed.endsWith("(build " + expected + ")")
                ? Diagnosis.ok("cache", name + " is in use")
                : Diagnosis.warn(
                    "cache",
                    name + " is not accepted by this JVM, so each start takes longer" + REMEDY));
      }
    }
    return all;
  }

  /** Gives what {@code --version} prints with nothing but this cache; empty where it breaks off. */
  private String start(Path cache) throws IOException {
    Process process =
        new ProcessBuilder(
                image.resolve("bin/java").toString(),
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + cache,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-cp",
                image.resolve("lib/lintel/lintel.jar").toString(),
                "dev.lintel.cli.Main",
                "--version")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream out = process.getInputStream()) {
      String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      boolean hasEnded = process.waitFor(START_SECONDS, TimeUnit.SECONDS);
      return hasEnded && process.exitValue() == 0 ? printed.strip() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } finally {
      process.destroyForcibly();
    }
  }
}
