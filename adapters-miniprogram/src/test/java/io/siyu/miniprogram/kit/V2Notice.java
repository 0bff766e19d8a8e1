package io.siyu.miniprogram.kit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something WeChat Pay notifies of by v2, before it is signed or sealed; {@link
 * WechatPayV2Kit#send} delivers it, as often as is wanted.
 *
 * @param clear the fields of the message
 * @param sealed the fields that go encrypted into {@code req_info}, of a refund; else empty
 */
public record V2Notice(Map<String, String> clear, Map<String, String> sealed) {
  /** Copies and sorts the fields. */
  public V2Notice {
    clear = Collections.unmodifiableMap(new TreeMap<>(clear));
    sealed = Collections.unmodifiableMap(new TreeMap<>(sealed));
  }

  boolean isRefund() {
    return !sealed.isEmpty();
  }

  /** Returns this notice with another value in a field of the clear part. */
  public V2Notice with(String field, String value) {
    Map<String, String> changed = new TreeMap<>(clear);
    changed.put(field, value);
    return new V2Notice(changed, sealed);
  }

  /** Returns this notice without a field of the clear part. */
  public V2Notice without(String field) {
    Map<String, String> changed = new TreeMap<>(clear);
    changed.remove(field);
    return new V2Notice(changed, sealed);
  }

  /** Returns this refund with another value in a field of the sealed part. */
  public V2Notice withSealed(String field, String value) {
    Map<String, String> changed = new TreeMap<>(sealed);
    changed.put(field, value);
    return new V2Notice(clear, changed);
  }

  /** Shows the kind alone. */
  @Override
  public String toString() {
    return "V2Notice[" + (isRefund() ? "refund" : "payment") + "]";
  }
}
