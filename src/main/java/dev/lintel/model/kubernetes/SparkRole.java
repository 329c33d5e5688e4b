package dev.lintel.model.kubernetes;

/** The two kinds of pods of a Spark application. */
public enum SparkRole {
  DRIVER("driver", "driver"),
  EXECUTOR("executor", "executors");

  private final String key;
  private final String noun;

  SparkRole(String key, String noun) {
    this.key = key;
    this.noun = noun;
  }

  /** Gives the word in fields and in keys of {@code sparkConf}. */
  public String key() {
    return key;
  }

  /** Gives the word for its pods. */
  public String noun() {
    return noun;
  }
}
