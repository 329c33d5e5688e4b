package dev.lintel.model.promotion;

import dev.lintel.model.promotion.Tool.Form;
import dev.lintel.model.promotion.Tool.Purpose;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.shell.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tools that Lintel knows. */
final class Toolbox {
  /** The tools by the first word of what is run. */
  private static final Map<String, List<Tool>> ACTIONS = new HashMap<>();

  private static final Map<String, List<Tool>> PROGRAMS = new HashMap<>();

  private static final List<List<String>> LAUNCHERS =
      DataTable.rows("model/promotion/launchers.txt").stream().map(Toolbox::words).toList();

  static {
    for (String row : DataTable.rows("model/promotion/tools.txt")) {
      Tool tool = tool(row);
      Map<String, List<Tool>> table = tool.form() == Form.USES ? ACTIONS : PROGRAMS;
      table.computeIfAbsent(tool.pattern().getFirst(), _ -> new ArrayList<>()).add(tool);
    }
  }

  private Toolbox() {}

  private static Tool tool(String row) {
    String[] columns = row.split("\\|", -1);
    List<String> match = words(columns[2]);
    return new Tool(
        Purpose.valueOf(columns[0].strip().toUpperCase(Locale.ROOT)),
        columns[1].strip(),
        Form.valueOf(match.getFirst().toUpperCase(Locale.ROOT)),
        match.subList(1, match.size()),
        words(columns[3]),
        words(columns[4]),
        words(columns[5]));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split(" "));
  }

  /** Gives the tool that an action runs; of a repository with several actions any path will do. */
  static Optional<Tool> ofAction(UsedCode.InRepository action) {
    String slug = action.slug().toLowerCase(Locale.ROOT);
    String repository = (action.owner() + "/" + action.name()).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(ACTIONS.getOrDefault(slug, ACTIONS.get(repository)))
        .map(List::getFirst);
  }

  /**
   * Gives the tool that a command runs: launchers as {@code sudo} or {@code poetry run} are passed
   * over.
   */
  static Optional<Tool> ofCommand(List<Word> words) {
    List<String> texts = words.stream().map(Word::value).toList();
    List<String> rest = texts.subList(programAt(texts), texts.size());
    return rest.isEmpty()
        ? Optional.empty()
        : PROGRAMS.getOrDefault(rest.getFirst(), List.of()).stream()
            .filter(tool -> matches(tool.pattern(), rest))
            .findFirst();
  }

  /** Gives the index of the word that names the program; the number of words where none does. */
  private static int programAt(List<String> words) {
    int at = 0;
    int behindLauncher = behindLauncher(words, at);
    while (behindLauncher > at) {
      at = behindLauncher;
      while (at < words.size() && (words.get(at).startsWith("-") || words.get(at).contains("="))) {
        at++;
      }
      behindLauncher = behindLauncher(words, at);
    }
    return at;
  }

  private static int behindLauncher(List<String> words, int at) {
    for (List<String> launcher : LAUNCHERS) {
      int end = at + launcher.size();
      if (end <= words.size() && words.subList(at, end).equals(launcher)) {
        return end;
      }
    }
    return at;
  }

  /** The subcommands are the first words that are no options; a star lets others stand between. */
  private static boolean matches(List<String> pattern, List<String> words) {
    List<String> plain = words.stream().filter(word -> !word.startsWith("-")).toList();
    int star = pattern.indexOf("*");
    return star < 0
        ? plain.size() >= pattern.size() && plain.subList(0, pattern.size()).equals(pattern)
        : plain.containsAll(pattern.subList(star + 1, pattern.size()));
  }
}
