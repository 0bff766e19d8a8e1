package io.siyu.playbook;

/**
 * What the law makes a brand keep of somebody who asks to be erased (擦除后的留存依据), and who answers a
 * platform's demand for it.
 *
 * @param orderGround on which ground orders are kept, under a pseudonym
 * @param orderYears for how many years after the last event of the person's last order; at least 0
 * @param requests what is done when a platform demands that a person's data be deleted
 */
public record ErasurePolicy(String orderGround, int orderYears, Requests requests) {
  /** 电子商务法 art. 31: records of a transaction are kept for three years after it ended. */
  public static final ErasurePolicy DEFAULT = new ErasurePolicy("电子商务法第三十一条", 3, Requests.CONFIRM);

  /** What is done when a platform demands that a person's data be deleted (平台要求删除). */
  public enum Requests {
    /** It is listed until the host erases the person. */
    CONFIRM,
    /**
     * Where everything is demanded, the person who holds the account is erased at once, with all
     * their accounts. What only one authorisation gave is still the host's to delete.
     */
    CARRY_OUT
  }
}
