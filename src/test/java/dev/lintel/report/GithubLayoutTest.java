package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GithubLayoutTest {
  @Test
  void pathAndMessageCannotEndTheirField() {
    assertEquals(
        "::error file=a%2Cb%3Ac%25\\u{1b}%0A%3A%3Aerror,line=1,endLine=1,col=1,endColumn=2"
            + ",title=sample/floating-image::50%25%0D%0A::error::x\\u{1b}, y: z\n",
        report(
            """
            finding: HIGH sample/floating-image 50%\\u{d}\\u{a}::error::x\\u{1b}, y: z
            --- a,b:c%\\u{1b}\\u{a}::error
            «x»\
            """));
  }

  @Test
  void severityDecidesTheLevelAndTheOrder() {
    assertEquals(
        """
        ::error file=a,line=1,endLine=1,col=5,endColumn=6,title=sample/floating-image::critical
        ::error file=a,line=1,endLine=1,col=4,endColumn=5,title=sample/floating-image::high
        ::warning file=a,line=1,endLine=1,col=3,endColumn=4,title=sample/floating-image::medium
        ::notice file=a,line=1,endLine=1,col=1,endColumn=2,title=sample/floating-image::low
        ::notice file=a,line=1,endLine=1,col=2,endColumn=3,title=sample/floating-image::info
        """,
        report(
            """
            finding: LOW sample/floating-image low
            finding: INFO sample/floating-image info
            finding: MEDIUM sample/floating-image medium
            finding: HIGH sample/floating-image high
            finding: CRITICAL sample/floating-image critical
            --- a
            «1»«2»«3»«4»«5»\
            """));
  }

  @Test
  void columnsAreLeftOutOverSeveralLines() {
    assertEquals(
        "::error file=a,line=1,endLine=2,title=sample/floating-image::x\n",
        report("finding: HIGH sample/floating-image x\n--- a\n«1\n2»"));
  }

  private static String report(String text) {
    return Reports.write(Format.GITHUB, ReportCase.parse(text));
  }
}
