package dev.lintel.model.kubernetes;

/** Pods as an object runs them, with that object. */
public record PodTemplate(KubernetesObject owner, PodSpec pod) {}
