package io.siyu.examples.quickstart.simulation;

import java.util.List;

/**
 * One product of the shop.
 *
 * @param sku its code
 * @param name its name
 * @param roles its roles in the business, by the words of a playbook
 * @param price its price, in 分
 * @param unitCost what it costs the brand, in 分
 */
record Product(String sku, String name, List<String> roles, long price, long unitCost) {
  Product {
    roles = List.copyOf(roles);
  }
}
