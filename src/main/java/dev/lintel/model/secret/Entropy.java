package dev.lintel.model.secret;

/** How evenly a value uses its characters. */
final class Entropy {
  private static final double LN_2 = Math.log(2);

  private Entropy() {}

  /** Gives Shannon's entropy in bits for each unit; 0 for an empty value. */
  static double of(String value) {
    int[] counts = new int[128];
    int others = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < counts.length) {
        counts[c]++;
      } else {
        others++;
      }
    }
    double sum = share(others, value.length());
    for (int count : counts) {
      sum += share(count, value.length());
    }
    return sum;
  }

  private static double share(int count, int length) {
    double probability = (double) count / length;
    return count == 0 ? 0 : -probability * Math.log(probability) / LN_2;
  }
}
