package dev.lintel.model.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs of a workflow and what each waits for. Ids are compared without case, as GitHub does;
 * one that names no job leads nowhere.
 */
public final class JobGraph {
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, List<String>> needs = new LinkedHashMap<>();

  public JobGraph(Workflow workflow) {
    for (Job job : workflow.jobs()) {
      jobs.putIfAbsent(key(job.id()), job);
    }
    jobs.forEach((id, job) ->
        needs.put(
            id,
            job.needs().stream()
                .map(need -> key(need.value()))
                .filter(jobs::containsKey)
                .distinct()
                .toList()));
  }

  /** Gives the jobs in the order of the text, each id once. */
  public List<Job> jobs() {
    return List.copyOf(jobs.values());
  }

  public Optional<Job> job(String id) {
    return Optional.ofNullable(jobs.get(key(id)));
  }

  /** Gives the jobs that a job waits for directly, in the order of its needs. */
  public List<Job> needs(Job job) {
    return jobs(needs.getOrDefault(key(job.id()), List.of()));
  }

  /**
   * Gives all jobs that a job waits for, over any number of steps, nearest first; the job itself is
   * among them only where its needs lead back to it.
   */
  public List<Job> closure(Job job) {
    return jobs(reachable(key(job.id())));
  }

  /** Gives all jobs that wait for a job, over any number of steps, in the order of the text. */
  public List<Job> dependents(Job job) {
    String id = key(job.id());
    return jobs(jobs.keySet().stream().filter(other -> reachable(other).contains(id)).toList());
  }

  /**
   * Gives a shortest way along needs from a job back to itself, the job itself first and not
   * repeated; empty where there is none.
   */
  public List<Job> cycle(Job job) {
    String start = key(job.id());
    Map<String, String> reachedFrom = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String at = open.poll();
      for (String next : needs.getOrDefault(at, List.of())) {
        if (next.equals(start)) {
          return jobs(way(start, at, reachedFrom));
        }
        if (reachedFrom.putIfAbsent(next, at) == null) {
          open.add(next);
        }
      }
    }
    return List.of();
  }

  private static List<String> way(String start, String end, Map<String, String> reachedFrom) {
    List<String> reversed = new ArrayList<>();
    for (String at = end; !at.equals(start); at = reachedFrom.get(at)) {
      reversed.add(at);
    }
    reversed.add(start);
    return reversed.reversed();
  }

  private Set<String> reachable(String start) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(needs.getOrDefault(start, List.of()));
    while (!open.isEmpty()) {
      String next = open.poll();
      if (reached.add(next)) {
        open.addAll(needs.get(next));
      }
    }
    return reached;
  }

  private List<Job> jobs(Collection<String> ids) {
    return ids.stream().map(jobs::get).toList();
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
