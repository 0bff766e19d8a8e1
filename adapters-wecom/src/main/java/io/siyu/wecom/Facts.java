package io.siyu.wecom;

import io.siyu.event.ConsentGiven;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.GroupChanged;
import io.siyu.event.GroupChanged.Change;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.event.Provenance;
import io.siyu.event.PullRequested;
import io.siyu.event.Source;
import io.siyu.event.StewardRenamed;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.GroupChat;
import io.siyu.identity.Subject;
import io.siyu.push.Hidden;
import io.siyu.wecom.account.Account;
import io.siyu.wecom.event.AcquisitionEvent;
import io.siyu.wecom.event.ArchiveEvent;
import io.siyu.wecom.event.ContactEvent;
import io.siyu.wecom.event.DirectoryEvent;
import io.siyu.wecom.event.GroupEvent;
import io.siyu.wecom.event.KfEvent;
import io.siyu.wecom.event.WeComEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a typed event says in facts. Keys are made of what happened alone, never of a secret or of
 * the app that was told.
 */
final class Facts {
  private final Account account;
  private final Source source;

  Facts(WeComConfig config) {
    this.account = new Account(config.corp(), config.idSpace());
    this.source = account.source();
  }

  /** The event that a push stands for; empty where no fact carries it or it lacks its people. */
  Optional<Event> of(WeComEvent event, Instant at) {
    if (event instanceof ContactEvent contact) {
      return contact(contact, at);
    }
    if (event instanceof AcquisitionEvent.ChatStarted started) {
      return chatStarted(started, at);
    }
    if (event instanceof AcquisitionEvent.CustomerMessage message) {
      return Optional.of(customerMessage(message, at));
    }
    if (event instanceof GroupEvent group && !group.chatId().isEmpty()) {
      return group(group, at);
    }
    if (event instanceof DirectoryEvent.MemberUpdated updated && updated.isRenamed()) {
      String from = updated.userId().value();
      String to = updated.newUserId().value();
      return Optional.of(
          event(
              account.keyAt(at, "renamed", from, to),
              at,
              corp(),
              new StewardRenamed(from, to),
              false));
    }
    if (event instanceof KfEvent.Doorbell doorbell && !doorbell.openKfId().isEmpty()) {
      // The subject is the service account: kf/sync_msg cannot be asked without it.
      Subject service = new AccountSubject(account.kf(doorbell.openKfId()));
      String key = account.keyAt(at, "kf", doorbell.openKfId());
      return Optional.of(event(key, at, service, new PullRequested("kf/sync_msg"), false));
    }
    if (event instanceof ArchiveEvent.Doorbell) {
      Fact fact = new PullRequested("GetChatData");
      return Optional.of(event(account.keyAt(at, "chatdata"), at, corp(), fact, false));
    }
    return Optional.empty();
  }

  private Optional<Event> contact(ContactEvent contact, Instant at) {
    if (contact.userId().isEmpty() || contact.externalUserId().isEmpty()) {
      return Optional.empty();
    }
    String pool = account.pool();
    String steward = contact.userId().value();
    String customer = contact.externalUserId().value();
    Fact fact;
    String key;
    if (contact instanceof ContactEvent.Added added) {
      key = account.joined(steward, customer, at);
      fact = new Joined(pool, steward, Joined.Degree.FULL, added.state(), Party.UNKNOWN);
    } else if (contact instanceof ContactEvent.HalfAdded added) {
      key = account.keyAt(at, "half", steward, customer);
      fact = new Joined(pool, steward, Joined.Degree.HALF, added.state(), Party.CUSTOMER);
    } else if (contact instanceof ContactEvent.RemovedByCustomer removed) {
      key = account.left(steward, customer, at);
      fact = new Left(pool, steward, Party.CUSTOMER, Left.Why.REMOVED, removed.source());
    } else if (contact instanceof ContactEvent.RemovedByMember removed) {
      key = account.left(steward, customer, at);
      Left.Why why = removed.isTransfer() ? Left.Why.TRANSFERRED : Left.Why.REMOVED;
      fact = new Left(pool, steward, Party.STEWARD, why, removed.source());
    } else if (contact instanceof ContactEvent.Edited) {
      key = account.keyAt(at, "edit", steward, customer);
      fact = new PullRequested("externalcontact/get");
    } else if (contact instanceof ContactEvent.TransferFailed failed) {
      // The reason stands in the key: no field of the fact has room for it.
      key = account.keyAt(at, "transfer-fail", steward, customer, reason(failed));
      fact = new PullRequested("externalcontact/transfer_result");
    } else if (contact instanceof ContactEvent.ArchiveAgreed) {
      key = account.keyAt(at, "archive", steward, customer);
      fact =
          new ConsentGiven(
              "archive",
              "",
              ConsentGiven.Scope.PROFILE,
              ConsentGiven.Basis.CONSENT,
              "",
              steward,
              Optional.empty());
    } else {
      return Optional.empty();
    }
    return Optional.of(event(key, at, person(contact.externalUserId()), fact, false));
  }

