package io.siyu.playbook;

/**
 * What it takes to reach a stage (阶段规则).
 *
 * @param nurturedAfter with which inbound engagement since CONTACT a person is nurtured; at least 1
 * @param leastOrder what an order must pay to be valid, in minor units of the playbook's currency;
 *     at least 0
 */
public record StageRules(int nurturedAfter, long leastOrder) {
  /** The first engagement nurtures; an order of 1 分 is valid. */
  public static final StageRules DEFAULT = new StageRules(1, 1);
}
