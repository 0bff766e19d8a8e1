package io.siyu.event;

/** Whether money is real (环境). */
public enum Mode {
  /** Real money. */
  LIVE,
  /** A test environment (沙箱): never reaches money or stages. */
  SANDBOX
}
