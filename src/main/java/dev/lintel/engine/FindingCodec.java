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

  /** Writes findings; each of their edits must have an exact place in a file. */
  static void write(List<Finding> findings, ByteWriter out) {
    out.writeInt(findings.size());
    for (Finding finding : findings) {
      writeFinding(out, finding);
    }
  }

  private static void writeFinding(ByteWriter out, Finding finding) {
    out.writeText(finding.rule().toString());
    out.writeText(finding.lowered().map(Reason::name).orElse(""));
    writeSpan(out, finding.place());
    out.writeText(finding.message());
    writePlaces(out, finding.related());
    writePlaces(out, finding.flow());
    out.writeInt(finding.fixes().size());
    for (Fix fix : finding.fixes()) {
      out.writeText(fix.title());
      out.writeBoolean(fix.isSafe());
      out.writeInt(fix.edits().size());
      for (Edit edit : fix.edits()) {
        writeSpan(out, edit.span().exact().orElseThrow());
        out.writeText(edit.replacement());
      }
    }
  }

  private static void writePlaces(ByteWriter out, List<Related> places) {
    out.writeInt(places.size());
    for (Related place : places) {
      writeSpan(out, place.span());
      out.writeText(place.message());
    }
  }

  private static void writeSpan(ByteWriter out, Span span) {
    Span place = span.resolved();
    out.writeText(place.source().path());
    out.writeInt(place.start());
    out.writeInt(place.end());
  }

  /**
   * Reads findings; throws as {@link ByteReader} does for anything that is not as it was written
   * for these rules and texts.
   */
  List<Finding> read(ByteReader in) {
    int count = in.readCount();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      findings.add(readFinding(in));
    }
    return findings;
  }

  private Finding readFinding(ByteReader in) {
    ActiveRule rule = rules.get(RuleId.of(in.readText()));
    if (rule == null) {
      throw new IllegalArgumentException("of a rule that does not run");
    }
    String lowered = in.readText();
    Span place = readSpan(in);
    String message = in.readText();
    List<Related> related = readPlaces(in);
    List<Related> flow = readPlaces(in);
    List<Fix> fixes = new ArrayList<>();
    int count = in.readCount();
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

  private Fix readFix(ByteReader in) {
    String title = in.readText();
    boolean isSafe = in.readBoolean();
    List<Edit> edits = new ArrayList<>();
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      edits.add(new Edit(readSpan(in), in.readText()));
    }
    return new Fix(title, isSafe, edits);
  }

  private List<Related> readPlaces(ByteReader in) {
    int count = in.readCount();
    List<Related> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(new Related(readSpan(in), in.readText()));
    }
    return places;
  }

  private Span readSpan(ByteReader in) {
    String path = in.readText();
    int start = in.readInt();
    int end = in.readInt();
    Optional<SourceText> source = sources.apply(path);
    if (source.isEmpty() || start < 0 || end < start || end > source.get().length()) {
      throw new IllegalArgumentException("of a text that is not there");
    }
    return source.get().span(start, end);
  }
}
