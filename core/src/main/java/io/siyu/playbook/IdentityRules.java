package io.siyu.playbook;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How keys become persons (身份规则集): a rule for every type of key. Immutable.
 *
 * @param rules one rule for each type
 */
public record IdentityRules(Map<KeyType, KeyRule> rules) {
  /** Fills in the default rule for types that are not given. */
  public IdentityRules {
    Map<KeyType, KeyRule> all = new EnumMap<>(KeyType.class);
    for (KeyType type : KeyType.values()) {
      KeyRule given = rules.get(type);
      all.put(type, given == null ? KeyRule.defaultOf(type) : given);
    }
    rules = Maps.immutableEnumMap(all);
  }

  /** The rules that hold unless a playbook says otherwise. */
  public static IdentityRules defaults() {
    return new IdentityRules(ImmutableMap.of());
  }

  /** The rule for a type. */
  public KeyRule of(KeyType type) {
    KeyRule rule = rules.get(type);
    if (rule == null) {
      throw new IllegalStateException(
          "no rule for " + type + " of " + Arrays.toString(KeyType.values()));
    }
    return rule;
  }

  /** The class of a key. */
  public KeyClass classOf(IdentityKey key) {
    return of(key.type()).keyClass();
  }

  /** Whether a key stands for a person by itself: it is STRONG or SCOPED. */
  public boolean isPersonal(IdentityKey key) {
    return classOf(key).isPersonal();
  }

  /** Whether a key has a value that is nobody's. Orders have none: their money is real. */
  public boolean isBlocked(IdentityKey key) {
    return classOf(key) != KeyClass.ORDER && of(key.type()).blocked().contains(key.value());
  }
}
