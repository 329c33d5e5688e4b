package dev.lintel.model.sql;

import dev.lintel.model.sql.TypeFitter.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.Generator;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.WindowFunction;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Asks Spark what a function is. The numbers of arguments are tried out; the type follows from what
 * the analyzer says of many calls with arguments of many types. Each longer call that is tried is
 * one that held, and its arguments are changed one by one, since all combinations would be too
 * many.
 */
final class FunctionProbe {
  private static final int MAX_COUNT = 12;
  private static final int MAX_TYPED_COUNT = 5;
  private static final int BASES = 8;
  private static final int BATCH = 256;

  static final String COLUMNS =
      """
      bo boolean, ti tinyint, sm smallint, i int, bi bigint, f float, d double, de decimal(10,2),
      s string, bn binary, da date, ts timestamp, tn timestamp_ntz, ids interval day to second,
      iym interval year to month, ai array<int>, ast array<string>, aai array<array<int>>,
      ast2 array<struct<a:int,b:string>>, m map<string,int>, m2 map<int,array<double>>,
      aas array<array<string>>, asd array<struct<k:string,v:double>>, st struct<a:int,b:string>,
      v variant\
      """;

  /** What stands for arguments: columns, literals for what must be one, and lambdas. */
  private static final Map<String, String> ARGUMENTS = new LinkedHashMap<>();

  /** The arguments of which all pairs are tried. */
  private static final List<String> COARSE =
      List.of(
          "i",
          "bi",
          "d",
          "de",
          "s",
          "bn",
          "da",
          "ts",
          "bo",
          "ai",
          "ast",
          "m",
          "st",
          "ids",
          "1",
          "'a'",
          "x -> true",
          "(x, y) -> 1.5D");

  /** The arguments of which all triples are tried. */
  private static final List<String> FEW = List.of("i", "d", "s", "bn", "da", "ts", "ai");

  static {
    for (String column : COLUMNS.replace("\n", " ").split(", ")) {
      int blank = column.strip().indexOf(' ');
      ARGUMENTS.put(column.strip().substring(0, blank), column.strip().substring(blank + 1));
    }
    ARGUMENTS.put("1", "int");
    ARGUMENTS.put("'a'", "string");
    ARGUMENTS.put("0.5D", "double");
    ARGUMENTS.put("array(0.25D, 0.5D)", "array<double>");
    ARGUMENTS.put("true", "boolean");
    ARGUMENTS.put("x -> true", "boolean");
    ARGUMENTS.put("x -> 'a'", "string");
    ARGUMENTS.put("(x, y) -> 1.5D", "double");
    ARGUMENTS.put("(x, y, z) -> 'a'", "string");
    ARGUMENTS.put("(x, y) -> x", "unknown");
  }

  private final SparkAnalyzer analyzer = new SparkAnalyzer(COLUMNS);

  /** An argument of a call. */
  private record Argument(String text, Expression expression, ColumnType type) {}

  /** What was found out about a function. */
  record Result(
      String name,
      String kind,
      Arity arity,
      boolean deterministic,
      boolean deprecated,
      String since,
      TypeFitter.Fit type,
      int observations) {}

  List<String> names() {
    Set<String> names = new TreeSet<>();
    for (FunctionIdentifier id : CollectionConverters.asJava(analyzer.registry().listFunction())) {
      if (isCallable(id.funcName())) {
        names.add(id.funcName());
      }
    }
    return List.copyOf(names);
  }

  /** Operators are in the registry too; only what can be called by its name is a function. */
  private boolean isCallable(String name) {
    try {
      return analyzer.parse(name + "(x, y, z)") instanceof UnresolvedFunction
          || analyzer.parse(name + "(x)") instanceof UnresolvedFunction;
    } catch (Exception e) {
      return false;
    }
  }

