package io.siyu.wecom.request;

/**
 * What a message carries beside its text (附件). Limits are those of path 92135 of
 * developer.work.weixin.qq.com; a constructor throws {@link IllegalArgumentException} as a
 * request's does. Immutable.
 */
public sealed interface Attachment {
  /**
   * A picture: uploaded material or an address that the platform gave for an uploaded picture, one
   * of the two.
   *
   * @param mediaId the material's id; empty where there is an address
   * @param picUrl the address; empty where there is an id
   */
  record Image(String mediaId, String picUrl) implements Attachment {
    /** Checks that there is one and not the other. */
    public Image {
      new Field("image.media_id")
          .check(
              mediaId.isEmpty() != picUrl.isEmpty(),
              "or image.pic_url must be given, and not both: leave the other empty");
      if (picUrl.isEmpty()) {
        new Field("image.media_id").id(mediaId);
      } else {
        new Field("image.pic_url").id(picUrl);
      }
    }
  }

  /**
   * A link with its card (图文).
   *
   * @param title at most 128 bytes in UTF-8, not empty
   * @param picUrl the cover's address; empty for none
   * @param description at most 512 bytes; empty for none
   * @param url at most 2048 bytes, not empty
   */
  record Link(String title, String picUrl, String description, String url) implements Attachment {
    private static final int TITLE_BYTES_MAX = 128;
    private static final int DESCRIPTION_BYTES_MAX = 512;
    private static final int URL_BYTES_MAX = 2048;

    /** Checks the lengths. */
    public Link {
      new Field("link.title").check(!title.isBlank(), "must not be empty: give the card a title");
      new Field("link.title").bytesAtMost(title, TITLE_BYTES_MAX);
      new Field("link.picurl").bytesAtMost(picUrl, URL_BYTES_MAX);
      new Field("link.desc").bytesAtMost(description, DESCRIPTION_BYTES_MAX);
      new Field("link.url").id(url);
      new Field("link.url").bytesAtMost(url, URL_BYTES_MAX);
    }
  }

  /**
   * A page of a mini-program (小程序) that is bound to the corp.
   *
   * @param title at most 64 bytes in UTF-8, not empty
   * @param picMediaId the cover, uploaded
   * @param appid the mini-program
   * @param page its page
   */
  record MiniProgram(String title, String picMediaId, String appid, String page)
      implements Attachment {
    private static final int TITLE_BYTES_MAX = 64;

    /** Checks the length and that everything is there. */
    public MiniProgram {
      new Field("miniprogram.title")
          .check(!title.isBlank(), "must not be empty: give the card a title");
      new Field("miniprogram.title").bytesAtMost(title, TITLE_BYTES_MAX);
      new Field("miniprogram.pic_media_id").id(picMediaId);
      new Field("miniprogram.appid").id(appid);
      new Field("miniprogram.page").id(page);
    }
  }

  /**
   * A video.
   *
   * @param mediaId the uploaded material
   */
  record Video(String mediaId) implements Attachment {
    /** Checks that it is there. */
    public Video {
      new Field("video.media_id").id(mediaId);
    }
  }

  /**
   * A file.
   *
   * @param mediaId the uploaded material
   */
  record File(String mediaId) implements Attachment {
    /** Checks that it is there. */
    public File {
      new Field("file.media_id").id(mediaId);
    }
  }
}
