package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FakeV2SessionCatalog$;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry$;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Generator;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression$;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.SortOrder$;
import org.apache.spark.sql.catalyst.expressions.UnspecifiedFrame$;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowFunction;
import org.apache.spark.sql.catalyst.expressions.WindowSpecDefinition;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.types.DataTypeUtils$;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's own analyzer, without a session: it builds calls and tells the types of expressions. */
final class SparkAnalyzer {
  private final FunctionRegistry registry = FunctionRegistry$.MODULE$.builtin();
  private final Analyzer analyzer;
  private final LocalRelation relation;
  private final Map<String, Expression> parsed = new HashMap<>();
  private final Map<String, Expression> read = new HashMap<>();

  /**
   * Makes one whose expressions see these columns.
   *
   * @param columns as in CREATE TABLE
   */
  SparkAnalyzer(String columns) {
    SessionCatalog catalog =
        new SessionCatalog(
            new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
            registry,
            TableFunctionRegistry$.MODULE$.builtin());
    analyzer = new Analyzer(new CatalogManager(FakeV2SessionCatalog$.MODULE$, catalog));
    Seq<Attribute> attributes =
        seq(
            new ArrayList<>(
                CollectionConverters.asJava(
                    DataTypeUtils$.MODULE$.toAttributes(StructType.fromDDL(columns)))));
    relation = LocalRelation$.MODULE$.apply(attributes);
  }

  FunctionRegistry registry() {
    return registry;
  }

  Expression parse(String text) {
    return parsed.computeIfAbsent(text, CatalystSqlParser$.MODULE$::parseExpression);
  }

  /** Gives what a text means, with its columns and calls found. */
  Expression read(String text) {
    return read.computeIfAbsent(text, some -> resolved(parse(some)));
  }

  /** Makes a call of a function. */
  Expression call(String name, List<Expression> arguments) throws AnalysisException {
    return registry.lookupFunction(new FunctionIdentifier(name), seq(arguments));
  }

  /**
   * Gives the types of expressions, each for itself: in their order, empty where Spark finds a
   * fault.
   */
  List<Optional<ColumnType>> types(List<Expression> expressions) {
    if (expressions.isEmpty()) {
      return List.of();
    }
    try {
      return analyzed(expressions);
    } catch (Exception | Error e) {
      if (expressions.size() == 1) {
        return List.of(Optional.empty());
      }
      int half = expressions.size() / 2;
      List<Optional<ColumnType>> all = new ArrayList<>(types(expressions.subList(0, half)));
      all.addAll(types(expressions.subList(half, expressions.size())));
      return all;
    }
  }

  private List<Optional<ColumnType>> analyzed(List<Expression> expressions) {
    boolean aggregates =
        expressions.getFirst() instanceof AggregateFunction
            && !(expressions.getFirst() instanceof WindowFunction);
    List<NamedExpression> named = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      Expression expression = expressions.get(i);
      Expression call =
          switch (expression) {
            case WindowFunction _ -> windowed(expression);
            case AggregateFunction function -> function.toAggregateExpression();
            default -> expression;
          };
      named.add(alias(call, i));
    }
    LogicalPlan plan =
        aggregates
            ? new Aggregate(seq(List.of()), seq(named), relation, Option.empty())
            : new Project(seq(named), relation);
    LogicalPlan done = analyzer.execute(plan);
    List<Optional<ColumnType>> types = new ArrayList<>();
    Seq<NamedExpression> list =
        switch (done) {
          case Aggregate aggregate -> aggregate.aggregateExpressions();
          case Project project -> project.projectList();
          default -> throw new IllegalStateException(done.getClass().toString());
        };
    for (NamedExpression item : CollectionConverters.asJava(list)) {
      types.add(type((Expression) item));
    }
    return types;
  }

  private static Optional<ColumnType> type(Expression expression) {
    return expression.resolved()
        ? Optional.of(ColumnType.of(expression.dataType().catalogString()))
        : Optional.empty();
  }

  /**
   * Gives what the rows of a generator are: the type of their column, or a struct where they have
   * several.
   */
  Optional<ColumnType> rowType(Expression generator) {
    try {
      if (!generator.checkInputDataTypes().isSuccess()) {
        return Optional.empty();
      }
      StructType row = ((Generator) generator).elementSchema();
      return Optional.of(
          ColumnType.of((row.length() == 1 ? row.apply(0).dataType() : row).catalogString()));
    } catch (Exception | Error e) {
      return Optional.empty();
    }
  }

  /** Gives an expression with its columns and calls found; a lambda as it is. */
  Expression resolved(Expression expression) {
    if (expression instanceof LambdaFunction) {
      return expression;
    }
    Project done =
        (Project) analyzer.execute(new Project(seq(List.of(alias(expression, 0))), relation));
    return ((Alias) done.projectList().apply(0)).child();
  }

  private Expression windowed(Expression function) {
    SortOrder order =
        SortOrder$.MODULE$.apply(parse("i"), Ascending$.MODULE$, seq(List.<Expression>of()));
    WindowSpecDefinition window =
        new WindowSpecDefinition(
            seq(List.<Expression>of()), seq(List.of(order)), UnspecifiedFrame$.MODULE$);
    return new WindowExpression(function, window);
  }

  private static NamedExpression alias(Expression expression, int number) {
    return new Alias(
        expression,
        "c" + number,
        NamedExpression$.MODULE$.newExprId(),
        seq(List.of()),
        Option.empty(),
        seq(List.of()));
  }

  /** Tells whether Spark's complaint is one about the number of arguments. */
  static boolean isAboutCount(Throwable fault) {
    if (!(fault instanceof SparkThrowable known) || known.getCondition() == null) {
      return false;
    }
    String condition = known.getCondition();
    return condition.startsWith("WRONG_NUM_ARGS")
        || condition.startsWith("REQUIRED_PARAMETER_NOT_FOUND");
  }

  static <T> Seq<T> seq(List<T> list) {
    return CollectionConverters.asScala(list).toSeq();
  }
}
