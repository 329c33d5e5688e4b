package dev.lintel.engine;

import dev.lintel.engine.shellcheck.Shellcheck;
import dev.lintel.model.kubernetes.schema.KubernetesVersions;
import dev.lintel.policy.ActiveRule;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Policy;
import dev.lintel.policy.foreign.ForeignConfigurations;
import dev.lintel.rule.Catalog;
import dev.lintel.source.GitException;
import dev.lintel.source.ProjectFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is settled before a file is read: the policy, what it selects, the files.
 *
 * @param foreign the configurations of other tools
 * @param tree what stands around the files
 * @param snapshots what is known of the running system
 * @param admission the admission policies that lintel.yml names
 * @param cache what earlier runs found; empty where nothing is kept
 * @param baseline the findings that are known; empty where nothing is
 */
record RunSetup(
    CheckRequest request,
    Policy policy,
    ForeignConfigurations foreign,
    List<ActiveRule> rules,
    RunFiles files,
    FileTree tree,
    Snapshots snapshots,
    KubernetesVersions versions,
    AdmissionFiles admission,
    Optional<OpeningCache> cache,
    Optional<KnownFindings> baseline) {

  /** Opens what a request asks for, with its baseline. */
  static RunSetup of(CheckRequest request, Supply supply)
      throws InvalidPolicyException, GitException {
    ForeignConfigurations foreign = ForeignConfigurations.read(new RootFiles(request.root()));
    Policy policy = Checker.policy(request, supply).over(foreign);
    List<ActiveRule> rules = rules(request, policy);
    Snapshots snapshots = Snapshots.of(request.root(), policy.catalogFiles(), supply);
    AdmissionFiles admission = AdmissionFiles.of(request.root(), policy.admissionFiles(), supply);
    KubernetesVersions versions = KubernetesTarget.of(request, policy);
    Optional<OpeningCache> cache =
        OpeningCache.of(request, policy, rules, snapshots, versions, admission);
    RunFiles files = supply.files(policy.exclude());
    Optional<BaselineFile> file = BaselineFile.find(request, policy);
    if (file.isEmpty()) {
      return new RunSetup(
          request,
          policy,
          foreign,
          rules,
          files,
          supply.tree(),
          snapshots,
          versions,
          admission,
          cache,
          Optional.empty());
    }
    String path = file.get().path();
    return new RunSetup(
        request,
        policy,
        foreign,
        rules,
        files.without(path),
        supply.tree(),
        snapshots,
        versions,
        admission,
        cache,
        Optional.of(new KnownFindings(path, file.get().read())));
  }

  /** Puts together what was opened, without a baseline. */
  static RunSetup of(CheckRequest request, Policy own, RunFiles files, FileTree tree)
      throws InvalidPolicyException {
    ForeignConfigurations foreign = ForeignConfigurations.read(new RootFiles(request.root()));
    Policy policy = own.over(foreign);
    List<ActiveRule> rules = rules(request, policy);
    Snapshots snapshots = Snapshots.none();
    AdmissionFiles admission = AdmissionFiles.none();
    KubernetesVersions versions = KubernetesTarget.of(request, policy);
    return new RunSetup(
        request,
        policy,
        foreign,
        rules,
        files,
        tree,
        snapshots,
        versions,
        admission,
        OpeningCache.of(request, policy, rules, snapshots, versions, admission),
        Optional.empty());
  }

  /** Gives all rules, the user's own among them. */
  Catalog catalog() {
    return catalog(policy);
  }

  /** Gives the selected rules; the one that asks a program runs where the user asks for it. */
  private static List<ActiveRule> rules(CheckRequest request, Policy policy)
      throws InvalidPolicyException {
    List<ActiveRule> selected = policy.select(catalog(policy), request.selection());
    List<ActiveRule> rules = new ArrayList<>(selected.size());
    for (ActiveRule rule : selected) {
      if (!rule.id().equals(Shellcheck.RULE)) {
        rules.add(rule);
      } else if (request.shellcheck().isPresent()) {
        rules.add(rule.madeBy(request.shellcheck().get()::rule));
      } else if (selected.size() == 1) {
        throw new InvalidPolicyException(List.of(rule.id() + " runs only with --shellcheck"));
      }
    }
    return rules;
  }

  private static Catalog catalog(Policy policy) {
    return CustomRules.catalog(Checker.catalog(), policy.customRules());
  }

  /** Gives the files to check, in their order. */
  List<FileSource> sources() {
    ArtifactParser parser = new ArtifactParser(tree::ask);
    List<FileSource> sources = new ArrayList<>(files.checked().size());
    for (ProjectFile file : files.checked()) {
      sources.add(new FileSource(file, tree, parser, request.as()));
    }
    return sources;
  }

  /** Gives the files around them. */
  Context context() {
    return new Context(
        files.context(),
        files.gone(),
        tree,
        new ArtifactParser(tree::ask),
        request.as(),
        snapshots,
        versions,
        admission);
  }
}
