package io.siyu.wecom.snapshot;

import com.google.common.collect.ImmutableList;
import io.siyu.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which stewards have sent a broadcast, as {@code externalcontact/get_groupmsg_task} answers
 * (群发成员发送任务; document 93338). It is for the host, who may remind the others or ask {@code
 * get_groupmsg_send_result} about each, and no event: it says nothing of a customer. Immutable.
 *
 * @param tasks in the order of the answer
 * @param nextCursor with which the next page is asked for; empty at the last one
 * @param warnings what of the answer could not be read, by JSON pointer and without its values, or
 *     why there is none
 */
public record BroadcastTasks(List<Task> tasks, String nextCursor, List<String> warnings) {
  private static final long SENT = 2;

  /**
   * One steward's task.
   *
   * @param steward the employee who has to send it
   * @param sent whether it is sent
   * @param sentAt when, where the answer tells
   */
  public record Task(String steward, boolean sent, Optional<Instant> sentAt) {
    /** Shows no id. */
    @Override
    public String toString() {
      return "Task[sent=" + sent + ", sentAt=" + sentAt + "]";
    }
  }

  /** Copies. */
  public BroadcastTasks {
    tasks = ImmutableList.copyOf(tasks);
    warnings = ImmutableList.copyOf(warnings);
  }

  /**
   * Reads an answer. A task without a member is left out, with a warning.
   *
   * @param json the answer's body
   */
  public static BroadcastTasks read(String json) {
    Answer answer = new Answer(json, "task_list");
    List<Task> tasks =
        answer.objects("task_list").stream()
            .map(BroadcastTasks::task)
            .filter(task -> !task.steward().isEmpty())
            .toList();
    String cursor = answer.nextCursor();
    return new BroadcastTasks(tasks, cursor, answer.warnings());
  }

  private static Task task(JsonObject in) {
    boolean sent = in.number("status") == SENT;
    return new Task(
        in.text("userid"),
        sent,
        sent ? Answer.second(in, "send_time", "when it was sent is not known") : Optional.empty());
  }
}
