package io.siyu.wecom.event;

import com.google.common.collect.ImmutableList;
import io.siyu.push.Hidden;
import io.siyu.spi.Secret;
import java.util.List;
import java.util.Optional;

/** What happens in an app itself (应用事件; path 90240): by employees, who are no customers. */
public sealed interface AppEvent extends WeComEvent {
  /** {@code subscribe} (成员关注). */
  record Subscribed(Hidden userId) implements AppEvent {}

  /** {@code unsubscribe} (成员取消关注). */
  record Unsubscribed(Hidden userId) implements AppEvent {}

  /** {@code enter_agent} (进入应用). */
  record Entered(Hidden userId, String eventKey) implements AppEvent {}

  /** {@code click} (点击菜单拉取消息). */
  record MenuClicked(Hidden userId, String eventKey) implements AppEvent {}

  /** {@code view} (点击菜单跳转链接). */
  record MenuViewed(Hidden userId, String eventKey) implements AppEvent {}

  /**
   * {@code LOCATION} (上报地理位置), in capitals.
   *
   * @param latitude degrees, as text
   * @param longitude degrees, as text
   * @param precision metres, as text
   */
  record Located(Hidden userId, Hidden latitude, Hidden longitude, String precision)
      implements AppEvent {}

  /**
   * {@code template_card_event} (模板卡片事件).
   *
   * @param eventKey the button
   * @param taskId the card
   * @param cardType the kind of card
   * @param responseCode for one update of the card within 72 hours
   * @param answers what was chosen
   */
  record CardAnswered(
      Hidden userId,
      String eventKey,
      String taskId,
      String cardType,
      Optional<Secret> responseCode,
      List<Answer> answers)
      implements AppEvent {
    /** Copies the list. */
    public CardAnswered {
      answers = ImmutableList.copyOf(answers);
    }
  }

  /**
   * What was chosen on a card ({@code SelectedItem}).
   *
   * @param questionKey the question
   * @param optionIds the options chosen
   */
  record Answer(String questionKey, List<String> optionIds) {
    /** Copies the list. */
    public Answer {
      optionIds = ImmutableList.copyOf(optionIds);
    }
  }

  /**
   * {@code batch_job_result} (异步任务完成).
   *
   * @param errorCode 0 where it went well
   */
  record BatchJobDone(String jobId, String jobType, Optional<Long> errorCode) implements AppEvent {}

  /** {@code share_agent_change} (共享应用变更), from an app or a suite. */
  record SharingChanged() implements AppEvent {}

  /** {@code change_app_admin} (应用管理员变更). */
  record AdminsChanged() implements AppEvent {}

  /** {@code unlicensed_notify} (接口许可失效): a member without a licence used the app. */
  record Unlicensed(Hidden userId) implements AppEvent {}

  /** {@code close_inactive_agent} (长期未使用应用停用). */
  record Closed() implements AppEvent {}

  /** {@code reopen_inactive_agent} (长期未使用应用重新启用). */
  record Reopened() implements AppEvent {}
}
