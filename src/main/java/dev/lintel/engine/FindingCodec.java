package dev.lintel.engine;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reason;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.policy.ActiveRule;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes findings as bytes and reads them back. Of a place only the path and the offsets are
 * written, so that no text of a file stands in the cache; what follows from the rule is not written
 * at all.
 */
final class FindingCodec {
  private final Map<RuleId, ActiveRule> rules;
  private final Function<String, Optional<SourceText>> sources;

  /**
   * @param rules the rules that run, which the findings to read are of
   * @param sources gives the text of a path
   */
  FindingCodec(Map<RuleId, ActiveRule> rules, Function<String, Optional<SourceText>> sources) {
    this.rules = rules;
    this.sources = sources;
  }

  /** What was read is not what {@link #write} wrote, or is of texts that are not there. */
  static final class UnreadableException extends Exception {
    UnreadableException(String message) {
      super(message);
    }
  }

  /** Writes findings; each of their edits must have an exact place in a file. */
  static byte[] write(List<Finding> findings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeInt(findings.size());
      for (Finding finding : findings) {
        writeFinding(out, finding);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeFinding(DataOutputStream out, Finding finding) throws IOException {
    writeText(out, finding.rule().toString());
    writeText(out, finding.lowered().map(Reason::name).orElse(""));
    writeSpan(out, finding.place());
    writeText(out, finding.message());
    writePlaces(out, finding.related());
    writePlaces(out, finding.flow());
    out.writeInt(finding.fixes().size());
    for (Fix fix : finding.fixes()) {
      writeText(out, fix.title());
      out.writeBoolean(fix.isSafe());
      out.writeInt(fix.edits().size());
      for (Edit edit : fix.edits()) {
        writeSpan(out, edit.span().exact().orElseThrow());
        writeText(out, edit.replacement());
      }
    }
  }

  private static void writePlaces(DataOutputStream out, List<Related> places) throws IOException {
    out.writeInt(places.size());
    for (Related place : places) {
      writeSpan(out, place.span());
      writeText(out, place.message());
    }
  }

  private static void writeSpan(DataOutputStream out, Span span) throws IOException {
    Span place = span.resolved();
    writeText(out, place.source().path());
    out.writeInt(place.start());
    out.writeInt(place.end());
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads findings; throws for anything that is not as it was written for these rules and texts.
   */
  List<Finding> read(byte[] bytes) throws UnreadableException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      int count = readCount(in);
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        findings.add(readFinding(in));
      }
      return findings;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableException("not as it was written: " + e.getMessage());
    }
  }

  private Finding readFinding(DataInputStream in) throws IOException, UnreadableException {
    ActiveRule rule = rules.get(RuleId.of(readText(in)));
    if (rule == null) {
      throw new UnreadableException("of a rule that does not run");
    }
    String lowered = readText(in);
    Span place = readSpan(in);
    String message = readText(in);
    List<Related> related = readPlaces(in);
    List<Related> flow = readPlaces(in);
    List<Fix> fixes = new ArrayList<>();
    int count = readCount(in);
    for (int i = 0; i < count; i++) {
      fixes.add(readFix(in));
    }
    return rule.finding(
        place,
        message,
        related,
        flow,
        fixes,
        lowered.isEmpty() ? Optional.empty() : Optional.of(Reason.valueOf(lowered)));
  }

  private Fix readFix(DataInputStream in) throws IOException, UnreadableException {
    String title = readText(in);
    boolean isSafe = in.readBoolean();
    List<Edit> edits = new ArrayList<>();
    int count = readCount(in);
    for (int i = 0; i < count; i++) {
      edits.add(new Edit(readSpan(in), readText(in)));
    }
    return new Fix(title, isSafe, edits);
  }

  private List<Related> readPlaces(DataInputStream in) throws IOException, UnreadableException {
    List<Related> places = new ArrayList<>();
    int count = readCount(in);
    for (int i = 0; i < count; i++) {
      places.add(new Related(readSpan(in), readText(in)));
    }
    return places;
  }

  private Span readSpan(DataInputStream in) throws IOException, UnreadableException {
    String path = readText(in);
    int start = in.readInt();
    int end = in.readInt();
    Optional<SourceText> source = sources.apply(path);
    if (source.isEmpty() || start < 0 || end < start || end > source.get().length()) {
      throw new UnreadableException("of a text that is not there");
    }
    return source.get().span(start, end);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(readCount(in)), StandardCharsets.UTF_8);
  }

  /** A damaged count must not make room for what is not there. */
  private static int readCount(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available()) {
      throw new IOException("a count of " + count);
    }
    return count;
  }
}
