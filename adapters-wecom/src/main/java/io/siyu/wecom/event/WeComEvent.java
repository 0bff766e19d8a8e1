package io.siyu.wecom.event;

/**
 * Something that 企业微信 tells (企业微信事件), by family. Records, immutable; no {@code toString} shows a
 * person.
 */
public sealed interface WeComEvent
    permits ContactEvent,
        GroupEvent,
        TagEvent,
        AcquisitionEvent,
        KfEvent,
        ArchiveEvent,
        LivingEvent,
        PaymentEvent,
        DirectoryEvent,
        SuiteEvent,
        AppEvent,
        Message,
        WeComEvent.Unknown {

  /**
   * A push of a family or change that is not known here (未知事件); everything in it stays in {@link
   * WeComPush#root}.
   *
   * @param family as in {@link PushHeader#family}
   * @param change as in {@link PushHeader#change}
   */
  record Unknown(String family, String change) implements WeComEvent {
    /** Shows nothing: a broken push may hold anything in the place of its names. */
    @Override
    public String toString() {
      return "Unknown[]";
    }
  }
}
