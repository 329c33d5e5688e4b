package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableFunction;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Unpivot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds relations of one FROM clause that nothing links. Two are linked by a JOIN with a condition,
 * by an explicit CROSS JOIN, and by a condition of the WHERE clause that speaks of both. Nothing is
 * said where a column of the WHERE clause may belong to any of them, nor of relations of one row.
 */
public final class CartesianJoin implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      List<Cte> ofOneRow =
          statement.all(Cte.class).stream().filter(cte -> cte.query().givesOneRow()).toList();
      for (Select select : statement.all(Select.class)) {
        if (!select.from().isEmpty() && !script.isMasked(select.span())) {
          check(select, new Links(ofOneRow), sink);
        }
      }
    }
  }

  private static void check(Select select, Links links, FindingSink sink) {
    select.from().forEach(links::add);
    if (select.where().isEmpty() || links.addCondition(select.where().get())) {
      for (TableReference relation : links.unlinked()) {
        sink.report(
            relation.span(),
            "nothing links %s to the tables before it, so each of its rows meets each of theirs"
                .formatted(named(relation)));
      }
    }
  }

  /** A subquery goes by its alias: its text may fill a page. */
  private static String named(TableReference relation) {
    return switch (relation) {
      case TableName table -> "'" + table.span().text() + "'";
      case DerivedTable table -> table.alias().map(a -> "'" + a + "'").orElse("this subquery");
      case Pivot table -> table.alias().map(a -> "'" + a + "'").orElse("this relation");
      case Unpivot table -> table.alias().map(a -> "'" + a + "'").orElse("this relation");
      case OtherTable table -> table.alias().map(a -> "'" + a + "'").orElse("this relation");
      case Join _, TableFunction _, LateralView _ -> "this relation";
    };
  }

  /** The relations of one FROM clause, and for each the first one that it is linked to. */
  private static final class Links {
    private final List<Cte> ofOneRow;
    private final List<TableReference> relations = new ArrayList<>();
    private final List<Integer> leaders = new ArrayList<>();

    Links(List<Cte> ofOneRow) {
      this.ofOneRow = ofOneRow;
    }

    void add(TableReference relation) {
      switch (relation) {
        case Join join -> addChain(join);
        case TableName table when isOneRow(table) -> {}
        case DerivedTable table when table.lateral() || table.query().givesOneRow() -> {}
        case TableFunction _, LateralView _ -> {}
        case TableName _, DerivedTable _, Pivot _, Unpivot _, OtherTable _ -> {
          leaders.add(relations.size());
          relations.add(relation);
        }
      }
    }

    /** Joins hang to the left, thousands deep in a generated query; so this is a loop. */
    private void addChain(Join last) {
      Deque<Join> chain = new ArrayDeque<>(List.of(last));
      while (chain.peek().left() instanceof Join before) {
        chain.push(before);
      }
      int first = relations.size();
      add(chain.peek().left());
      for (Join join : chain) {
        add(join.right());
        if (isLinked(join)) {
          IntStream.range(first, relations.size()).forEach(index -> link(first, index));
        }
      }
    }

    private static boolean isLinked(Join join) {
      return join.on().isPresent()
          || !join.using().isEmpty()
          || join.natural()
          || join.type() == Join.Type.CROSS;
    }

    private boolean isOneRow(TableName table) {
      return table.parts().size() == 1
          && ofOneRow.stream().anyMatch(cte -> cte.name().matches(table.parts().getFirst()));
    }

    private void link(int one, int other) {
      int leader = Math.min(leaders.get(one), leaders.get(other));
      int follower = Math.max(leaders.get(one), leaders.get(other));
      if (leader < follower) {
        leaders.replaceAll(found -> found == follower ? leader : found);
      }
    }

    List<TableReference> unlinked() {
      return IntStream.range(1, relations.size())
          .filter(index -> leaders.get(index) == index)
          .mapToObj(relations::get)
          .toList();
    }

    /** Links what a condition speaks of; tells whether it is clear which relations these are. */
    boolean addCondition(Expression condition) {
      if (condition instanceof Logical(_, Logical.Operator operator, List<Expression> operands)
          && operator == Logical.Operator.AND) {
        return operands.stream().allMatch(this::addCondition);
      }
      int first = -1;
      for (ColumnRef column : condition.all(ColumnRef.class)) {
        int owner = owner(column);
        if (owner < 0) {
          return false;
        }
        first = first < 0 ? owner : first;
        link(first, owner);
      }
      return true;
    }

    /** Gives the index of the relation that a column is qualified with; -1 where it is none. */
    private int owner(ColumnRef column) {
      List<Name> parts = column.parts();
      for (int index = 0; index < relations.size(); index++) {
        for (int part = 0; part < parts.size() - 1; part++) {
          if (isNamed(relations.get(index), parts.get(part))) {
            return index;
          }
        }
      }
      return -1;
    }

    private static boolean isNamed(TableReference relation, Name name) {
      return switch (relation) {
        case TableName table -> table.exposedName().matches(name);
        case DerivedTable table -> table.alias().filter(name::matches).isPresent();
        case Pivot table -> table.alias().filter(name::matches).isPresent();
        case Unpivot table -> table.alias().filter(name::matches).isPresent();
        case OtherTable table -> table.alias().filter(name::matches).isPresent();
        case Join _, TableFunction _, LateralView _ -> false;
      };
    }
  }
}
