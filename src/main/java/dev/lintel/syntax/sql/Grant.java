package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * GRANT, DENY or REVOKE.
 *
 * @param privileges as they are written; the names of roles where roles are granted
 * @param objectKind what the object is, in capitals; empty where that is not written
 * @param object what the privileges are on
 * @param principals who gets or loses them
 */
public record Grant(
    Span span,
    Span verb,
    List<Span> privileges,
    String objectKind,
    Optional<TableName> object,
    List<Span> principals)
    implements Statement {
  public Grant {
    privileges = List.copyOf(privileges);
    principals = List.copyOf(principals);
  }

  @Override
  public void forEachChild(Consumer<? super SqlNode> action) {
    object.ifPresent(action);
  }
}
