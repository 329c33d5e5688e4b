package dev.lintel.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginMapTest {
  private final SourceText file = SourceText.of("a.txt", "0123456789");

  /** {@code ab} from 1..3 unit by unit, {@code c} from 4..8 as a whole, {@code de} from 8..10. */
  private final SourceText derived =
      SourceText.derived(
          "derived",
          "abcde",
          new OriginMap.Builder()
              .append(2, file.span(1, 3))
              .append(1, file.span(4, 8))
              .append(2, file.span(8, 10))
              .build(file.all()));

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 2",
    "0, 2, 1, 3",
    "1, 3, 2, 8",
    "2, 3, 4, 8",
    "2, 4, 4, 9",
    "3, 5, 8, 10",
    "0, 5, 1, 10",
    "0, 0, 1, 1",
    "2, 2, 4, 4",
    "3, 3, 8, 8",
    "5, 5, 10, 10"
  })
  void spanLeadsToWhereItsUnitsCameFrom(int start, int end, int originStart, int originEnd) {
    assertEquals(file.span(originStart, originEnd), derived.span(start, end).resolved());
  }

  @Test
  void endBehindARunThatStandsForItsOriginAsAWholeIsTheEndOfTheOrigin() {
    OriginMap map = new OriginMap.Builder().append(1, file.span(2, 6)).build(file.all());
    SourceText text = SourceText.derived("derived", "x", map);

    assertEquals(file.span(6, 6), text.span(1, 1).resolved());
  }

  @Test
  void emptyTextLeadsToItsPlace() {
    SourceText empty =
        SourceText.derived("empty", "", new OriginMap.Builder().build(file.span(3, 5)));

    assertEquals(file.span(3, 3), empty.all().resolved());
  }

  @Test
  void spanOverTwoTextsKeepsThePartOfTheFirst() {
    SourceText other = SourceText.of("b.txt", "other");
    SourceText joined =
        SourceText.derived(
            "joined",
            "12345",
            new OriginMap.Builder()
                .append(2, file.span(1, 3))
                .append(3, other.span(0, 3))
                .build(file.all()));

    assertEquals(file.span(2, 3), joined.span(1, 5).resolved());
    assertEquals(other.span(1, 3), joined.span(3, 5).resolved());
  }

  @Test
  void resolvingGoesThroughEveryDerivation() {
    SourceText inner = SourceText.derived("inner", "cd", OriginMap.of(derived.span(2, 4)));

    assertEquals(file.span(8, 9), inner.span(1, 2).resolved());
    assertEquals(file.span(4, 8), inner.span(0, 1).resolved());
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 1, 3", "1, 2, 2, 3", "1, 1, 2, 2", "3, 5, 8, 10", "4, 4, 9, 9"})
  void whatWasCopiedIsThereLetterForLetter(int start, int end, int originStart, int originEnd) {
    SourceText copy =
        SourceText.derived(
            "copy",
            "12c89",
            new OriginMap.Builder()
                .append(2, file.span(1, 3))
                .append(1, file.span(4, 8))
                .append(2, file.span(8, 10))
                .build(file.all()));
    assertEquals(Optional.of(file.span(originStart, originEnd)), copy.span(start, end).exact());
    assertEquals(Optional.of(file.span(0, 3)), file.span(0, 3).exact());
  }

  /** Over a run that is not linear, over two runs, between two, of other letters. */
  @ParameterizedTest
  @CsvSource({"2, 3", "1, 3", "0, 5", "2, 2", "3, 3", "0, 0", "0, 1"})
  void whatWasMadeIsNowhereLetterForLetter(int start, int end) {
    assertEquals(Optional.empty(), derived.span(start, end).exact());
  }
}
