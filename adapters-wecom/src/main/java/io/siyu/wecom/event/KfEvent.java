package io.siyu.wecom.event;

import com.google.common.collect.ImmutableList;
import io.siyu.spi.Secret;
import java.util.List;
import java.util.Optional;

/** 微信客服 (customer service) events. */
public sealed interface KfEvent extends WeComEvent {
  /**
   * {@code kf_msg_or_event} (path 94670): there is something to fetch by {@code kf/sync_msg}. Says
   * neither what nor of whom, and names no sender.
   *
   * @param openKfId the service account (客服账号)
   * @param token lifts the rate limit of the fetch, for 10 minutes
   */
  record Doorbell(String openKfId, Optional<Secret> token) implements KfEvent {}

  /**
   * {@code kf_account_auth_change} (客服账号授权变更; path 97712).
   *
   * @param added accounts that the app may now serve
   * @param removed accounts that it may no more
   */
  record AccountsChanged(List<String> added, List<String> removed) implements KfEvent {
    /** Copies the lists. */
    public AccountsChanged {
      added = ImmutableList.copyOf(added);
      removed = ImmutableList.copyOf(removed);
    }
  }
}
