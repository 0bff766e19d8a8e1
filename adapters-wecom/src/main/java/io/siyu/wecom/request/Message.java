package io.siyu.wecom.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.siyu.json.Json;
import java.util.List;

/**
 * What a welcome or a broadcast says (消息内容). Limits are those of path 92135 of
 * developer.work.weixin.qq.com. Immutable; {@link #toString} shows no content.
 *
 * @param text at most 4000 bytes in UTF-8; empty for none
 * @param attachments at most 9; at least one where there is no text
 */
public record Message(String text, List<Attachment> attachments) {
  private static final int TEXT_BYTES_MAX = 4000;
  private static final int ATTACHMENTS_MAX = 9;

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if a limit is broken
   */
  public Message {
    attachments = ImmutableList.copyOf(attachments);
    new Field("text.content").bytesAtMost(text, TEXT_BYTES_MAX);
    new Field("attachments").countAtMost(attachments, ATTACHMENTS_MAX);
    new Field("text.content")
        .check(
            !text.isEmpty() || !attachments.isEmpty(),
            "and attachments must not both be empty: say something");
  }

  /** A message of text alone. */
  public static Message text(String text) {
    return new Message(text, List.of());
  }

  void writeTo(ObjectNode out) {
    if (!text.isEmpty()) {
      out.putObject("text").put("content", text);
    }
    if (!attachments.isEmpty()) {
      ArrayNode array = out.putArray("attachments");
      attachments.forEach(attachment -> array.add(json(attachment)));
    }
  }

  private static ObjectNode json(Attachment attachment) {
    if (attachment instanceof Attachment.Image image) {
      ObjectNode source = Json.object();
      putUnlessEmpty(source, "media_id", image.mediaId());
      putUnlessEmpty(source, "pic_url", image.picUrl());
      return typed("image", source);
    }
    if (attachment instanceof Attachment.Link link) {
      ObjectNode card = Json.object().put("title", link.title()).put("url", link.url());
      putUnlessEmpty(card, "picurl", link.picUrl());
      putUnlessEmpty(card, "desc", link.description());
      return typed("link", card);
    }
    if (attachment instanceof Attachment.MiniProgram program) {
      return typed(
          "miniprogram",
          Json.object()
              .put("title", program.title())
              .put("pic_media_id", program.picMediaId())
              .put("appid", program.appid())
              .put("page", program.page()));
    }
    if (attachment instanceof Attachment.Video video) {
      return typed("video", Json.object().put("media_id", video.mediaId()));
    }
    Attachment.File file = (Attachment.File) attachment;
    return typed("file", Json.object().put("media_id", file.mediaId()));
  }

  private static ObjectNode typed(String type, ObjectNode content) {
    ObjectNode out = Json.object().put("msgtype", type);
    out.set(type, content);
    return out;
  }

  private static void putUnlessEmpty(ObjectNode out, String name, String value) {
    if (!value.isEmpty()) {
      out.put(name, value);
    }
  }

  @Override
  public String toString() {
    return "Message[" + attachments.size() + " attachments]";
  }
}
