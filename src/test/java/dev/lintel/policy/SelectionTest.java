package dev.lintel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lintel.finding.Gate;
import dev.lintel.rule.Persona;
import dev.lintel.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  /** Reads {@code --only x --tag y} as the command line would. */
  private static Selection selection(String options) {
    String[] words = options.isEmpty() ? new String[0] : options.split(" ");
    List<String> only = values(words, "--only");
    Optional<Persona> persona =
        values(words, "--persona").stream()
            .map(p -> Persona.valueOf(p.toUpperCase(java.util.Locale.ROOT)))
            .findFirst();
    Optional<Gate> gate =
        Arrays.stream(Gate.values())
            .filter(g -> values(words, "--gate").contains(g.id()))
            .findFirst();
    return new Selection(
        only,
        values(words, "--skip"),
        Set.copyOf(values(words, "--tag")),
        gate,
        persona,
        Optional.empty());
  }

  private static List<String> values(String[] words, String option) {
    return java.util.stream.IntStream.range(0, words.length - 1)
        .filter(i -> words[i].equals(option))
        .mapToObj(i -> words[i + 1])
        .toList();
  }

  private static String selected(String lintelYml, String options) throws InvalidPolicyException {
    SourceText source = SourceText.of("lintel.yml", lintelYml.replace("\\n", "\n"));
    return Policy.load(Optional.of(source), SampleCatalog.CATALOG)
        .select(SampleCatalog.CATALOG, selection(options))
        .stream()
        .map(rule -> rule.entry().id().toString())
        .filter(id -> !id.startsWith("promotion/"))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | '' | secret/token sql/unscoped-write",
        "'' | --persona pedantic | secret/token sql/old-join sql/unscoped-write",
        "'' | --persona auditor | secret/token sql/old-join sql/unscoped-write workflow/trace",
        "persona: pedantic | '' | secret/token sql/old-join sql/unscoped-write",
        "persona: auditor | --persona regular | secret/token sql/unscoped-write",
        "'' | --only sql/** | sql/unscoped-write",
        "'' | --only sql/old-join | sql/old-join",
        "'' | --only sql/* --only secret/* | secret/token sql/unscoped-write",
        "'' | --skip sql/* | secret/token",
        "'' | --only sql/old-join --skip sql/* | ''",
        "'' | --tag security | secret/token workflow/trace",
        "'' | --tag security --persona regular | secret/token",
        "'' | --tag security --tag style | secret/token sql/old-join workflow/trace",
        "persona: regular | --tag style | sql/old-join",
        "'' | --gate sql | sql/unscoped-write",
        "'' | --gate security --tag security | secret/token",
        "rules: {sql/unscoped-write: off} | '' | secret/token",
        "rules: {sql/unscoped-write: off} | --only sql/unscoped-write | sql/unscoped-write",
        "rules: {sql/unscoped-write: off} | --only sql/* | ''",
        "rules: {sql/old-join: low} | '' | secret/token sql/old-join sql/unscoped-write",
        "rules: {sql/*: low} | '' | secret/token sql/unscoped-write",
        "rules: {sql/*: off, sql/old-join: low} | '' | secret/token sql/old-join",
        "rules: {sql/old-join: low, '**': off} | '' | ''",
      })
  void rulesRunAsAsked(String lintelYml, String options, String expected)
      throws InvalidPolicyException {
    assertEquals(expected, selected(lintelYml, options));
  }

  @Test
  void whatDoesNotExistIsRefused() {
    InvalidPolicyException refused =
        assertThrows(
            InvalidPolicyException.class,
            () -> selected("", "--only sql/unscoped-rite --skip nope/* --tag styl --tag logic"));
    assertEquals(
        List.of(
            "--only: no rule matches 'sql/unscoped-rite'; did you mean 'sql/unscoped-write'?",
            "--skip: no rule matches 'nope/*'; accepted are promotion/expired-suppression,"
                + " promotion/invalid-suppression, promotion/unexplained-suppression,"
                + " promotion/unused-suppression, secret/token, sql/old-join, sql/unscoped-write,"
                + " workflow/trace",
            "--tag: unknown tag 'styl'; did you mean 'style'?"),
        refused.problems());
  }
}
