package io.siyu.identity;

/**
 * A group chat of a brand (客户群), the subject of what happens to the group and not to one person.
 *
 * @param account the account whose group it is, such as {@code wecom/<corp>}; not empty
 * @param id the group's id in that account; not empty
 */
public record GroupChat(String account, String id) implements Subject {
  /** Checks that both are there. */
  public GroupChat {
    if (account.isEmpty() || id.isEmpty()) {
      throw new IllegalArgumentException("a group chat needs an account and an id");
    }
  }

  @Override
  public String text() {
    return SubjectText.join(SubjectText.GROUP, account, id);
  }
}
