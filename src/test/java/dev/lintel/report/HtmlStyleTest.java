package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every colour of a text can be read on every ground that it may stand on, in light and in dark.
 */
class HtmlStyleTest {
  /** WCAG 2.2, success criterion 1.4.3, for text of any size. */
  private static final double ENOUGH = 4.5;

  private static final Pattern COLOUR =
      Pattern.compile("--([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
  private static final Pattern TEXT = Pattern.compile("(?:^|;)\\s*color: var\\(--([a-z-]+)\\)");
  private static final Pattern GROUND =
      Pattern.compile("(?:^|;)\\s*background: var\\(--([a-z-]+)\\)");

  /** Where a rule names a colour and no ground, its text stands on one of these. */
  private static final List<String> SURFACES = List.of("page", "panel", "sunken");

  private final String style;
  private final Map<String, List<String>> colours = new HashMap<>();

  HtmlStyleTest() throws IOException {
    style = PageFile.of("report.css").text();
    COLOUR
        .matcher(style)
        .results()
        .forEach(m -> colours.put(m.group(1), List.of(m.group(2), m.group(3))));
  }

  @Test
  void everyTextHasEnoughContrast() {
    List<String> weak = new ArrayList<>();
    List<String> checked = new ArrayList<>();
    for (Matcher rule : (Iterable<Matcher>) rules()::iterator) {
      Optional<String> text = name(TEXT, rule.group(2));
      Optional<String> ground = name(GROUND, rule.group(2));
      for (String on : ground.map(List::of).orElse(SURFACES)) {
        for (int theme = 0; theme < 2 && text.isPresent(); theme++) {
          String pair = text.get() + " on " + on;
          checked.add(pair);
          if (contrast(colours.get(text.get()).get(theme), colours.get(on).get(theme)) < ENOUGH) {
            weak.add(pair + (theme == 0 ? " in light" : " in dark"));
          }
        }
      }
    }
    assertEquals(List.of(), weak);
    assertFalse(checked.isEmpty());
  }

  @Test
  void aGroundIsNamedWithTheColourOfItsText() {
    List<String> alone = new ArrayList<>();
    for (Matcher rule : (Iterable<Matcher>) rules()::iterator) {
      Optional<String> ground = name(GROUND, rule.group(2));
      if (ground.filter(g -> g.endsWith("-soft")).isPresent()
          && name(TEXT, rule.group(2)).isEmpty()) {
        alone.add(rule.group(1).strip());
      }
    }
    assertEquals(List.of(), alone);
  }

  @Test
  void contrastIsThatOfTheStandard() {
    assertEquals(21, contrast("#000000", "#ffffff"), 0.001);
    assertEquals(4.54, contrast("#767676", "#ffffff"), 0.005);
  }

  private Stream<Matcher> rules() {
    Matcher matcher = RULE.matcher(style);
    return Stream.generate(() -> matcher).takeWhile(Matcher::find);
  }

  private static Optional<String> name(Pattern pattern, String declarations) {
    Matcher matcher = pattern.matcher(declarations);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static double contrast(String a, String b) {
    double first = luminance(a);
    double second = luminance(b);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int index) {
    double value = Integer.parseInt(colour.substring(index, index + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
