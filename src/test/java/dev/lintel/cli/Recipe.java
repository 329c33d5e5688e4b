package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.shell.Command.Simple;
import dev.lintel.syntax.shell.ShellParser;
import dev.lintel.syntax.shell.Word;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.yaml.snakeyaml.Yaml;

/**
 * A file that people copy to where Lintel runs for them, read the way that its reader reads it.
 *
 * @param path in the project
 */
record Recipe(String path) {
  static final Path BASE = Path.of(System.getProperty("lintel.basedir"));

  String text() {
    try {
      return Files.readString(BASE.resolve(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  Object yaml() {
    return new Yaml().load(text());
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(text());
  }

  Document xml() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text())));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(path + " is no XML", e);
    }
  }

  /** Gives the values of the {@code option} elements of an XML file below an element, by name. */
  static Map<String, String> options(Element element) {
    Map<String, String> options = new HashMap<>();
    NodeList found = element.getElementsByTagName("option");
    for (int i = 0; i < found.getLength(); i++) {
      Element option = (Element) found.item(i);
      options.put(option.getAttribute("name"), option.getAttribute("value"));
    }
    return options;
  }

  /** Gives the arguments of each call of Lintel in the file; at least one. */
  List<List<String>> calls() throws IOException {
    List<List<String>> calls = new ArrayList<>();
    if (path.endsWith(".json")) {
      for (JsonNode task : json().get("tasks")) {
        List<String> words = new ArrayList<>(List.of(task.get("command").asText()));
        task.get("args").forEach(word -> words.add(word.asText()));
        add(words, calls);
      }
    } else if (path.endsWith(".xml")) {
      for (String element : List.of("exec", "TaskOptions")) {
        NodeList found = xml().getElementsByTagName(element);
        for (int i = 0; i < found.getLength(); i++) {
          Map<String, String> options = options((Element) found.item(i));
          add(options.get("COMMAND") + " " + options.get("PARAMETERS"), calls);
          add(options.get("program") + " " + options.get("arguments"), calls);
        }
      }
    } else if (path.endsWith(".md")) {
      matches("(?ms)^```sh$(.*?)^```$").forEach(block -> add(block.group(1), calls));
    } else if (path.endsWith("Jenkinsfile")) {
      matches("\\bsh '([^']*)'").forEach(step -> add(step.group(1), calls));
    } else if (path.endsWith(".vim")) {
      matches("makeprg=(.*)").forEach(line -> add(line.group(1).replace("\\ ", " "), calls));
    } else {
      addScalars(yaml(), calls);
    }
    assertTrue(!calls.isEmpty(), () -> path + " calls Lintel");
    return calls;
  }

  private List<MatchResult> matches(String expression) {
    return Pattern.compile(expression).matcher(text()).results().toList();
  }

  /** A hook of pre-commit has its words in {@code entry} and {@code args}; all else is shell. */
  private static void addScalars(Object node, List<List<String>> calls) {
    switch (node) {
      case Map<?, ?> map when map.get("id") instanceof String id && id.startsWith("lintel") -> {
        List<String> words = new ArrayList<>();
        String entry = map.get("entry") instanceof String written ? written : "lintel check";
        words.addAll(List.of(entry.split(" ")));
        if (map.get("args") instanceof List<?> args) {
          args.forEach(word -> words.add(word.toString()));
        }
        add(words, calls);
      }
      case Map<?, ?> map -> map.values().forEach(value -> addScalars(value, calls));
      case List<?> list -> list.forEach(value -> addScalars(value, calls));
      case String text -> add(text, calls);
      case null, default -> {}
    }
  }

  private static void add(String shell, List<List<String>> calls) {
    for (Simple command : ShellParser.parse(SourceText.of("recipe.sh", shell)).commands()) {
      add(command.words().stream().map(Word::value).toList(), calls);
    }
  }

  private static void add(List<String> words, List<List<String>> calls) {
    String program = words.getFirst();
    if (program.equals("lintel") || program.endsWith("/lintel")) {
      calls.add(List.copyOf(words.subList(1, words.size())));
    }
  }
}
