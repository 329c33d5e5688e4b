package dev.lintel.catalogs;

import dev.lintel.model.sql.CatalogTable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives up on a source that takes too long as a whole. Each answer has its own timeout, but a
 * server that sends a byte now and then never meets that one.
 *
 * @param place what is read, for messages and the catalog file; without a password
 * @param limit how long reading it may take
 */
public record BoundedSource(CatalogSource source, String place, Duration limit)
    implements CatalogSource {
  /** How many answers may take all of their time before a source is given up. */
  private static final int PATIENCE = 60;

  static BoundedSource of(CatalogSource source, String place, Duration timeout) {
    return new BoundedSource(source, place, timeout.multipliedBy(PATIENCE));
  }

  @Override
  public List<CatalogTable> read() throws CatalogException {
    FutureTask<List<CatalogTable>> task = new FutureTask<>(source::read);
    // A read that hangs cannot be ended from outside; as a daemon it does not keep the JVM alive.
    Thread.ofPlatform().daemon().name("catalog import").start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CatalogException(
          "%s was not read to its end within %d s; name the schemas that are wanted, or raise --timeout"
              .formatted(place, limit.toSeconds()),
          e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case CatalogException expected -> throw expected;
        case Error error -> throw error;
        case RuntimeException fault -> throw fault;
        default -> throw new IllegalStateException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CatalogException("reading " + place + " was interrupted", e);
    } finally {
      task.cancel(true);
    }
  }
}
