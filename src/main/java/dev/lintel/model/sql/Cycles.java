package dev.lintel.model.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what needs itself, by way of others or directly: Tarjan's algorithm with a stack of its
 * own, for a chain of views may be as long as somebody likes.
 *
 * @param <K> what needs and is needed
 */
final class Cycles<K> {
  private final Map<K, ? extends Collection<K>> needs;
  private final Map<K, Integer> numbers = new HashMap<>();
  private final Map<K, Integer> lowest = new HashMap<>();
  private final Deque<K> path = new ArrayDeque<>();
  private final Set<K> onPath = new HashSet<>();
  private final List<List<K>> groups = new ArrayList<>();

  private record Visit<K>(K key, Iterator<K> left) {}

  /**
   * @param needs what each needs; nothing else is in the values than in the keys
   */
  Cycles(Map<K, ? extends Collection<K>> needs) {
    this.needs = needs;
  }

  /** Gives the groups in which each needs each; one that does not need itself is in none. */
  List<List<K>> groups() {
    for (K key : needs.keySet()) {
      if (!numbers.containsKey(key)) {
        visit(key);
      }
    }
    return groups;
  }

  private void visit(K start) {
    Deque<Visit<K>> visits = new ArrayDeque<>();
    visits.push(enter(start));
    while (!visits.isEmpty()) {
      Visit<K> visit = visits.peek();
      if (visit.left.hasNext()) {
        K next = visit.left.next();
        if (!numbers.containsKey(next)) {
          visits.push(enter(next));
        } else if (onPath.contains(next)) {
          lowest.merge(visit.key, numbers.get(next), Math::min);
        }
      } else {
        visits.pop();
        if (!visits.isEmpty()) {
          lowest.merge(visits.peek().key, lowest.get(visit.key), Math::min);
        }
        leave(visit.key);
      }
    }
  }

  private Visit<K> enter(K key) {
    numbers.put(key, numbers.size());
    lowest.put(key, numbers.get(key));
    path.push(key);
    onPath.add(key);
    return new Visit<>(key, needs.get(key).iterator());
  }

  private void leave(K key) {
    if (!lowest.get(key).equals(numbers.get(key))) {
      return;
    }
    List<K> group = new ArrayList<>();
    K last;
    do {
      last = path.pop();
      onPath.remove(last);
      group.add(last);
    } while (!last.equals(key));
    if (group.size() > 1 || needs.get(key).contains(key)) {
      groups.add(group);
    }
  }
}
