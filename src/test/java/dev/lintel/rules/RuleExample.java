package dev.lintel.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One example of a rule's document: a small tree of files with the findings that its marker lines
 * expect.
 *
 * <p>A marker line stands under the line that it speaks of and is no part of the file: blanks,
 * carets under the flagged columns and the message; {@code |} marks an empty span; a span over
 * several lines ends with a marker of {@code vvv} under its last line; {@code -> file:line} behind
 * the message names a related place.
 *
 * @param title heading of the example, as {@code Bad: no WHERE}
 * @param line where the heading stands in the document, 1-based
 * @param files contents by path
 * @param expected in the order of the document
 * @param fixed contents by path after the safe fixes; empty where the document does not say
 */
record RuleExample(
    String title,
    int line,
    Map<String, String> files,
    List<Expected> expected,
    Map<String, String> fixed) {

  private static final Pattern FENCE = Pattern.compile("```(\\w+)(.*)");
  private static final Pattern MARKER = Pattern.compile("( *)(\\^+|\\|) (\\S.*)");
  private static final Pattern END_MARKER = Pattern.compile(" *v+");
  private static final Pattern RELATED = Pattern.compile(" -> (\\S+:\\d+)");

  /**
   * A finding as the markers tell it; lines and columns are 1-based, the end column is exclusive.
   */
  record Expected(
      String path,
      int line,
      int column,
      int endLine,
      int endColumn,
      String message,
      List<String> related) {
    String place() {
      return "%s:%d:%d-%d:%d %s".formatted(path, line, column, endLine, endColumn, message);
    }

    private Expected endingAt(int otherLine, int otherColumn) {
      return new Expected(path, line, column, otherLine, otherColumn, message, related);
    }
  }

  boolean isBad() {
    return title.startsWith("Bad");
  }

  /**
   * Reads the examples of a document in the area's language; a file without a title has the area's
   * default name.
   */
  static List<RuleExample> read(String area, List<String> document) {
    List<RuleExample> examples = new ArrayList<>();
    String heading = null;
    for (int i = 0; i < document.size(); i++) {
      String line = document.get(i);
      if (line.startsWith("## ")) {
        heading = line.substring(3);
        if (heading.startsWith("Bad") || heading.startsWith("Good")) {
          examples.add(
              new RuleExample(
                  heading, i + 1, new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>()));
        }
        continue;
      }
      Matcher fence = FENCE.matcher(line);
      if (heading == null || !fence.matches()) {
        continue;
      }
      int end = i + 1;
      while (!document.get(end).equals("```")) {
        end++;
      }
      List<String> block = document.subList(i + 1, end);
      String path = title(fence.group(2), area);
      if (heading.startsWith("Fixed")) {
        examples.getLast().fixed().put(path, String.join("\n", block) + "\n");
      } else if (heading.startsWith("Bad") || heading.startsWith("Good")) {
        examples.getLast().addFile(path, block);
      }
      i = end;
    }
    return examples;
  }

  private static String title(String info, String area) {
    Matcher title = Pattern.compile("title=(\\S+)").matcher(info);
    if (title.find()) {
      return title.group(1);
    }
    return switch (area) {
      case "sql" -> "example.sql";
      case "workflow", "promotion" -> ".github/workflows/example.yml";
      case "kustomize" -> "kustomization.yaml";
      case "helm" -> "Chart.yaml";
      default -> "example.yaml";
    };
  }

  private void addFile(String path, List<String> block) {
    StringBuilder content = new StringBuilder();
    int line = 0;
    for (String text : block) {
      Matcher marker = MARKER.matcher(text);
      if (line > 0 && marker.matches()) {
        expected.add(marked(path, line, marker));
      } else if (line > 0 && END_MARKER.matcher(text).matches() && !expected.isEmpty()) {
        expected.add(expected.removeLast().endingAt(line, text.length() + 1));
      } else {
        content.append(text).append('\n');
        line++;
      }
    }
    files.put(path, content.toString());
  }

  private static Expected marked(String path, int line, Matcher marker) {
    int column = marker.group(1).length() + 1;
    int length = marker.group(2).equals("|") ? 0 : marker.group(2).length();
    String text = marker.group(3);
    List<String> related = new ArrayList<>();
    Matcher arrow = RELATED.matcher(text);
    int end = text.length();
    while (arrow.find()) {
      end = Math.min(end, arrow.start());
      related.add(arrow.group(1));
    }
    return new Expected(path, line, column, line, column + length, text.substring(0, end), related);
  }
}
