package io.siyu.stage;

/** The three steps of private-domain business (三步). */
public enum Step {
  /** Bring people from public pools into private ones (公域流量私有化). */
  PRIVATIZE,
  /** Look after them there (私域用户池运营). */
  OPERATE,
  /** Sell to them (私域商业化). */
  COMMERCIALIZE
}
