package io.siyu.cloudevents;

import io.siyu.event.FactKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a client's tracking can report (埋点事件), each with the fact that it becomes. */
enum TrackedKind {
  APP_OPENED("AppOpened", FactKind.TOUCHED, ""),
  PAGE_VIEWED("PageViewed", FactKind.VIEWED, "page"),
  PRODUCT_VIEWED("ProductViewed", FactKind.VIEWED, "product"),
  CART_ITEM_ADDED("CartItemAdded", FactKind.VIEWED, "cart"),
  ORDER_SUBMITTED("OrderSubmitted", FactKind.VIEWED, "submit"),
  ORDER_PAID_CLIENT("OrderPaidClient", FactKind.VIEWED, "pay"),
  CONTENT_SHARED("ContentShared", FactKind.SHARED, "page"),
  IDENTITY_BOUND("IdentityBound", FactKind.IDENTIFIED, "");

  /** Whose names of events are meant, beside our own. */
  enum Dialect {
    /** 神策 Sensors Data, its mini-program SDK; the names of commerce are those it recommends. */
    SENSORS(
        Map.ofEntries(
            Map.entry("$MPLaunch", APP_OPENED),
            Map.entry("$MPShow", APP_OPENED),
            Map.entry("$MPViewScreen", PAGE_VIEWED),
            Map.entry("ViewProduct", PRODUCT_VIEWED),
            Map.entry("AddToShoppingCart", CART_ITEM_ADDED),
            Map.entry("SubmitOrder", ORDER_SUBMITTED),
            Map.entry("PayOrder", ORDER_PAID_CLIENT),
            Map.entry("PayOrderDetail", ORDER_PAID_CLIENT),
            Map.entry("$MPShare", CONTENT_SHARED),
            Map.entry("$SignUp", IDENTITY_BOUND),
            Map.entry("track_id_bind", IDENTITY_BOUND))),
    /** GrowingIO 4.x; its events of the type CUSTOM are named by whoever sends them. */
    GROWINGIO(
        Map.of("VISIT", APP_OPENED, "PAGE", PAGE_VIEWED, "LOGIN_USER_ATTRIBUTES", IDENTITY_BOUND));

    private final Map<String, TrackedKind> names;

    Dialect(Map<String, TrackedKind> names) {
      this.names = names;
    }

    private String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String canonical;
  private final FactKind fact;
  private final String what;

  TrackedKind(String canonical, FactKind fact, String what) {
    this.canonical = canonical;
    this.fact = fact;
    this.what = what;
  }

  FactKind fact() {
    return fact;
  }

  /** What is viewed or shared. */
  String what() {
    return what;
  }

  /** Finds a kind by our own name or that of a dialect; no dialect is the empty text. */
  static Optional<TrackedKind> of(String name, String dialect) {
    return Arrays.stream(values())
        .filter(kind -> kind.canonical.equals(name))
        .findFirst()
        .or(
            () ->
                Arrays.stream(Dialect.values())
                    .filter(each -> each.wireName().equals(dialect))
                    .flatMap(each -> Optional.ofNullable(each.names.get(name)).stream())
                    .findFirst());
  }

  /** Our own names. */
  static List<String> names() {
    return Arrays.stream(values()).map(kind -> kind.canonical).toList();
  }
}
