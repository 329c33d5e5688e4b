import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes {@code target/lintel}: a run-time image with Lintel's jars and AOT caches. Run by the build
 * with the chosen JDK: {@code java ImageBuilder.java BASEDIR JAR CLASSPATH}.
 *
 * <p>Steps: link a run-time image of the modules that the jars need; copy the jars; train the cache
 * on files of every artifact kind; list the digest of every file, for {@code lintel doctor}; write
 * the stamp. The cache comes after the jars, and the stamp last of all: an interrupted build leaves
 * an image without a stamp, which the launcher builds anew. The image is put together aside and
 * moved into place, so that a run beside the build meets the old image or the new one.
 */
final class ImageBuilder {
  /**
   * What the jars use, by {@code jdeps --print-module-deps}; jdk.unsupported is for Unsafe in
   * ANTLR's and Jackson's classes. Only {@code catalog import} uses java.sql, and for PostgreSQL's
   * driver java.management, and java.naming, with which it compares a certificate's name with its
   * server's: 14 MB, most of which are java.xml.
   */
  private static final String MODULES =
      "java.base,java.logging,java.management,java.naming,java.sql,jdk.unsupported";

  private static final String TRAINING_WORKFLOWS = "target/training-workflows";

  private static final Pattern BAD_WORKFLOW =
      Pattern.compile("(?ms)^## Bad[^\\n]*\\n```yaml\\n(.*?)^```");

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "--sun-misc-unsafe-memory-access=allow",
          "-Xlog:disable",
          "-Xlog:all=error:stderr");

  private final Path base;
  private final Path image;
  private final Path library;

  /**
   * @param image where the image is put together
   */
  private ImageBuilder(Path base, Path image) {
    this.base = base;
    this.image = image;
    this.library = image.resolve("lib/lintel");
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path base = Path.of(args[0]);
    Path image = base.resolve("target/lintel");
    Path aside = base.resolve("target/lintel.new");
    delete(aside);
    new ImageBuilder(base, aside).build(Path.of(args[1]), args[2]);
    delete(image);
    Files.move(aside, image);
    // A cache remembers where its jars were, and the JVM looks there for each class of it.
    Files.createSymbolicLink(aside, image.getFileName());
  }

  private void build(Path jar, String classPath) throws IOException, InterruptedException {
    link();
    Files.createDirectories(library);
    List<Path> libraries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        libraries.add(Path.of(entry));
      }
    }
    StartupWeaver.weave(jar, libraries, library.resolve("lintel.jar"));
    for (Path file : libraries) {
      copyUnsigned(file, library.resolve(file.getFileName()));
    }
    copyImportJars();
    Path launcher = image.resolve("bin/lintel");
    Files.copy(base.resolve("bin/lintel"), launcher);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(image.resolve("build-id"), buildId() + "\n");
    writeTrainingWorkflows();
    train("lintel", List.of("github"), files(), planRules());
    train("tree", List.of("github"), tree(), List.of());
    train(
        "reports",
        List.of(
            "full",
            "json",
            "jsonl",
            "sarif",
            "github",
            "gitlab",
            "junit",
            "checkstyle",
            "markdown"),
        tree(),
        List.of());
    Files.writeString(image.resolve("SHA256SUMS"), sums());
    Path stamp = Files.writeString(image.resolve("sources.sh"), stamp());
    Files.setLastModifiedTime(
        stamp, Files.getLastModifiedTime(base.resolve("target/build-started")));
  }

  /**
   * Copies a jar without its signature, if it has one. Classes of signed jars are in no cache, and
   * the first that a class of a cache names makes each start verify the whole jar.
   */
  private static void copyUnsigned(Path jar, Path copy) throws IOException {
    try (ZipFile source = new ZipFile(jar.toFile())) {
      if (source.stream().noneMatch(ImageBuilder::isSignature)) {
        Files.copy(jar, copy, StandardCopyOption.COPY_ATTRIBUTES);
        return;
      }
      try (ZipOutputStream target = new ZipOutputStream(Files.newOutputStream(copy))) {
        for (ZipEntry entry : source.stream().filter(e -> !isSignature(e)).toList()) {
          ZipEntry kept = new ZipEntry(entry.getName());
          kept.setTimeLocal(entry.getTimeLocal());
          target.putNextEntry(kept);
          byte[] content = source.getInputStream(entry).readAllBytes();
          target.write(entry.getName().equals(JarFile.MANIFEST_NAME) ? main(content) : content);
          target.closeEntry();
        }
      }
    }
    Files.setLastModifiedTime(copy, Files.getLastModifiedTime(jar));
  }

  private static boolean isSignature(ZipEntry entry) {
    return entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  /** Gives a manifest without its sections, which hold a digest of each class. */
  private static byte[] main(byte[] manifest) throws IOException {
    Manifest main = new Manifest();
    main.getMainAttributes()
        .putAll(new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes());
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    main.write(written);
    return written.toByteArray();
  }

  /** Gives the rules that need plans: those of one package. */
  private List<String> planRules() throws IOException {
    List<String> rules = new ArrayList<>();
    try (Stream<Path> files = Files.list(base.resolve("src/main/java/dev/lintel/rules/sql/plan"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        String id = name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        if (Files.exists(base.resolve("rules/sql/" + id + ".md"))) {
          rules.add("sql/" + id);
        }
      }
    }
    return rules;
  }

  /** Puts the jars of {@code catalog import} where no other command has them on its class path. */
  private void copyImportJars() throws IOException {
    Path directory = Files.createDirectory(library.resolve("import"));
    try (Stream<Path> jars = Files.list(base.resolve("target/import"))) {
      for (Path jar : jars.sorted().toList()) {
        Files.copy(jar, directory.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void link() {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    int status =
        jlink.run(
            System.out,
            System.err,
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            image.toString());
    if (status != 0) {
      throw new IllegalStateException("jlink ended with " + status);
    }
  }

  /**
   * The id is read from its generated source: what is written beside the jars is what was compiled
   * into them.
   */
  private String buildId() throws IOException {
    String source =
        Files.readString(
            base.resolve("target/generated-sources/rules/dev/lintel/cli/BuildId.java"));
    int start = source.indexOf('"') + 1;
    return source.substring(start, source.indexOf('"', start));
  }

  /**
   * What a hook checks, with a lintel.yml as teams have one: files of every artifact kind, and a
   * workflow for each rule on them, since few of these find anything in good files.
   */
  private static List<String> files() {
    return List.of(
        "--config",
        "testdata/training.yml",
        "testdata/pipelines",
        "testdata/sql",
        TRAINING_WORKFLOWS);
  }

  /** Writes each workflow that a rule's document shows as a bad one to a file of its own. */
  private void writeTrainingWorkflows() throws IOException {
    Path workflows = base.resolve(TRAINING_WORKFLOWS).resolve(".github/workflows");
    delete(base.resolve(TRAINING_WORKFLOWS));
    Files.createDirectories(workflows);
    try (Stream<Path> documents = Files.list(base.resolve("rules/workflow"))) {
      for (Path document : documents.sorted().toList()) {
        String name = document.getFileName().toString().replace(".md", ".yml");
        Matcher bad = BAD_WORKFLOW.matcher(Files.readString(document));
        if (bad.find()) {
          // The lines that say what is found where are no part of the example.
          String text = bad.group(1).replaceAll("(?m)^[ #]*\\^+ .*\\R", "");
          Files.writeString(workflows.resolve(name), text);
        }
      }
    }
  }

  /**
   * The same and manifests of many kinds, policies and definitions with rules in CEL, a custom
   * rule.
   */
  private static List<String> tree() {
    List<String> checked = new ArrayList<>(files());
    checked.set(1, "testdata/training-tree.yml");
    checked.add("testdata/silent/manifests");
    return checked;
  }

  /**
   * Runs Lintel over staged files and, with the rules of every persona, over others and keeps what
   * it loaded. No profiles are kept of the methods: compiling what they name costs a short run more
   * than it gains.
   *
   * @param checked the files and the options for them
   * @param skipped the rules whose classes are to stay out of the cache
   */
  private void train(String name, List<String> formats, List<String> checked, List<String> skipped)
      throws IOException, InterruptedException {
    Path cache = library.resolve(name + ".aot");
    Path log = base.resolve("target/training-" + name + ".log");
    List<String> command = new ArrayList<>();
    command.add(image.resolve("bin/java").toString());
    command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-XX:+UnlockDiagnosticVMOptions"));
    command.add("-XX:-AOTRecordTraining");
    command.addAll(FLAGS);
    command.add("-Dlintel.build=" + buildId());
    command.addAll(
        List.of("-cp", library.resolve("lintel.jar").toString(), "dev.lintel.cli.Training"));
    if (isStaged()) {
      command.addAll(
          List.of("check", "--no-config", "--staged", trainingRepository().toString(), "+"));
    }
    command.addAll(check(checked, skipped));
    for (String format : formats) {
      command.addAll(List.of("--output", format + "=" + base.resolve("target/training." + format)));
    }
    // Once more, for what only a run with remembered results does.
    command.add("+");
    command.addAll(check(checked, skipped));
    // With results of an earlier build no rule would run, and none be trained.
    Path results = Files.createTempDirectory("lintel-training-");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(base.toFile())
            .redirectOutput(log.toFile())
            .redirectErrorStream(true);
    builder.environment().put("LINTEL_CACHE_DIR", results.toString());
    Process process = builder.start();
    // The training files have flaws, so a gate fails.
    if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() > 1) {
      process.destroyForcibly();
      throw new IllegalStateException("the training of the AOT cache failed; see " + log);
    }
    delete(results);
    if (!Files.exists(cache)) {
      throw new IllegalStateException("the training made no AOT cache; see " + log);
    }
  }

  private static List<String> check(List<String> checked, List<String> skipped) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("check", "--persona", "auditor", "--format", "concise"));
    skipped.forEach(rule -> command.addAll(List.of("--skip", rule)));
    command.addAll(checked);
    return command;
  }

  private Path trainingRepository() {
    return base.resolve("target/training-repository");
  }

  /**
   * Stages a manifest and scripts, one of them in UTF-16 and one in Latin-1, beside a manifest that
   * does not change, in a repository of their own; tells whether that went well. Without git the
   * caches know nothing of {@code --staged}, which is only slower.
   */
  private boolean isStaged() throws IOException, InterruptedException {
    Path repository = trainingRepository();
    delete(repository);
    Files.createDirectories(repository);
    if (!git("init", "--quiet")) {
      return false;
    }
    Files.copy(base.resolve("bench/commit/service.yaml"), repository.resolve("service.yaml"));
    boolean isCommitted = git("add", "service.yaml") && git("commit", "--quiet", "--message=x");
    Files.copy(base.resolve("bench/commit/deployment.yaml"), repository.resolve("deployment.yaml"));
    Files.copy(base.resolve("testdata/sql/sales-report.sql"), repository.resolve("report.sql"));
    Files.writeString(
        repository.resolve("wide.sql"), "\uFEFFSELECT 1;\n", StandardCharsets.UTF_16LE);
    Files.writeString(repository.resolve("latin.sql"), "-- \u00E9\n", StandardCharsets.ISO_8859_1);
    return isCommitted && git("add", "deployment.yaml", "report.sql", "wide.sql", "latin.sql");
  }

  /** Runs git in the training repository, whatever the settings of the one who builds. */
  private boolean git(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=lintel"));
    command.addAll(List.of("-c", "user.email=lintel@localhost"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(trainingRepository().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
    try {
      return builder.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes the launcher's question as a shell function: is any source newer than the stamp?
   * Directories are named as well, for a file that was added or removed changes its directory.
   */
  private String stamp() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    names.add("bin/lintel");
    for (Path file : BuildIdGenerator.sources(base)) {
      names.add(base.relativize(file).toString());
      for (Path parent = file.getParent(); !parent.equals(base); parent = parent.getParent()) {
        names.add(base.relativize(parent).toString());
      }
    }
    StringBuilder script =
        new StringBuilder("# Made by ImageBuilder.\nchanged() {\n  for source in");
    names.forEach(
        name -> script.append(" \\\n    '").append(name.replace("'", "'\\''")).append('\''));
    return script
        .append("; do\n    [ \"$1/$source\" -nt \"$2\" ] && return 0\n  done\n  return 1\n}\n")
        .toString();
  }

  /** Gives the digest of every file of the image, in the form that {@code sha256sum -c} reads. */
  private String sums() throws IOException {
    StringBuilder sums = new StringBuilder();
    try (Stream<Path> files = Files.walk(image)) {
      for (Path file : files.filter(ImageBuilder::isFile).sorted().toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        sums.append(HexFormat.of().formatHex(digest)).append("  ");
        sums.append(image.relativize(file)).append('\n');
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    return sums.toString();
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
