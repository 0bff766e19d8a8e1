package io.siyu.store;

import com.google.common.collect.ImmutableList;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Whatever an event can be about or name (名称): an identity key, a channel's day, an account, a
 * group chat, or a bare value that an event mentions.
 *
 * @param kind which of these, and of keys which type
 * @param issuer an identity key's issuer, a day's channel or a group's account, else empty
 * @param value the name itself
 */
record Name(int kind, String issuer, String value) {
  private static final ImmutableList<KeyType> TYPES = ImmutableList.copyOf(KeyType.values());
  private static final int CHANNEL_DAY = TYPES.size();
  private static final int ACCOUNT = CHANNEL_DAY + 1;
  private static final int MENTION = CHANNEL_DAY + 2;
  private static final int GROUP = CHANNEL_DAY + 3;

  /** How many kinds there are. */
  static final int KINDS = CHANNEL_DAY + 4;

  static Name of(Subject subject) {
    if (subject instanceof IdentityKey key) {
      return of(key);
    } else if (subject instanceof ChannelDay day) {
      return new Name(CHANNEL_DAY, day.channel(), day.day().toString());
    } else if (subject instanceof AccountSubject account) {
      return new Name(ACCOUNT, "", account.account());
    } else if (subject instanceof GroupChat group) {
      return new Name(GROUP, group.account(), group.id());
    }
    throw new IllegalStateException("no name is known for such a subject");
  }

  static Name of(IdentityKey key) {
    return new Name(TYPES.indexOf(key.type()), key.issuer(), key.value());
  }

  /** A value of which nothing else is known. */
  static Name mentioned(String value) {
    return new Name(MENTION, "", value);
  }

  static boolean isKey(int kind) {
    return kind < CHANNEL_DAY;
  }

  /** Whether names of a kind stand for persons by themselves. */
  static boolean isPersonal(int kind) {
    return isKey(kind) && TYPES.get(kind).defaultClass().isPersonal();
  }

  /** The subject, or identity key, that this names. */
  Subject subject() {
    try {
      if (kind == CHANNEL_DAY) {
        return new ChannelDay(issuer, LocalDate.parse(value));
      } else if (kind == ACCOUNT) {
        return new AccountSubject(value);
      } else if (kind == GROUP) {
        return new GroupChat(issuer, value);
      } else if (isKey(kind)) {
        return new IdentityKey(TYPES.get(kind), issuer, value);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // What they say may quote the value.
    }
    throw ByteSource.damaged("a name is no subject");
  }

  IdentityKey key() {
    if (subject() instanceof IdentityKey key) {
      return key;
    }
    throw ByteSource.damaged("a name is no identity key");
  }

  /** Shows no value, since it is personal. */
  @Override
  public String toString() {
    return "Name[" + kind + "]";
  }
}
