package org.partida.camel.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Service properties that may be one text, an array or a collection. */
final class Texts {
  private Texts() {}

  static List<String> of(Object property) {
    List<String> out = new ArrayList<>();
    if (property instanceof Object[] array) {
      for (Object o : array) {
        out.add(String.valueOf(o));
      }
    } else if (property instanceof Collection<?> all) {
      all.forEach(o -> out.add(String.valueOf(o)));
    } else if (property != null) {
      out.add(String.valueOf(property));
    }
    return out;
  }
}
