package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.FixRun;
import dev.lintel.finding.FixedFile;
import dev.lintel.source.SourceText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What fixes would change, as a unified diff.
 *
 * <p>For a program each byte is as in the files, so that {@code git apply} and {@code patch -p1}
 * apply it; a file whose lines would show a secret, or are no UTF-8, is left out and named. For a
 * person at a terminal secrets are masked and what a terminal would obey is escaped.
 *
 * @param isForPerson whether it goes to a terminal
 */
public record DiffReport(ReportSettings settings, boolean isForPerson) {
  private static final String MARK = "\uFEFF";
  private static final String NO_LINE_BREAK = "\\ No newline at end of file";

  /** One text of a file: its lines as they are, and as they may be shown. */
  private record Side(List<String> lines, List<String> shown) {
    static Side of(SourceText text, boolean hasMark, Redaction redaction) {
      String mark = hasMark ? MARK : "";
      return new Side(
          UnifiedDiff.split(mark + text.content()),
          UnifiedDiff.split(mark + redaction.content(text)));
    }

    boolean isSecret(int line) {
      return !lines.get(line).equals(shown.get(line));
    }
  }

  /**
   * Writes the diffs.
   *
   * @return what is left out, and why, one line for each file
   */
  public List<String> write(FixRun run, OutputStream out) throws IOException {
    List<Finding> findings = new ArrayList<>(run.before().findings());
    findings.addAll(run.after().findings());
    Redaction redaction = Redaction.of(findings);
    List<String> leftOut = new ArrayList<>();
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    for (FixedFile file : run.files()) {
      String path = settings.paths().apply(file.path());
      String why = write(file, path, redaction, writer);
      if (!why.isEmpty()) {
        leftOut.add(VisibleText.of(path + ": " + why));
      }
    }
    writer.flush();
    return leftOut;
  }

  /** Gives why the file is left out; empty where it is not. */
  private String write(FixedFile file, String path, Redaction redaction, Writer out)
      throws IOException {
    boolean isUtf8 = file.encoding().charset().equals(StandardCharsets.UTF_8);
    if (!isUtf8 && !isForPerson) {
      return "is not in UTF-8 and has no diff; 'lintel fix' fixes it all the same";
    }
    boolean hasMark = isUtf8 && !isForPerson && file.encoding().markBytes() > 0;
    Side before = Side.of(file.before(), hasMark, redaction);
    Side after = Side.of(file.after(), hasMark, redaction);
    List<UnifiedDiff.Hunk> hunks = UnifiedDiff.of(before.lines(), after.lines());
    if (!isForPerson && hunks.stream().anyMatch(hunk -> isSecret(hunk, before, after))) {
      return "its diff would show a secret and is left out; 'lintel fix' fixes it all the same";
    }
    if (!hunks.isEmpty()) {
      line(Ink.MESSAGE, "--- " + name("a/" + path), out);
      line(Ink.MESSAGE, "+++ " + name("b/" + path), out);
    }
    for (UnifiedDiff.Hunk hunk : hunks) {
      line(Ink.NOTE, hunk.header(), out);
      for (UnifiedDiff.Line line : inOrder(hunk)) {
        write(line, before, after, out);
      }
    }
    return "";
  }

  private static boolean isSecret(UnifiedDiff.Hunk hunk, Side before, Side after) {
    return hunk.lines().stream()
        .anyMatch(line ->
            line.kind() != UnifiedDiff.Kind.NEW && before.isSecret(line.before())
                || line.kind() != UnifiedDiff.Kind.OLD && after.isSecret(line.after()));
  }

  /** Of lines that change side by side all old ones come first, as people expect. */
  private static List<UnifiedDiff.Line> inOrder(UnifiedDiff.Hunk hunk) {
    List<UnifiedDiff.Line> ordered = new ArrayList<>();
    List<UnifiedDiff.Line> added = new ArrayList<>();
    for (UnifiedDiff.Line line : hunk.lines()) {
      switch (line.kind()) {
        case OLD -> ordered.add(line);
        case NEW -> added.add(line);
        case BOTH -> {
          ordered.addAll(added);
          added.clear();
          ordered.add(line);
        }
      }
    }
    ordered.addAll(added);
    return ordered;
  }

  private void write(UnifiedDiff.Line line, Side before, Side after, Writer out)
      throws IOException {
    Side side = line.kind() == UnifiedDiff.Kind.NEW ? after : before;
    int index = line.kind() == UnifiedDiff.Kind.NEW ? line.after() : line.before();
    String text = (isForPerson ? side.shown() : side.lines()).get(index);
    boolean hasBreak = text.endsWith("\n");
    String bare = hasBreak ? text.substring(0, text.length() - 1) : text;
    Ink ink =
        switch (line.kind()) {
          case BOTH -> Ink.PLAIN;
          case OLD -> Ink.FAILED;
          case NEW -> Ink.PASSED;
        };
    line(ink, line.kind().sign() + bare, out);
    if (!hasBreak) {
      line(Ink.PLAIN, NO_LINE_BREAK, out);
    }
  }

  private void line(Ink ink, String text, Writer out) throws IOException {
    out.append(ink.write(isForPerson ? visible(text) : text, settings.isColoured())).append('\n');
  }

  /** Tabs and the CR of a line's end do no harm, and escaped they would hide what changes. */
  private static String visible(String text) {
    String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    StringBuilder visible = new StringBuilder();
    int start = 0;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
      visible.append(VisibleText.of(line.substring(start, tab))).append('\t');
      start = tab + 1;
    }
    return visible.append(VisibleText.of(line.substring(start))).toString();
  }

  /**
   * Gives a name as git writes it: in quotes where a character in it would end it, and with a tab
   * behind it where a blank could be taken for the end.
   */
  private static String name(String path) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (c < ' ' || c == 0x7F) {
            quoted.append("\\%03o".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    if (quoted.length() > path.length() + 1) {
      return quoted.append('"').toString();
    }
    return path.indexOf(' ') >= 0 ? path + "\t" : path;
  }
}
