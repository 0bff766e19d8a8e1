package io.siyu.examples.quickstart.html;

import com.google.common.html.HtmlEscapers;
import io.siyu.channel.Placement;
import io.siyu.goods.RoleVerdict;
import io.siyu.product.ProductRole;
import io.siyu.stage.Stage;

/**
 * A word of the page in both of its languages.
 *
 * @param zh in Chinese
 * @param en in English
 */
record Label(String zh, String en) {
  /** A word that is the same in both. */
  static Label same(String text) {
    return new Label(text, text);
  }

  static Label of(Stage stage) {
    return switch (stage) {
      case LEAD -> new Label("引流", "Lead");
      case CONTACT -> new Label("承接", "Contact");
      case NURTURED -> new Label("培育", "Nurtured");
      case FIRST_ORDER -> new Label("首单", "First order");
      case REPEAT -> new Label("复购", "Repeat");
      case ADVOCATE -> new Label("推荐", "Advocate");
    };
  }

  static Label of(Placement placement) {
    return switch (placement) {
      case COMMERCIALIZING -> new Label("商业化广告", "Commercializing");
      case PRIVATIZING -> new Label("私有化广告", "Privatizing");
      case FISSION -> new Label("裂变", "Fission");
      case ORGANIC -> new Label("自然", "Organic");
    };
  }

  static Label of(ProductRole role) {
    return switch (role) {
      case LEAD_IN -> new Label("引流款", "Lead-in");
      case COMBO -> new Label("组合款", "Combo");
      case REPURCHASE -> new Label("复购款", "Repurchase");
      case PROFIT -> new Label("利润款", "Profit");
    };
  }

  static Label of(RoleVerdict verdict) {
    return verdict
        .role()
        .map(Label::of)
        .orElseGet(
            () ->
                verdict == RoleVerdict.NONE
                    ? new Label("无角色", "None")
                    : new Label("未知", "Unknown"));
  }

  /** The HTML that shows the language chosen on the page. */
  String html() {
    return "<span lang=\"zh\">"
        + HtmlEscapers.htmlEscaper().escape(zh)
        + "</span><span lang=\"en\">"
        + HtmlEscapers.htmlEscaper().escape(en)
        + "</span>";
  }
}
