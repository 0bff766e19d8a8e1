package io.siyu.channel;

/** What a channel is meant to do with the people it brings (投放方式). */
public enum Placement {
  /** Sell to them at once (商业化广告). */
  COMMERCIALIZING,
  /** Bring them into a private pool (私有化广告). */
  PRIVATIZING,
  /** Let customers bring customers (裂变). */
  FISSION,
  /** Nothing is placed: they come by themselves (自然). */
  ORGANIC
}
