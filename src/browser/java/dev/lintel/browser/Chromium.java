package dev.lintel.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A headless Chromium with a profile of its own, which ends with it. */
public final class Chromium implements AutoCloseable {
  private static final int START_MILLIS = 60_000;

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--remote-debugging-port=0");

  private final Path profile;
  private final Process process;
  private final DevTools tools;

  private Chromium(Path profile, Process process, DevTools tools) {
    this.profile = profile;
    this.process = process;
    this.tools = tools;
  }

  /** Starts the browser that the PATH leads to. */
  public static Chromium start() throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("lintel-browser");
    Process process =
        new ProcessBuilder(
                Stream.of(
                        Stream.of(executable().toString()),
                        FLAGS.stream(),
                        Stream.of("--user-data-dir=" + profile, "about:blank"))
                    .flatMap(s -> s)
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile())
            .start();
    try {
      return new Chromium(profile, process, new DevTools(address(profile)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Path executable() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("none of " + NAMES + " is on the PATH"));
  }

  /** The browser writes its port and the path of its socket into its profile when it is ready. */
  private static URI address(Path profile) throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (int waited = 0; waited < START_MILLIS; waited += 50) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() == 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      Thread.sleep(50);
    }
    throw new IOException(
        "the browser does not start: " + Files.readString(profile.resolve("log")));
  }

  /** Opens an empty page. */
  public Tab tab() throws IOException {
    JsonNode target =
        tools.send("", "Target.createTarget", DevTools.parameters().put("url", "about:blank"));
    JsonNode session =
        tools.send(
            "",
            "Target.attachToTarget",
            DevTools.parameters()
                .put("targetId", target.get("targetId").asText())
                .put("flatten", true));
    return new Tab(tools, session.get("sessionId").asText(), target.get("targetId").asText());
  }

  @Override
  public void close() throws IOException {
    tools.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
