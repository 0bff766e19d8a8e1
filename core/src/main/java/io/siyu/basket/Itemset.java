package io.siyu.basket;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Products and how many baskets hold all of them (项集).
 *
 * @param items the products, each once, in the order of their UTF-8 bytes
 * @param count in how many baskets all of them are
 */
public record Itemset(List<String> items, long count) {
  /** Copies. */
  public Itemset {
    items = ImmutableList.copyOf(items);
  }
}
