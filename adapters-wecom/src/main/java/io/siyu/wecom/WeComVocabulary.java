package io.siyu.wecom;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.siyu.push.SecretNames;
import io.siyu.push.Vocabulary;
import java.time.Duration;

/** Which fields of 企业微信's pushes hold credentials, and which name persons. */
final class WeComVocabulary {
  /**
   * WelcomeCode 20 s, kf Token 10 min and ChatKey 30 min are documented at paths 92130, 94670 and
   * 97299 of developer.work.weixin.qq.com; SuiteTicket 30 min and AuthCode 10 min with the suite's
   * pushes; ResponseCode 72 h with template cards. For OnceKey none is documented; it is given the
   * ChatKey's, of the same product.
   */
  private static final SecretNames SECRETS =
      new SecretNames(
          ImmutableMap.<String, Duration>builder()
              .put("WelcomeCode", Duration.ofSeconds(20))
              .put("welcome_code", Duration.ofSeconds(20))
              .put("Token", Duration.ofMinutes(10))
              .put("ChatKey", Duration.ofMinutes(30))
              .put("chat_key", Duration.ofMinutes(30))
              .put("OnceKey", Duration.ofMinutes(30))
              .put("SuiteTicket", Duration.ofMinutes(30))
              .put("suite_ticket", Duration.ofMinutes(30))
              .put("AuthCode", Duration.ofMinutes(10))
              .put("auth_code", Duration.ofMinutes(10))
              .put("ResponseCode", Duration.ofHours(72))
              .put("response_code", Duration.ofHours(72))
              .buildOrThrow());

  /** The sender {@code sys} of events is nobody. */
  static final Vocabulary WECOM =
      new Vocabulary(
          SECRETS,
          ImmutableSet.<String>builder()
              .add("UserID", "NewUserID", "OpenUserID", "ExternalUserID", "TmpExternalUserID")
              .add("UnionID", "OpenID", "PendingID", "FromUserName", "Item", "Mobile", "Telephone")
              .add("open_userid", "external_userid", "tmp_external_userid", "pending_id")
              .add("servicer_userid")
              .build(),
          ImmutableSet.of("sys"),
          ImmutableSet.of());

  private WeComVocabulary() {}
}
