package dev.lintel.policy.foreign;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Notification;
import dev.lintel.finding.RuleId;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Accepts findings that users of other tools accepted there.
 *
 * <p>Steps, for each finding: ask its rule which checks of other tools look for the same; look at
 * what users left for these tools in the text, then in the tool's file. Texts are read when they
 * have such a finding. Comments and files of other tools belong to them: nothing is reported of
 * what is wrong or unused there, but a file that cannot be read.
 */
public final class ForeignSuppressions {
  private static final String SECRETS = "secret";

  /** All rules but the protected ones. */
  private final Map<RuleId, RuleMeta> rules = new HashMap<>();

  private final Map<SourceText, CommentedText> texts = new HashMap<>();
  private final ForeignConfigurations configurations;
  private final List<Notification> warnings = new ArrayList<>();
  private final Map<SourceText, ForeignMarks> noqa = new HashMap<>();
  private final Map<SourceText, ForeignMarks> zizmorComments = new HashMap<>();
  private final Map<SourceText, ForeignMarks> annotations = new HashMap<>();
  private final Map<SourceText, ForeignMarks> pragmas = new HashMap<>();
  private Optional<ForeignMarks> gitleaksIgnore = Optional.empty();
  private final ForeignMarks zizmor;
  private final ForeignMarks actionlint;

  /**
   * What came of it.
   *
   * @param findings those that were given, in their order
   * @param warnings one for each file that was read for them and cannot be
   */
  public record Result(List<Finding> findings, List<Notification> warnings) {
    public Result {
      findings = List.copyOf(findings);
      warnings = List.copyOf(warnings);
    }
  }

  private ForeignSuppressions(
      Catalog catalog, List<CommentedText> texts, ForeignConfigurations configurations) {
    this.configurations = configurations;
    this.zizmor = configurations.zizmor().map(z -> z.marks(this::tree)).orElse(ForeignMarks.NONE);
    this.actionlint =
        configurations.actionlint().<ForeignMarks>map(a -> a).orElse(ForeignMarks.NONE);
    // Plain loops, for every run with a finding comes here and most find nothing.
    for (Catalog.Entry entry : catalog.entries()) {
      if (!entry.meta().isProtected()) {
        rules.put(entry.id(), entry.meta());
      }
    }
    for (CommentedText text : texts) {
      this.texts.put(text.source(), text);
    }
  }

  /** Tells quickly of most texts that no comment or annotation in them speaks to another tool. */
  public static boolean mayHold(SourceText source) {
    String content = source.content();
    return content.contains(NoqaComments.WORD)
        || content.contains(ZizmorComments.WORD)
        || content.contains(ObjectAnnotations.LINTER)
        || content.contains(ObjectAnnotations.SCORE);
  }

  /** Accepts what users of other tools accepted. */
  public static Result apply(
      List<Finding> findings,
      List<CommentedText> texts,
      Catalog catalog,
      ForeignConfigurations configurations) {
    if (findings.isEmpty()) {
      return new Result(findings, List.of());
    }
    ForeignSuppressions foreign = new ForeignSuppressions(catalog, texts, configurations);
    List<Finding> judged = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      judged.add(foreign.reason(finding).map(finding::suppressedFor).orElse(finding));
    }
    return new Result(judged, foreign.warnings);
  }

  private Optional<String> reason(Finding finding) {
    RuleMeta rule = rules.get(finding.rule());
    if (rule == null || finding.suppressed().isPresent()) {
      return Optional.empty();
    }
    for (ForeignMarks marks : marks(rule, finding.place().source())) {
      Optional<String> reason = marks.reason(finding, rule);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  /** Gives the marks that may speak of a rule's finding in a text, those in the text first. */
  private List<ForeignMarks> marks(RuleMeta rule, SourceText source) {
    List<ForeignMarks> marks = new ArrayList<>();
    if (rule.id().area().equals(SECRETS)) {
      marks.add(pragmas.computeIfAbsent(source, SecretPragmas::of));
      marks.add(gitleaksIgnore());
    }
    if (has(rule, NoqaComments.TOOL)) {
      marks.add(of(source, noqa, NoqaComments::of));
    }
    if (has(rule, ObjectAnnotations.LINTER) || has(rule, ObjectAnnotations.SCORE)) {
      marks.add(of(source, annotations, ObjectAnnotations::of));
    }
    if (has(rule, ZizmorComments.TOOL)) {
      marks.add(of(source, zizmorComments, ZizmorComments::of));
      marks.add(zizmor);
    }
    if (has(rule, ActionlintConfiguration.TOOL)) {
      marks.add(actionlint);
    }
    return marks;
  }

  private static boolean has(RuleMeta rule, String tool) {
    for (Peer peer : rule.peers()) {
      if (peer.tool().equals(tool)) {
        return true;
      }
    }
    return false;
  }

  private Optional<YamlStream> tree(SourceText source) {
    return Optional.ofNullable(texts.get(source)).flatMap(CommentedText::yaml);
  }

  private ForeignMarks of(
      SourceText source,
      Map<SourceText, ForeignMarks> known,
      Function<CommentedText, ForeignMarks> reader) {
    return known.computeIfAbsent(
        source, s -> Optional.ofNullable(texts.get(s)).map(reader).orElse(ForeignMarks.NONE));
  }

  private ForeignMarks gitleaksIgnore() {
    if (gitleaksIgnore.isEmpty()) {
      gitleaksIgnore =
          ForeignFile.first(
                  GitleaksIgnore.PATHS, configurations.files(), GitleaksIgnore::read, warnings)
              .or(() -> Optional.of(ForeignMarks.NONE));
    }
    return gitleaksIgnore.get();
  }
}
