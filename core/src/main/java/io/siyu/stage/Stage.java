package io.siyu.stage;

/** How far a person has come (阶段), lowest first. How each is reached is rules M-1 to M-6. */
public enum Stage {
  /** Known through a touch, an engagement, a join or an order (引流). */
  LEAD(Step.PRIVATIZE),
  /** Has joined a pool in which the brand can speak (承接). */
  CONTACT(Step.PRIVATIZE),
  /** Has spoken to the brand since (培育). */
  NURTURED(Step.OPERATE),
  /** Has a valid order (首单). */
  FIRST_ORDER(Step.COMMERCIALIZE),
  /** Has another on a later day (复购). */
  REPEAT(Step.COMMERCIALIZE),
  /** Has brought somebody along (推荐). */
  ADVOCATE(Step.COMMERCIALIZE);

  private final Step step;

  Stage(Step step) {
    this.step = step;
  }

  /** The step this stage belongs to. */
  public Step step() {
    return step;
  }
}
