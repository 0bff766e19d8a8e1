package io.siyu.insight;

/**
 * Something that somebody did, or that became of them, as a step of a journey (行为).
 *
 * @param kind what it was
 * @param detail of which thing, as the kind says; may be empty
 */
public record Act(Kind kind, String detail) {
  /** What there is to do. */
  public enum Kind {
    /** A touch through a channel; the detail is its code, empty for one of no channel. */
    TOUCHED,
    /** A presence in a user pool began; the detail is the pool's id. */
    JOINED,
    /** A presence in a user pool ended; the detail is the pool's id. */
    LEFT,
    /** The person addressed the brand; the detail is how. */
    ENGAGED,
    /** Something was looked at; the detail is the item. */
    VIEWED,
    /** Something was passed on; the detail is the item. */
    SHARED,
    /** Somebody was brought along; the detail is the campaign. */
    REFERRED,
    /** A valid order was first paid; without detail. */
    ORDERED,
    /** A valid order with a product was first paid; the detail is its sku. */
    BOUGHT,
    /** A stage was reached; the detail is its name. */
    REACHED
  }
}
