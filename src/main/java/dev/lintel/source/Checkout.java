package dev.lintel.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the files of a root come from, as far as git's own files tell it: no process is started and
 * no link is followed. What is not in one of the usual forms is left out.
 *
 * @param repository address of the remote {@code origin}, without user name, password and query
 * @param revision hash of the commit that is checked out
 */
public record Checkout(URI repository, Optional<String> revision) {
  private static final int MAXIMUM_BYTES = 1 << 20;

  /**
   * Gives the checkout that a directory is the top of; empty where it is none or where the remote
   * is not one that other machines reach.
   */
  public static Optional<Checkout> of(Path root) {
    Optional<Path> own = gitDirectory(root);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Path common = common(root, own.get());
    return origin(read(common.resolve("config")))
        .flatMap(Checkout::address)
        .map(uri -> new Checkout(uri, revision(own.get(), common)));
  }

  /**
   * Gives {@code .git}, or where that is a file the directory that it names, which must name the
   * file in turn and lie outside of the root, as git makes it for a linked work tree: a tree could
   * hold such files to have another repository read.
   */
  private static Optional<Path> gitDirectory(Path root) {
    Path git = root.resolve(".git");
    if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(git);
    }
    return line(git)
        .filter(line -> line.startsWith("gitdir: "))
        .flatMap(line -> resolved(root, line.substring("gitdir: ".length())))
        .filter(directory -> !directory.startsWith(root))
        .filter(directory ->
            line(directory.resolve("gitdir"))
                .flatMap(back -> resolved(directory, back))
                .filter(git::equals)
                .isPresent());
  }

  /** Gives the directory that all work trees of a repository share. */
  private static Path common(Path root, Path own) {
    return own.startsWith(root)
        ? own
        : line(own.resolve("commondir")).flatMap(path -> resolved(own, path)).orElse(own);
  }

  private static Optional<Path> resolved(Path directory, String path) {
    try {
      return Optional.of(directory.resolve(path).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> revision(Path own, Path common) {
    String head = line(own.resolve("HEAD")).orElse("");
    if (!head.startsWith("ref: refs/")) {
      return Optional.of(head).filter(Checkout::isHash);
    }
    String name = head.substring("ref: ".length());
    return resolved(common, name)
        .filter(file -> file.startsWith(common))
        .flatMap(Checkout::line)
        .or(() -> packed(read(common.resolve("packed-refs")), name))
        .filter(Checkout::isHash);
  }

  private static Optional<String> packed(List<String> references, String name) {
    return references.stream()
        .filter(line -> line.endsWith(" " + name))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  private static boolean isHash(String text) {
    return (text.length() == 40 || text.length() == 64)
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  private static Optional<String> origin(List<String> configuration) {
    boolean isOrigin = false;
    for (String line : configuration) {
      String setting = line.strip();
      if (setting.startsWith("[")) {
        isOrigin = setting.equals("[remote \"origin\"]");
      } else if (isOrigin && setting.replace(" ", "").startsWith("url=")) {
        return Optional.of(setting.substring(setting.indexOf('=') + 1).strip());
      }
    }
    return Optional.empty();
  }

  /** Takes {@code scheme://host/path} and ssh's short form {@code host:path}. */
  private static Optional<URI> address(String remote) {
    int colon = remote.indexOf(':');
    boolean isShort = colon > 0 && !remote.startsWith("//", colon + 1) && remote.indexOf('/') != 0;
    String full =
        isShort
            ? "ssh://" + remote.substring(0, colon) + "/" + remote.substring(colon + 1)
            : remote;
    try {
      URI uri = new URI(full);
      boolean isRemote =
          uri.getScheme() != null
              && uri.getHost() != null
              && List.of("https", "http", "ssh", "git")
                  .contains(uri.getScheme().toLowerCase(Locale.ROOT));
      return isRemote
          ? Optional.of(
              new URI(
                  uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> line(Path file) {
    return read(file).stream().findFirst().map(String::strip);
  }

  /** Gives the lines of a regular file of ordinary size; none of any other. */
  private static List<String> read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (InputStream stream = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = stream.readNBytes(MAXIMUM_BYTES + 1);
      return bytes.length > MAXIMUM_BYTES
          ? List.of()
          : new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
