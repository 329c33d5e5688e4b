package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JunitLayoutTest {
  @Test
  void casesThatWouldShareANameAreNumbered() {
    String report =
        Reports.write(
            Format.JUNIT,
            ReportCase.parse(
                """
                finding: HIGH sample/unscoped-write x
                finding: HIGH sample/unscoped-write x
                finding: HIGH sample/unscoped-write x
                --- a
                «1»«2»
                --- a (2)
                «3»
                """));
    assertEquals(
        List.of(
            "sample/unscoped-write in a",
            "sample/unscoped-write in a (2)",
            "sample/unscoped-write in a (2) (2)"),
        names(report, "failure"));
  }

  @Test
  void countsAreThoseOfTheCases() {
    String report = Reports.write(Format.JUNIT, ManyFindings.of(25_001));
    Xml.validate("junit-report.xsd", report);
    assertEquals(25_001, names(report, "failure").stream().distinct().count());
    for (Element suite : Xml.elements(Xml.parse(report), "testsuite")) {
      assertEquals(suite.getAttribute("tests"), count(suite, "testcase"));
      assertEquals(suite.getAttribute("failures"), count(suite, "failure"));
      assertEquals(suite.getAttribute("skipped"), count(suite, "skipped"));
      assertEquals(suite.getAttribute("errors"), count(suite, "error"));
    }
  }

  private static String count(Element suite, String name) {
    return Integer.toString(suite.getElementsByTagName(name).getLength());
  }

  private static List<String> names(String report, String outcome) {
    return Xml.elements(Xml.parse(report), outcome).stream()
        .map(element -> ((Element) element.getParentNode()).getAttribute("name"))
        .toList();
  }
}
