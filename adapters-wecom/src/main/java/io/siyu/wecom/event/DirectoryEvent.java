package io.siyu.wecom.event;

import com.google.common.collect.ImmutableList;
import io.siyu.push.Hidden;
import java.util.List;

/** {@code change_contact} (通讯录变更): employees, departments and their tags. */
public sealed interface DirectoryEvent extends WeComEvent {
  /** {@code create_user} (新增成员). */
  record MemberCreated(Hidden userId) implements DirectoryEvent {}

  /**
   * {@code update_user} (更新成员).
   *
   * @param newUserId the id from now on; empty where it stays
   */
  record MemberUpdated(Hidden userId, Hidden newUserId) implements DirectoryEvent {
    /** Whether the member has another id from now on. */
    public boolean isRenamed() {
      return !userId.isEmpty() && !newUserId.isEmpty() && !newUserId.equals(userId);
    }
  }

  /** {@code delete_user} (删除成员). */
  record MemberDeleted(Hidden userId) implements DirectoryEvent {}

  /** {@code create_party} (新增部门). */
  record DepartmentCreated(String id) implements DirectoryEvent {}

  /** {@code update_party} (更新部门). */
  record DepartmentUpdated(String id) implements DirectoryEvent {}

  /** {@code delete_party} (删除部门). */
  record DepartmentDeleted(String id) implements DirectoryEvent {}

  /** {@code update_tag} (标签成员变更): who now has an employee tag and who no more. */
  record TagUpdated(
      String tagId,
      List<Hidden> addedUsers,
      List<Hidden> removedUsers,
      List<String> addedDepartments,
      List<String> removedDepartments)
      implements DirectoryEvent {
    /** Copies the lists. */
    public TagUpdated {
      addedUsers = ImmutableList.copyOf(addedUsers);
      removedUsers = ImmutableList.copyOf(removedUsers);
      addedDepartments = ImmutableList.copyOf(addedDepartments);
      removedDepartments = ImmutableList.copyOf(removedDepartments);
    }
  }
}
