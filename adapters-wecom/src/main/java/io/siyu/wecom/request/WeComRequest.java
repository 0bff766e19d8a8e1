package io.siyu.wecom.request;

/**
 * One request to the platform's interface (企业微信接口请求), checked against the documented limits.
 *
 * <p>Immutable and thread-safe. A constructor throws {@link IllegalArgumentException} for the first
 * rule that is broken; its message names the field, the rule and what to do, and never a value.
 * {@code toString} shows no code, no id of a person and no text.
 */
public sealed interface WeComRequest
    permits MarkTags,
        Remark,
        SendWelcome,
        SendBroadcast,
        AddContactWay,
        UpdateContactWay,
        DeleteContactWay {
  /** The HTTP method, in capitals. */
  default String method() {
    return "POST";
  }

  /** The path on the platform's host; the host adds {@code ?access_token=}. */
  String path();

  /**
   * The body: canonical JSON, in UTF-8 when sent. It may hold personal data and belongs in no log.
   */
  String body();
}
