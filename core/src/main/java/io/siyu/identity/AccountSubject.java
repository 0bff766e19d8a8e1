package io.siyu.identity;

/**
 * A platform account as a whole, the subject of what concerns no one person.
 *
 * @param account the event source's text; not empty
 */
public record AccountSubject(String account) implements Subject {
  /** Checks that the account is there. */
  public AccountSubject {
    if (account.isEmpty()) {
      throw new IllegalArgumentException("an account subject needs an account");
    }
  }

  @Override
  public String text() {
    return SubjectText.ACCOUNT + ":" + SubjectText.escape(account);
  }
}
