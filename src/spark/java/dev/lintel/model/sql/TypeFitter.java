package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the rule by which the types that Spark told of some calls follow from the arguments'. */
final class TypeFitter {
  /** What may stand for the type of one argument; the simplest first. */
  private static final List<String> OF_ONE =
      List.of(
          "$1",
          "element($1)",
          "array($1)",
          "array(element($1))",
          "element(element($1))",
          "key($1)",
          "value($1)",
          "member($1)",
          "array(key($1))",
          "array(value($1))",
          "number($1)",
          "rounded($1)",
          "array(number($1))",
          "integral($1)",
          "shifted($1)",
          "entries($1)",
          "of_entries($1)",
          "period($1)",
          "sum($1)",
          "average($1)",
          "division($1)",
          "whole($1)",
          "exploded($1)",
          "positioned($1)",
          "text($1)",
          "each($1,double)",
          "each($1,string)");

  private static final List<String> OF_TWO =
      List.of(
          "map($1,$2)",
          "map(element($1),element($2))",
          "map($2,value($1))",
          "map(key($1),$2)",
          "each($2,$1)",
          "each($2,number($1))",
          "each($2,division($1))",
          "each($2,each($3,double))",
          "common($1,$2)",
          "array(common($1,$2))",
          "array(common(element($1),$2))",
          "array(common(element($1),element($2)))",
          "array($1)");

  private static final List<String> OF_ALL =
      List.of(
          "pairs($*)",
          "arithmetic($*)",
          "quotient($*)",
          "sequence($*)",
          "common($*)",
          "array(common($*))",
          "joined($*)",
          "common($2*)",
          "array(common($2*))");

  private TypeFitter() {}

  /** What Spark said of one call. */
  record Observation(String call, List<ColumnType> arguments, ColumnType type) {}

  /**
   * A rule and what it does not explain.
   *
   * @param wrong the calls for which it gives another type
   * @param silent the number of calls for which it gives none
   */
  record Fit(String rule, List<Observation> wrong, int silent) {
    boolean isExact() {
      return wrong.isEmpty() && silent == 0;
    }

    /** No type is better than a wrong one, unless that is rare. */
    private int cost() {
      return 12 * wrong.size() + silent;
    }
  }

  /** Gives the rule for all calls that explains most. */
  static Fit fit(List<Observation> observations) {
    Fit whole = best(observations);
    Map<Integer, List<Observation>> byCount =
        observations.stream()
            .collect(
                Collectors.groupingBy(
                    observation -> observation.arguments().size(),
                    TreeMap::new,
                    Collectors.toList()));
    if (whole.isExact() || byCount.size() == 1) {
      return whole;
    }
    int fewest = byCount.keySet().iterator().next();
    List<Observation> more =
        observations.stream().filter(o -> o.arguments().size() > fewest).toList();
    Map<String, List<Observation>> twofold = new LinkedHashMap<>();
    twofold.put(Integer.toString(fewest), byCount.get(fewest));
    twofold.put("*", more);
    Fit two = joined(twofold);
    Map<String, List<Observation>> manifold = new LinkedHashMap<>();
    byCount.forEach((count, some) -> manifold.put(count.toString(), some));
    Fit many = joined(manifold);
    return Stream.of(whole, two, many).min(Comparator.comparingInt(Fit::cost)).orElseThrow();
  }

  private static Fit joined(Map<String, List<Observation>> parts) {
    List<String> cases = new ArrayList<>();
    List<Observation> wrong = new ArrayList<>();
    int silent = 0;
    for (Map.Entry<String, List<Observation>> part : parts.entrySet()) {
      Fit fit = best(part.getValue());
      cases.add(part.getKey() + ":" + fit.rule());
      wrong.addAll(fit.wrong());
      silent += fit.silent();
    }
    return new Fit(String.join(" | ", cases), wrong, silent);
  }

  private static Fit best(List<Observation> observations) {
    Fit best = new Fit("unknown", List.of(), observations.size());
    for (String rule : rules(observations)) {
      ReturnType type = ReturnType.read(rule);
      List<Observation> wrong = new ArrayList<>();
      int silent = 0;
      for (Observation observation : observations) {
        ColumnType told = type.of(observation.arguments());
        if (told.toString().contains("unknown")) {
          silent++;
        } else if (!told.equals(observation.type())) {
          wrong.add(observation);
        }
      }
      Fit fit = new Fit(rule, wrong, silent);
      if (fit.cost() < best.cost()) {
        best = fit;
      }
      if (fit.isExact()) {
        break;
      }
    }
    return best;
  }

  private static Set<String> rules(List<Observation> observations) {
    Set<String> rules = new LinkedHashSet<>();
    // One nested type for all is rather one whose parts all arguments happened to have.
    observations.stream()
        .filter(o -> o.type() instanceof ColumnType.Simple)
        .forEach(o -> rules.add(o.type().toString()));
    int count = observations.stream().mapToInt(o -> o.arguments().size()).max().orElse(0);
    for (String rule : OF_ONE) {
      for (int i = 1; i <= count; i++) {
        rules.add(rule.replace("$1", "$" + i));
      }
    }
    for (String rule : OF_TWO) {
      for (int i = 1; i <= count; i++) {
        for (int j = 1; j <= count; j++) {
          if (i != j) {
            rules.add(rule.replace("$1", "$i").replace("$2", "$" + j).replace("$i", "$" + i));
          }
        }
      }
    }
    if (count > 0) {
      rules.addAll(OF_ALL);
    }
    // A struct of few calls is made by a literal, as the schema of from_json.
    Map<ColumnType, Long> nested =
        observations.stream()
            .collect(
                Collectors.groupingBy(
                    Observation::type, LinkedHashMap::new, Collectors.counting()));
    nested.forEach((type, often) -> {
      if (often >= 10 || !type.toString().contains("struct<")) {
        rules.add(type.toString());
      }
    });
    return rules;
  }
}
