package io.siyu.standing;

/**
 * The eight classes of RFM (客户价值八分类). Each bit says whether somebody is better than the split in
 * recency, frequency and money.
 */
public enum RfmClass {
  /** Bought lately, often and for much. */
  IMPORTANT_VALUED(true, true, true, "重要价值"),
  /** Bought often and for much, but not lately. */
  IMPORTANT_TO_WIN_BACK(false, true, true, "重要唤回"),
  /** Bought lately and for much, but not often. */
  IMPORTANT_TO_DEVELOP(true, false, true, "重要发展"),
  /** Bought for much, but neither lately nor often. */
  IMPORTANT_TO_RETAIN(false, false, true, "重要挽留"),
  /** Bought lately and often, but for little. */
  GENERAL_VALUED(true, true, false, "一般价值"),
  /** Bought lately, but seldom and for little: new, as a rule. */
  GENERAL_TO_DEVELOP(true, false, false, "一般发展"),
  /** Bought often, but not lately and for little. */
  GENERAL_TO_KEEP(false, true, false, "一般保持"),
  /** Bought seldom, for little and not lately: lost, as a rule. */
  GENERAL_TO_RETAIN(false, false, false, "一般挽留");

  private final boolean recent;
  private final boolean frequent;
  private final boolean monetary;
  private final String chinese;

  RfmClass(boolean recent, boolean frequent, boolean monetary, String chinese) {
    this.recent = recent;
    this.frequent = frequent;
    this.monetary = monetary;
    this.chinese = chinese;
  }

  static RfmClass of(boolean recent, boolean frequent, boolean monetary) {
    for (RfmClass each : values()) {
      if (each.recent == recent && each.frequent == frequent && each.monetary == monetary) {
        return each;
      }
    }
    throw new IllegalStateException("there is a class for all bits");
  }

  /** Returns the bits of recency, frequency and money, such as {@code 101}. */
  public String bits() {
    return (recent ? "1" : "0") + (frequent ? "1" : "0") + (monetary ? "1" : "0");
  }

  /** Returns the usual name (中文名). */
  public String chinese() {
    return chinese;
  }
}