  private static String reason(ContactEvent.TransferFailed failed) {
    return failed.reason().name().toLowerCase(Locale.ROOT);
  }

  private Optional<Event> group(GroupEvent group, Instant at) {
    GroupChanged fact;
    if (group instanceof GroupEvent.Created) {
      fact = GroupChanged.of(Change.CREATED);
    } else if (group instanceof GroupEvent.Dismissed) {
      fact = GroupChanged.of(Change.DISMISSED);
    } else if (group instanceof GroupEvent.Updated updated) {
      switch (updated.detail()) {
        case ADD_MEMBER -> fact = members(updated, Change.JOINED, updated.joinScene());
        case DEL_MEMBER -> fact = members(updated, Change.LEFT, updated.quitScene());
        case CHANGE_OWNER -> fact = GroupChanged.of(Change.OWNER);
        case CHANGE_NAME -> fact = GroupChanged.of(Change.NAME);
        case CHANGE_NOTICE -> fact = GroupChanged.of(Change.NOTICE);
        default -> {
          return Optional.empty();
        }
      }
    } else {
      return Optional.empty();
    }
    String change = fact.change().name().toLowerCase(Locale.ROOT);
    String key = account.keyAt(at, "chat", group.chatId(), change, fact.from(), fact.to());
    Subject chat = new GroupChat(account.pool(), group.chatId());
    return Optional.of(event(key, at, chat, fact, false));
  }

  private static GroupChanged members(
      GroupEvent.Updated updated, Change change, Optional<? extends Enum<?>> scene) {
    return new GroupChanged(
        change,
        updated.members().stream().map(Hidden::value).toList(),
        updated.lastVersion(),
        updated.currentVersion(),
        scene.map(how -> how.name().toLowerCase(Locale.ROOT)).orElse(""));
  }

  private Optional<Event> chatStarted(AcquisitionEvent.ChatStarted started, Instant at) {
    if (started.userId().isEmpty() || started.externalUserId().isEmpty()) {
      return Optional.empty();
    }
    String steward = started.userId().value();
    String customer = started.externalUserId().value();
    String key = account.keyAt(at, "chat-started", steward, customer, started.linkId());
    Fact fact = new Engaged(account.pool(), "message", Engaged.Direction.INBOUND);
    return Optional.of(event(key, at, person(started.externalUserId()), fact, false));
  }

  private Event customerMessage(AcquisitionEvent.CustomerMessage message, Instant at) {
    String key =
        account.keyAt(
            at,
            "customer-message",
            message.linkId(),
            message.userId().value(),
            message.externalUserId().value(),
            message.chatSeq().map(String::valueOf).orElse(""));
    boolean anonymous = message.externalUserId().isEmpty();
    // Who wrote is behind the ChatKey alone, which no key may hold: two customers of one link who
    // write within one second look like one.
    return event(
        key,
        at,
        anonymous ? corp() : person(message.externalUserId()),
        new PullRequested("externalcontact/customer_acquisition/get_chat_info"),
        anonymous);
  }

  private Subject corp() {
    return new AccountSubject(account.pool());
  }

  private Subject person(Hidden externalUserId) {
    return account.person(externalUserId.value());
  }

  private Event event(String key, Instant at, Subject subject, Fact fact, boolean approximate) {
    return Event.of(
        key, at, source, subject, List.of(), fact, Provenance.CALLBACK, approximate, Map.of());
  }
}
