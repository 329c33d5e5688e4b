package dev.lintel.rule;

/**
 * A check. Each kind of rule is given the narrowest thing that it asks about, so that no rule walks
 * what another already walked. A rule has no state: one object serves all threads.
 */
public sealed interface Rule
    permits SqlRule,
        SqlFixRule,
        SchemaRule,
        YamlRule,
        WorkflowRule,
        ActionRule,
        DefinitionRule,
        GrammarRule,
        TypeRule,
        KubernetesRule,
        WorkloadRule,
        UnitRule,
        KustomizationRule,
        ChartRule,
        DetectorRule,
        ProjectRule,
        PolicyRule,
        ProgramRule {}
