package dev.lintel.syntax.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

final class InterpolationTest {
  @Test
  void islandsStandInTheOrderOfTheText() {
    assertEquals(
        List.of("${{ a }}", "${{b}}"), islands(Interpolation.of(text("x ${{ a }} y ${{b}} z"))));
  }

  @Test
  void aQuotedBraceClosesNothing() {
    assertEquals(
        List.of("${{ format('}}{0}', a) }}"),
        islands(Interpolation.of(text("${{ format('}}{0}', a) }}"))));
  }

  @Test
  void anUnclosedIslandIsAProblemAtItsBraces() {
    Interpolation interpolation = Interpolation.of(text("echo ${{ a }"));
    assertEquals("${{", interpolation.problems().getFirst().span().text());
  }

  @Test
  void aConditionWithoutBracesIsOneExpression() {
    Interpolation interpolation = Interpolation.ofCondition(text("a == 'b'"));
    assertEquals(
        "(a == 'b')",
        Sketch.of(interpolation.islands().getFirst().expression().tree().orElseThrow()));
  }

  @Test
  void aConditionWithBracesIsInterpolated() {
    assertEquals(List.of("${{ a }}"), islands(Interpolation.ofCondition(text("!${{ a }}"))));
  }

  @Property
  void islandsAndTheTextBetweenThemRebuildTheText(
      @ForAll @CharRange(from = '$', to = '}') String middle) {
    String whole = "${{ 'a' }}" + middle + "${{ b }}";
    Interpolation interpolation = Interpolation.of(text(whole));
    StringBuilder rebuilt = new StringBuilder();
    int end = 0;
    for (Interpolation.Island island : interpolation.islands()) {
      rebuilt.append(whole, end, island.span().start()).append(island.span().text());
      end = island.span().end();
    }
    assertEquals(whole, rebuilt.append(whole.substring(end)).toString());
  }

  private static List<String> islands(Interpolation interpolation) {
    return interpolation.islands().stream().map(island -> island.span().text()).toList();
  }

  private static SourceText text(String content) {
    return SourceText.of("scalar", content);
  }
}
