package io.siyu.funnel;

/** In which order steps have to be done. */
public enum StepOrder {
  /** One after another; anything may happen in between. */
  ORDERED,
  /** One right after another: the next occurrence has to be the next step. */
  STRICT,
  /** In any order; the window begins at the first that is done. */
  ANY
}
