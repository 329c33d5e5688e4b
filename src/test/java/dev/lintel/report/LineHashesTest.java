package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vectors that GitHub's upload action is tested with: github/codeql-action,
 * src/fingerprints.test.ts, read on 2026-11-21.
 */
class LineHashesTest {
  @ParameterizedTest
  @MethodSource("vectors")
  void hashIsThatOfTheUploadAction(String content, List<String> expected) {
    SourceText source = SourceText.of("a.txt", content);
    LineHashes hashes = new LineHashes(source);
    assertEquals(
        expected, IntStream.rangeClosed(1, source.lines().count()).mapToObj(hashes::hash).toList());
  }

  private static Stream<Arguments> vectors() {
    List<String> withLastBreak =
        List.of(
            "e9496ae3ebfced30:1",
            "fb7c023a8b9ccb3f:1",
            "ce8ba1a563dcdaca:1",
            "e20e36e16fcb0cc8:1",
            "b3edc88f2938467e:1",
            "c8e28b0b4002a3a0:1",
            "c129715d7a2bc9a3:1");
    return Stream.of(
        Arguments.of("", List.of("c129715d7a2bc9a3:1")),
        Arguments.of(
            " a\nb\n  \t\tc\n d",
            List.of(
                "271789c17abda88f:1",
                "54703d4cd895b18:1",
                "180aee12dab6264:1",
                "a23a3dc5e078b07b:1")),
        Arguments.of(
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
            List.of(
                "8b7cf3e952e7aeb2:1",
                "b1ae1287ec4718d9:1",
                "bff680108adb0fcc:1",
                "c6805c5e1288b612:1",
                "b86d3392aea1be30:1",
                "e6ceba753e1a442:1")),
        Arguments.of(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", withLastBreak),
        Arguments.of(" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", withLastBreak),
        Arguments.of(
            " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", withLastBreak),
        Arguments.of(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", withLastBreak),
        Arguments.of(
            "Lorem ipsum dolor sit amet.\n".repeat(10),
            List.of(
                "a7f2ff13bc495cf2:1",
                "a7f2ff13bc495cf2:2",
                "a7f2ff13bc495cf2:3",
                "a7f2ff13bc495cf2:4",
                "a7f2ff13bc495cf2:5",
                "a7f2ff13bc495cf2:6",
                "a7f2ff1481e87703:1",
                "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1",
                "cc97dc7b1d7d8f7b:1",
                "c129715d7a2bc9a3:1")));
  }
}
