package dev.lintel.engine;

import dev.lintel.finding.Notification;
import dev.lintel.model.sql.FlowReader;
import dev.lintel.model.sql.Lineage;
import dev.lintel.model.sql.ScriptNames;
import dev.lintel.model.sql.StatementFlow;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.source.GitException;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The facade of {@code lintel graph --sql}: where data comes from and goes to. */
public final class Lineages {
  private Lineages() {}

  /** The lineage of a root, with what could not be read. */
  public record Read(Lineage lineage, List<Notification> notifications) {
    public Read {
      notifications = List.copyOf(notifications);
    }
  }

  public static Read read(CheckRequest request) throws InvalidPolicyException, GitException {
    SqlProject loaded = SqlProject.of(request);
    TableCatalog catalog = loaded.project().catalog();
    List<StatementFlow> flows = new ArrayList<>();
    for (SqlScript script : loaded.project().scripts()) {
      ScriptNames names = new ScriptNames(script);
      for (Statement statement : script.statements()) {
        names.pass(statement);
        flows.addAll(new FlowReader(catalog, names).read(statement));
      }
    }
    List<Notification> notifications = new ArrayList<>(loaded.notifications());
    notifications.addAll(loaded.snapshots().notifications());
    notifications.sort(Notification.ORDER);
    return new Read(new Lineage(flows), notifications);
  }
}
