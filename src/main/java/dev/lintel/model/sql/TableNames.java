package dev.lintel.model.sql;

import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.TableName;

/** Tells which table a name in a text means. */
@FunctionalInterface
public interface TableNames {
  /** Each name means what is written. */
  TableNames AS_WRITTEN = name -> new TableId(name.parts().stream().map(Name::value).toList());

  TableId of(TableName name);
}
