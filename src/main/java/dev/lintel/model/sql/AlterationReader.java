package dev.lintel.model.sql;

import dev.lintel.syntax.sql.AlterAction;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells what an action of ALTER TABLE does to columns. One that is not read opens the table, unless
 * it is known to leave the columns as they are.
 */
final class AlterationReader {
  /** The first words of other actions that leave the columns as they are. */
  private static final Set<String> HARMLESS =
      Set.of(
          "SET",
          "UNSET",
          "OWNER",
          "CLUSTER",
          "RECOVER",
          "SORT",
          "ENABLE",
          "DISABLE",
          "EXECUTE",
          "COMPACT",
          "TOUCH",
          "WRITE",
          "CREATE",
          "REFRESH",
          "SYNC",
          "PARTITION");

  private AlterationReader() {}

  static List<Alteration> read(AlterAction action) {
    return switch (action) {
      case AlterAction.AddColumns add ->
          add.columns().stream()
              .<Alteration>map(column -> new Alteration.Add(TableDefinition.column(column)))
              .toList();
      case AlterAction.ReplaceColumns replace ->
          List.of(
              new Alteration.Replace(
                  replace.columns().stream().map(TableDefinition::column).toList()));
      case AlterAction.DropColumns drop ->
          drop.columns().stream()
              .map(column -> isField(column) ? inside(column) : new Alteration.Drop(name(column)))
              .toList();
      case AlterAction.RenameColumn rename ->
          List.of(
              isField(rename.column())
                  ? inside(rename.column())
                  : new Alteration.Rename(name(rename.column()), rename.to().value()));
      case AlterAction.AlterColumn change -> change(change);
      case AlterAction.AddConstraint add -> constraint(add.constraint());
      case AlterAction.AsQuery _ -> List.of(new Alteration.Unread());
      case AlterAction.OtherAction other ->
          !other.words().isEmpty() && HARMLESS.contains(other.words().getFirst())
              ? List.of()
              : List.of(new Alteration.Unread());
      case AlterAction.RenameTable _,
          AlterAction.SetProperties _,
          AlterAction.UnsetProperties _,
          AlterAction.SetLocation _,
          AlterAction.ChangePartitions _ ->
          List.of();
    };
  }

  private static List<Alteration> change(AlterAction.AlterColumn change) {
    List<Alteration> found = new ArrayList<>();
    if (isField(change.column())) {
      found.add(inside(change.column()));
      return found;
    }
    String name = name(change.column());
    change
        .type()
        .ifPresent(
            type -> found.add(new Alteration.Retype(name, ColumnType.of(type.span().text()))));
    change.nullable().ifPresent(isNullable -> found.add(new Alteration.Require(name, isNullable)));
    return found;
  }

  private static List<Alteration> constraint(TableElement.Constraint constraint) {
    List<String> names = constraint.columns().stream().map(Name::value).toList();
    boolean isPrimary = constraint.kind() == TableElement.Constraint.Kind.PRIMARY_KEY;
    boolean isKey = isPrimary || constraint.kind() == TableElement.Constraint.Kind.UNIQUE;
    return isKey && !names.isEmpty() ? List.of(new Alteration.Key(names, isPrimary)) : List.of();
  }

  /** Tells whether a field of a struct is meant, or an element. */
  private static boolean isField(ColumnRef column) {
    return column.parts().size() > 1;
  }

  /** A change inside a column changes its type. */
  private static Alteration inside(ColumnRef column) {
    return new Alteration.Retype(name(column), ColumnType.UNKNOWN);
  }

  private static String name(ColumnRef column) {
    return column.parts().getFirst().value();
  }
}