  Result probe(String name) {
    ExpressionInfo info = analyzer.registry().lookupFunction(new FunctionIdentifier(name)).get();
    TreeSet<Integer> counts = new TreeSet<>();
    for (int count = 0; count <= MAX_COUNT; count++) {
      if (takes(name, count)) {
        counts.add(count);
      }
    }
    List<Observation> observations = new ArrayList<>();
    Expression sample = null;
    List<List<Argument>> examples = examples(name, info);
    List<List<Argument>> held = List.of();
    for (int count : counts) {
      List<List<Argument>> bases = new ArrayList<>();
      for (List<Argument> example : examples) {
        if (example.size() == count) {
          bases.add(example);
        }
      }
      Set<List<Argument>> calls = new LinkedHashSet<>(bases);
      if (count <= 2) {
        calls.addAll(all(count));
      } else if (count == 3 && count == counts.first()) {
        calls.addAll(triples());
      }
      if (count <= MAX_TYPED_COUNT) {
        held.forEach(shorter -> calls.addAll(extend(shorter, count)));
      } else if (bases.isEmpty()) {
        break;
      }
      List<List<Argument>> valid = observe(name, List.copyOf(calls), observations);
      Set<List<Argument>> varied = new LinkedHashSet<>();
      for (List<Argument> base : spread(valid)) {
        varied.addAll(variations(base));
      }
      varied.removeAll(calls);
      valid = new ArrayList<>(valid);
      valid.addAll(observe(name, List.copyOf(varied), observations));
      held = spread(valid);
      if (sample == null && !held.isEmpty()) {
        sample = build(name, held.getFirst()).orElse(null);
      }
    }
    if (sample == null && !counts.isEmpty()) {
      sample = build(name, strings(counts.first())).orElse(null);
    }
    TypeFitter.Fit fit =
        observations.isEmpty()
            ? new TypeFitter.Fit("unknown", List.of(), 0)
            : TypeFitter.fit(observations);
    return new Result(
        name,
        kind(sample),
        Arity.of(counts, MAX_COUNT),
        sample == null || sample.deterministic(),
        !info.getDeprecated().isEmpty(),
        since(info),
        fit,
        observations.size());
  }

  /** Gives the functions that stand in FROM only. */
  List<Result> tables() {
    List<Result> tables = new ArrayList<>();
    TableFunctionRegistry registry = TableFunctionRegistry$.MODULE$.builtin();
    Set<String> others = Set.copyOf(names());
    Set<String> names = new TreeSet<>();
    for (FunctionIdentifier id : CollectionConverters.asJava(registry.listFunction())) {
      if (!others.contains(id.funcName())) {
        names.add(id.funcName());
      }
    }
    for (String name : names) {
      FunctionIdentifier id = new FunctionIdentifier(name);
      TreeSet<Integer> counts = new TreeSet<>();
      for (int count = 0; count <= MAX_COUNT; count++) {
        try {
          registry.lookupFunction(
              id, SparkAnalyzer.seq(expressions(Collections.nCopies(count, argument("1")))));
          counts.add(count);
        } catch (Throwable fault) {
          if (!SparkAnalyzer.isAboutCount(fault)) {
            counts.add(count);
          }
        }
      }
      ExpressionInfo info = registry.lookupFunction(id).get();
      tables.add(
          new Result(
              name,
              "table",
              Arity.of(counts, MAX_COUNT),
              true,
              !info.getDeprecated().isEmpty(),
              since(info),
              new TypeFitter.Fit("unknown", List.of(), 0),
              0));
    }
    return tables;
  }

  private static String since(ExpressionInfo info) {
    return info.getSince().isEmpty() ? "1.0.0" : info.getSince();
  }

  private static String kind(Expression sample) {
    return switch (sample) {
      case null -> "scalar";
      case Generator _ -> "generator";
      case WindowFunction _ -> "window";
      case AggregateFunction _ -> "aggregate";
      default -> "scalar";
    };
  }

  private boolean takes(String name, int count) {
    try {
      Expression call = analyzer.call(name, expressions(strings(count)));
      call.checkInputDataTypes();
      if (call instanceof RuntimeReplaceable replaceable) {
        replaceable.replacement().checkInputDataTypes();
      }
      return true;
    } catch (Throwable fault) {
      return !SparkAnalyzer.isAboutCount(fault);
    }
  }

