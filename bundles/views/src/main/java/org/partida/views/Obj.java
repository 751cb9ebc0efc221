package org.partida.views;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.partida.model.Money;
import org.partida.model.Percent;

/**
 * A JSON object in the making: keys keep their order, unknown is absent, amounts are text. Not
 * thread-safe.
 */
public final class Obj {
  private final Map<String, Object> map = new LinkedHashMap<>();

  private Obj() {}

  public static Obj obj() {
    return new Obj();
  }

  /**
   * Puts a value; null and empty Optionals are left out, what is not a number, a boolean or a
   * container becomes text.
   */
  public Obj put(String key, Object value) {
    Object v = value instanceof Optional<?> o ? o.orElse(null) : value;
    if (v != null) {
      map.put(key, json(v));
    }
    return this;
  }

  /** Puts a list, made item by item; an empty one is kept, because "none" is known. */
  public <T> Obj list(String key, Collection<T> items, Function<T, ?> view) {
    map.put(key, items.stream().map(i -> json(view.apply(i))).toList());
    return this;
  }

  /** Puts a list only if it has something in it. */
  public <T> Obj some(String key, Collection<T> items, Function<T, ?> view) {
    return items.isEmpty() ? this : list(key, items, view);
  }

  /** The object, as a map in the order of the puts. */
  public Map<String, Object> map() {
    return map;
  }

  private static Object json(Object v) {
    if (v instanceof Obj o) {
      return o.map;
    }
    if (v instanceof Money m) {
      return m.amountText();
    }
    if (v instanceof BigDecimal d) {
      return d.toPlainString();
    }
    if (v instanceof Percent p) {
      return p.toString();
    }
    if (v instanceof Integer
        || v instanceof Long
        || v instanceof Boolean
        || v instanceof Map
        || v instanceof List) {
      return v;
    }
    return v.toString();
  }
}
