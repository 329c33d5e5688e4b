package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * A query as Calcite understands it: validated, and as a tree of relational operators.
 *
 * <p>Names are those of the resolution, not of the text: the tables {@code t0} and on are those of
 * {@link #table}, {@code u0} and on are rows of which little is known, and columns are {@code c0}
 * and on in the order of the table. Subqueries stay as they are written ({@code RexSubQuery}).
 * Metadata (unique keys, predicates, column origins) compile no code at run time. Where Calcite
 * refuses an expression that Spark takes, the expression is an opaque call of Spark's type.
 */
public final class QueryPlan {
  /** Each round costs some milliseconds. */
  private static final int MAX_ROUNDS = 20;

  private final PlanTables tables;
  private final RelNode root;
  private final SqlNode validated;

  private QueryPlan(PlanTables tables, RelNode root, SqlNode validated) {
    this.tables = tables;
    this.root = root;
    this.validated = validated;
  }

  /**
   * Makes the plan of a query of a statement; empty where Calcite cannot, for whatever reason.
   *
   * @param refusals takes what Calcite said of what it refused
   */
  static Optional<QueryPlan> of(Query query, Resolution resolution, List<String> refusals) {
    Set<Span> givenUp = new HashSet<>();
    List<Span> candidates = new ArrayList<>();
    query.all(Expression.class).forEach(e -> candidates.add(e.span()));
    for (int round = 0; round < MAX_ROUNDS; round++) {
      try {
        return Optional.of(attempt(query, resolution, givenUp));
      } catch (CalciteContextException e) {
        refusals.add(
            String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        if (!giveUp(e, candidates, givenUp)) {
          return Optional.empty();
        }
      } catch (RuntimeException | AssertionError e) {
        // Calcite states what it cannot do in many ways; none of them is a fault of the script.
        refusals.add(e.toString());
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * Gives up the smallest expression that the error lies in; tells whether there is another one.
   */
  private static boolean giveUp(
      CalciteContextException error, List<Span> candidates, Set<Span> givenUp) {
    int start = error.getPosColumn() - 1;
    int end = error.getEndPosColumn();
    return candidates.stream()
        .filter(span -> span.start() <= start && end <= span.end() && !givenUp.contains(span))
        .min((a, b) -> Integer.compare(a.length(), b.length()))
        .filter(givenUp::add)
        .isPresent();
  }

  private static QueryPlan attempt(Query query, Resolution resolution, Set<Span> givenUp) {
    CalciteTypes types = new CalciteTypes();
    PlanTables tables = new PlanTables(types);
    SqlNode lowered =
        new Lowering(resolution, types, tables, givenUp).query(query, Optional.empty());
    SqlValidator validator =
        SqlValidatorUtil.newValidator(
            SqlStdOperatorTable.instance(),
            tables.reader(),
            types.factory(),
            SqlValidator.Config.DEFAULT
                .withConformance(SparkConformance.INSTANCE)
                .withIdentifierExpansion(true)
                .withCallRewrite(false));
    SqlNode validated = validator.validate(lowered);
    HepPlanner planner = new HepPlanner(HepProgram.builder().build());
    // The usual one compiles constant expressions to Java.
    planner.setExecutor((builder, constants, values) -> values.addAll(constants));
    RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(types.factory()));
    cluster.setMetadataQuerySupplier(() ->
        new RelMetadataQuery(
            new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE)) {});
    RelOptTable.ViewExpander noViews = (type, text, path, view) -> null;
    RelNode root =
        new SqlToRelConverter(
                noViews,
                validator,
                tables.reader(),
                cluster,
                StandardConvertletTable.INSTANCE,
                SqlToRelConverter.config()
                    .withExpand(false)
                    .withTrimUnusedFields(false)
                    .withRelBuilderConfigTransform(config -> config.withSimplify(false)))
            .convertQuery(validated, false, true)
            .project();
    return new QueryPlan(tables, root, validated);
  }

  /** Gives the tree. */
  public RelNode root() {
    return root;
  }

  /** Gives the query with the casts that types made Calcite add; its positions are spans. */
  SqlNode validated() {
    return validated;
  }

  /** Gives the table of the catalog that a scan reads; empty where it is not known. */
  public Optional<CatalogTable> table(RelOptTable scanned) {
    return tables.find(scanned.getQualifiedName().getLast());
  }

  /** Gives the types of the query's columns. */
  public List<ColumnType> types() {
    List<ColumnType> found = new ArrayList<>();
    for (RelDataTypeField field : root.getRowType().getFieldList()) {
      found.add(CalciteTypes.of(field.getType()));
    }
    return found;
  }
}