  private List<Argument> strings(int count) {
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arguments.add(argument("'a'"));
    }
    return arguments;
  }

  private Argument argument(String text) {
    return new Argument(text, analyzer.read(text), ColumnType.of(ARGUMENTS.get(text)));
  }

  private static List<Expression> expressions(List<Argument> arguments) {
    return arguments.stream().map(Argument::expression).toList();
  }

  private Optional<Expression> build(String name, List<Argument> arguments) {
    try {
      return Optional.of(analyzer.call(name, expressions(arguments)));
    } catch (Throwable fault) {
      return Optional.empty();
    }
  }

  private List<List<Argument>> all(int count) {
    List<List<Argument>> all = new ArrayList<>();
    if (count == 0) {
      all.add(List.of());
    } else if (count == 1) {
      ARGUMENTS.keySet().forEach(text -> all.add(List.of(argument(text))));
    } else {
      for (String first : COARSE) {
        COARSE.forEach(second -> all.add(List.of(argument(first), argument(second))));
      }
    }
    return all;
  }

  private List<List<Argument>> triples() {
    List<List<Argument>> triples = new ArrayList<>();
    for (String first : FEW) {
      for (String second : FEW) {
        FEW.forEach(
            third -> triples.add(List.of(argument(first), argument(second), argument(third))));
      }
    }
    return triples;
  }

  private List<List<Argument>> extend(List<Argument> shorter, int count) {
    List<List<Argument>> longer = List.of(shorter);
    for (int i = shorter.size(); i < count; i++) {
      List<List<Argument>> next = new ArrayList<>();
      for (List<Argument> some : longer) {
        for (String text : i < count - 1 ? COARSE : List.copyOf(ARGUMENTS.keySet())) {
          List<Argument> more = new ArrayList<>(some);
          more.add(argument(text));
          next.add(more);
        }
      }
      longer = next;
    }
    return longer;
  }

  private List<List<Argument>> variations(List<Argument> base) {
    List<List<Argument>> all = new ArrayList<>();
    for (int i = 0; i < base.size(); i++) {
      for (String text : ARGUMENTS.keySet()) {
        List<Argument> varied = new ArrayList<>(base);
        varied.set(i, argument(text));
        all.add(varied);
      }
    }
    return all;
  }

  /** Gives some of the calls, taken at equal distances: neighbours differ little. */
  private static List<List<Argument>> spread(List<List<Argument>> calls) {
    if (calls.size() <= BASES) {
      return calls;
    }
    List<List<Argument>> some = new ArrayList<>();
    for (int i = 0; i < BASES; i++) {
      some.add(calls.get((int) ((long) i * calls.size() / BASES)));
    }
    return some;
  }

  /** Adds what Spark says of the calls; gives those in which it finds no fault. */
  private List<List<Argument>> observe(
      String name, List<List<Argument>> calls, List<Observation> observations) {
    List<List<Argument>> built = new ArrayList<>();
    List<Expression> expressions = new ArrayList<>();
    for (List<Argument> call : calls) {
      build(name, call)
          .ifPresent(expression -> {
            built.add(call);
            expressions.add(expression);
          });
    }
    List<Optional<ColumnType>> types = new ArrayList<>();
    for (int start = 0; start < expressions.size(); start += BATCH) {
      List<Expression> some =
          expressions.subList(start, Math.min(start + BATCH, expressions.size()));
      switch (kind(some.getFirst())) {
        case "generator" -> some.forEach(one -> types.add(analyzer.rowType(one)));
        default -> types.addAll(analyzer.types(some));
      }
    }
    List<List<Argument>> valid = new ArrayList<>();
    for (int i = 0; i < built.size(); i++) {
      if (types.get(i).isPresent()) {
        List<Argument> call = built.get(i);
        valid.add(call);
        observations.add(
            new Observation(
                call.stream().map(Argument::text).toList().toString(),
                call.stream().map(Argument::type).toList(),
                types.get(i).get()));
      }
    }
    return valid;
  }

  private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\s*> (.*?);\\s*$");

  /** Gives the arguments in the examples of Spark's own documentation. */
  private List<List<Argument>> examples(String name, ExpressionInfo info) {
    List<List<Argument>> examples = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(info.getExamples());
    Pattern start = Pattern.compile("(?i)^SELECT\\s+(" + Pattern.quote(name) + "\\(.*)$");
    while (matcher.find()) {
      Matcher select = start.matcher(matcher.group(1));
      if (select.matches()) {
        try {
          String text = select.group(1).replaceFirst("(?i)\\)\\s+(FROM|OVER|FILTER) .*$", ")");
          if (analyzer.parse(text) instanceof UnresolvedFunction function) {
            arguments(CollectionConverters.asJava(function.arguments())).ifPresent(examples::add);
          }
        } catch (Exception e) {
          // The example is more than one call.
        }
      }
    }
    return examples;
  }

  private Optional<List<Argument>> arguments(List<Expression> expressions) {
    List<Argument> arguments = new ArrayList<>();
    for (Expression expression : expressions) {
      Optional<ColumnType> type =
          expression instanceof LambdaFunction
              ? Optional.of(ColumnType.UNKNOWN)
              : analyzer.types(List.of(expression)).getFirst();
      if (type.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(new Argument(expression.sql(), analyzer.resolved(expression), type.get()));
    }
    return Optional.of(arguments);
  }
}
