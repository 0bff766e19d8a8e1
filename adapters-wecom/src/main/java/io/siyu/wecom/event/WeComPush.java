package io.siyu.wecom.event;

import com.google.common.collect.ImmutableList;
import io.siyu.push.Element;
import java.util.List;

/**
 * A decrypted push, read (已解析的推送). Immutable.
 *
 * @param header what it says of itself
 * @param event what happened
 * @param root everything it holds, one-time credentials included: not for storage
 * @param warnings what could not be read or contradicts itself, without content
 */
public record WeComPush(PushHeader header, WeComEvent event, Element root, List<String> warnings) {
  /** Copies the list. */
  public WeComPush {
    warnings = ImmutableList.copyOf(warnings);
  }
}
