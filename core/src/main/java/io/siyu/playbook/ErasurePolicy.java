package io.siyu.playbook;

/**
 * What the law makes a brand keep of somebody who asks to be erased (擦除后的留存依据).
 *
 * @param orderGround on which ground orders are kept, under a pseudonym
 * @param orderYears for how many years after the last event of the person's last order; at least 0
 */
public record ErasurePolicy(String orderGround, int orderYears) {
  /** 电子商务法 art. 31: records of a transaction are kept for three years after it ended. */
  public static final ErasurePolicy DEFAULT = new ErasurePolicy("电子商务法第三十一条", 3);
}
