package io.siyu.wecom.kit;

import java.time.Instant;

/** Commands of third-party suites (第三方应用指令回调); the corp is the one that authorises. */
public final class SuitePush {
  private SuitePush() {}

  /** Any command that concerns a corp. */
  public static Push of(String infoType, String suiteId, String corp, Instant at) {
    return Push.of(infoType, "", corp, at).toSuite(suiteId);
  }

  /** The ticket that comes every ten minutes, of no corp. */
  public static Push ticket(String suiteId, String ticket, Instant at) {
    return of("suite_ticket", suiteId, "", at).without("AuthCorpId").with("SuiteTicket", ticket);
  }

  /** A corp, which the code has yet to name, authorised the suite. */
  public static Push authorised(String suiteId, String authCode, Instant at) {
    return of("create_auth", suiteId, "", at).without("AuthCorpId").with("AuthCode", authCode);
  }

  /** A corp changed what the suite may do. */
  public static Push authorisationChanged(String suiteId, String corp, Instant at) {
    return of("change_auth", suiteId, corp, at);
  }

  /** A corp took its authorisation back. */
  public static Push authorisationCancelled(String suiteId, String corp, Instant at) {
    return of("cancel_auth", suiteId, corp, at);
  }
}
