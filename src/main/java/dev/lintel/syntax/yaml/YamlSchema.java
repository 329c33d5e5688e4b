package dev.lintel.syntax.yaml;

/** How plain scalars become values. Consumers of YAML differ, so the artifact's kind decides. */
public enum YamlSchema {
  /**
   * YAML 1.1 as Kubernetes' and Helm's Go libraries read it: {@code yes}, {@code on}, {@code 0777},
   * {@code 1_000}, merge keys.
   */
  YAML_1_1,
  /**
   * YAML 1.2 core as GitHub reads workflows: {@code true}, {@code 0o777}; {@code on} is a string
   * and {@code <<} a key.
   */
  CORE;

  /** Gives what a plain scalar of a text would be. */
  public YamlType typeOf(String plain) {
    return ScalarTypes.ofPlain(plain, this);
  }
}
