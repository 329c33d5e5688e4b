package dev.lintel.policy;

import dev.lintel.finding.Gate;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Persona;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/**
 * Writes a policy as it holds after {@code extends}: YAML that is a lintel.yml itself, each value
 * with the file and line that say it; a value without one is a default.
 */
public final class PolicyText {
  private final YamlWriter yaml = new YamlWriter();
  private final Setting top;

  private PolicyText(Setting top) {
    this.top = top;
  }

  /** Gives the text; without a document, that of the defaults. */
  public static String of(Optional<PolicyDocument> document) {
    PolicyText text = new PolicyText(new Setting(document.map(PolicyDocument::top)));
    text.yaml.comment(
        "the policy as it holds"
            + document.map(d -> ", read from " + String.join(", ", d.files())).orElse("")
            + "; what names no file is a default");
    PolicyKeys.TOP.keys().forEach(text::write);
    return text.yaml.text();
  }

  private void write(Key key) {
    Setting value = top.find(key.name());
    switch (key.name()) {
      case PolicyKeys.PERSONA -> {
        if (value.isPresent()) {
          scalar(key.name(), value.node().orElseThrow());
        } else {
          yaml.scalar(key.name(), Persona.REGULAR.id(), "");
        }
      }
      case PolicyKeys.GATES -> gates(value);
      default -> value.node().ifPresent(node -> value(key.name(), key.shape(), node));
    }
  }

  private void gates(Setting gates) {
    yaml.openMapping(PolicyKeys.GATES);
    Setting failOn = top.find(PolicyKeys.FAIL_ON);
    for (Gate gate : Gate.values()) {
      GateLevels levels = GateLevels.defaults(gate);
      Setting own = gates.find(gate.id());
      Setting block = own.find(PolicyKeys.BLOCK);
      yaml.openMapping(gate.id());
      level(PolicyKeys.BLOCK, block.isPresent() ? block : failOn, levels.block());
      level(PolicyKeys.ALERT, own.find(PolicyKeys.ALERT), levels.alert());
      yaml.close();
    }
    yaml.close();
  }

  private void level(String key, Setting set, Optional<Severity> otherwise) {
    if (set.isPresent()) {
      scalar(key, set.node().orElseThrow());
    } else {
      yaml.scalar(key, PolicyKeys.word(otherwise), "");
    }
  }

  /** Writes a value under its key; nothing where it is left empty. */
  private void value(String key, Shape shape, YamlNode node) {
    if (node.isNull()) {
      return;
    }
    switch (shape) {
      case Shape.Text _,
          Shape.Day _,
          Shape.Path _,
          Shape.Time _,
          Shape.Word _,
          Shape.Name _,
          Shape.RuleGlob _ ->
          scalar(key, node);
      case Shape.Labels _, Shape.Example _ -> tree(key, node);
      case Shape.Texts _, Shape.Option _ -> {
        if (node.scalar().isPresent()) {
          scalar(key, node);
        } else {
          yaml.openList(key);
          items(node).forEach(item -> yaml.item(text(item), source(item.span())));
          yaml.close();
        }
      }
      case Shape.Items(Shape.Example _) -> tree(key, node);
      case Shape.Items(Shape item) -> {
        yaml.openList(key);
        for (YamlNode element : items(node)) {
          yaml.startItem();
          if (item instanceof Shape.Mapping mapping) {
            entries(mapping.keys(), element);
          }
          yaml.close();
        }
        yaml.close();
      }
      case Shape.Mapping mapping -> {
        yaml.openMapping(key);
        entries(mapping.keys(), node);
        yaml.close();
      }
      case Shape.Rules(_, List<Key> keys) -> rules(key, keys, node);
    }
  }

  /** Writes what may hold anything. */
  private void tree(String key, YamlNode node) {
    switch (node.content()) {
      case YamlMapping mapping -> {
        yaml.openMapping(key);
        mapping.entries().forEach(entry -> tree(entry.name(), entry.value()));
        yaml.close();
      }
      case YamlSequence sequence -> {
        yaml.openList(key);
        for (YamlNode item : sequence.items()) {
          if (item.mapping().isPresent()) {
            yaml.startItem();
            item.mapping().get().entries().forEach(entry -> tree(entry.name(), entry.value()));
            yaml.close();
          } else {
            yaml.item(text(item), source(item.span()));
          }
        }
        yaml.close();
      }
      default -> scalar(key, node);
    }
  }

  /** Writes keys in the order in which they are declared, options of rules behind them. */
  private void entries(List<Key> keys, YamlNode node) {
    YamlMapping mapping = node.mapping().orElseThrow();
    for (Key key : keys) {
      mapping.get(key.name()).ifPresent(value -> value(key.name(), key.shape(), value));
    }
    for (YamlEntry entry : mapping.entries()) {
      if (keys.stream().noneMatch(key -> key.name().equals(entry.name()))) {
        value(entry.name(), new Shape.Texts(false), entry.value());
      }
    }
  }

  private void rules(String key, List<Key> keys, YamlNode node) {
    yaml.openMapping(key);
    for (YamlEntry entry : node.mapping().map(YamlMapping::entries).orElse(List.of())) {
      if (entry.value().scalar().isPresent()) {
        scalar(entry.name(), entry.value());
      } else {
        yaml.openMapping(entry.name());
        entries(keys, entry.value());
        yaml.close();
      }
    }
    yaml.close();
  }

  private static List<YamlNode> items(YamlNode node) {
    return node.sequence().map(sequence -> sequence.items()).orElse(List.of());
  }

  private void scalar(String key, YamlNode node) {
    YamlScalar scalar = node.scalar().orElseThrow();
    yaml.scalar(key, text(scalar), source(node.span()));
  }

  private static String text(YamlNode node) {
    return node.scalar().map(YamlScalar::value).orElse("");
  }

  /** Names the file and line of a value. */
  static String source(Span span) {
    return span.source().path() + ":" + span.region().start().line();
  }
}
