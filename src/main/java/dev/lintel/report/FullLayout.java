package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Related;
import dev.lintel.finding.RunResult;
import dev.lintel.source.Position;
import dev.lintel.source.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Code frames for people: for each finding what is wrong, where, the lines themselves, the other
 * places that it speaks of, and what would help; at the end the {@link GateSummary}.
 */
record FullLayout(ReportSettings settings) implements Layout {
  /** Places this near to each other stand in one frame. */
  private static final int NEAR_LINES = 8;

  /** A base can be used by hundreds of overlays; nobody reads frames of all of them. */
  private static final int MAXIMUM_RELATED = 10;

  private static final int MAXIMUM_STEPS = 10;

  @Override
  public void write(Presentation shown, Writer out) throws IOException {
    MostSevere most = MostSevere.inOrder(shown.result().active(), settings.maximumResults());
    for (Finding finding : most.findings()) {
      writeFinding(out, finding, shown.result());
      out.append('\n');
    }
    if (most.omitted() > 0) {
      out.append(most.omission()).append("\n\n");
    }
    new GateSummary(settings).write(shown, out);
  }

  /** Gives what is said of one finding, frames included; the last line ends with its break. */
  String text(Finding finding, RunResult result) {
    StringWriter text = new StringWriter();
    try {
      writeFinding(text, finding, result);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every text", e);
    }
    return text.toString();
  }

  private void writeFinding(Writer out, Finding finding, RunResult result) throws IOException {
    List<Related> related =
        finding.related().subList(0, Math.min(MAXIMUM_RELATED, finding.related().size()));
    int gutter = gutter(finding, related);
    Ink ink = Ink.of(finding.severity());
    out.append(paint(ink, finding.severity().id() + "[" + finding.rule() + "]"))
        .append(paint(Ink.MESSAGE, ": " + VisibleText.of(finding.message())))
        .append('\n');
    writeFrames(out, finding, related, gutter);
    writeNotes(out, finding, result, gutter);
  }

  /** Puts places that are near to each other in one frame, that of the finding first. */
  private void writeFrames(Writer out, Finding finding, List<Related> related, int gutter)
      throws IOException {
    List<List<Mark>> frames = new ArrayList<>();
    frames.add(new ArrayList<>(List.of(Mark.primary(finding))));
    for (Related place : related) {
      Mark mark = Mark.related(place);
      frames.stream()
          .filter(marks -> isNear(marks.getFirst().span(), mark.span()))
          .findFirst()
          .ifPresentOrElse(
              marks -> marks.add(mark), () -> frames.add(new ArrayList<>(List.of(mark))));
    }
    writeFrame(out, "-->", frames.getFirst(), gutter);
    for (List<Mark> marks : frames.subList(1, frames.size())) {
      writeBlank(out, gutter);
      writeFrame(out, ":::", marks, gutter);
    }
  }

  private void writeFrame(Writer out, String arrow, List<Mark> marks, int gutter)
      throws IOException {
    Span place = marks.getFirst().span();
    Position start = place.region().start();
    out.append(" ".repeat(gutter))
        .append(paint(Ink.GUTTER, arrow))
        .append(' ')
        .append(VisibleText.of(place.source().path()))
        .append(":" + start.line() + ":" + start.column() + "\n");
    new Frame(marks, gutter, settings).write(out);
  }

  private void writeNotes(Writer out, Finding finding, RunResult result, int gutter)
      throws IOException {
    List<String> notes = new ArrayList<>();
    int more = finding.related().size() - MAXIMUM_RELATED;
    if (more > 0) {
      notes.add(note("note", more + " more places are not shown"));
    }
    notes.addAll(way(finding.flow()));
    for (Fix fix : finding.fixes()) {
      notes.add(note("help", fix.title() + (fix.isSafe() ? "" : " (unsafe)")));
    }
    finding.lowered().ifPresent(r -> notes.add(note("note", "severity lowered: " + r.text())));
    finding.firstSeen().ifPresent(day -> notes.add(note("note", known(finding, day, result))));
    if (!notes.isEmpty()) {
      writeBlank(out, gutter);
    }
    for (String note : notes) {
      out.append(" ".repeat(gutter)).append(paint(Ink.GUTTER, " = ")).append(note).append('\n');
    }
  }

  /** Gives a line for each step of the way to the place. */
  private List<String> way(List<Related> flow) {
    List<String> way = new ArrayList<>();
    for (Related step : flow.subList(0, Math.min(MAXIMUM_STEPS, flow.size()))) {
      Position start = step.span().region().start();
      String place = step.span().source().path() + ":" + start.line() + ":" + start.column();
      way.add(note(way.isEmpty() ? "from" : "over", place + ": " + step.message()));
    }
    int more = flow.size() - MAXIMUM_STEPS;
    if (more > 0) {
      way.add(
          note("note", more + (more == 1 ? " more step is" : " more steps are") + " not shown"));
    }
    return way;
  }

  /** Says why a finding counts although the baseline knows it. */
  private static String known(Finding finding, LocalDate day, RunResult result) {
    return "known since "
        + day
        + result
            .baseline()
            .flatMap(b -> Optional.ofNullable(b.overdueFor().get(finding.severity())))
            .map(why -> "; " + why)
            .orElse("");
  }

  private void writeBlank(Writer out, int gutter) throws IOException {
    out.append(" ".repeat(gutter)).append(paint(Ink.GUTTER, " |")).append('\n');
  }

  private String note(String kind, String text) {
    return paint(Ink.NOTE, kind + ":") + " " + VisibleText.of(text);
  }

  private static boolean isNear(Span place, Span other) {
    if (place.source() != other.source()) {
      return false;
    }
    int line = other.region().start().line();
    return line >= place.region().start().line() - NEAR_LINES
        && line <= place.region().end().line() + NEAR_LINES;
  }

  /** Gives the digits of the last line number, the line behind the marks included. */
  private static int gutter(Finding finding, List<Related> related) {
    int last = finding.region().end().line();
    for (Related place : related) {
      last = Math.max(last, place.span().region().end().line());
    }
    return Integer.toString(last + 1).length();
  }

  private String paint(Ink ink, String text) {
    return ink.write(text, settings.isColoured());
  }
}
