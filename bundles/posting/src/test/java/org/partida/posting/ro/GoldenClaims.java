package org.partida.posting.ro;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which entries of the worked scenarios the tests of this package compare. Stateless. */
public final class GoldenClaims {
  private GoldenClaims() {}

  /** By simple name of the test class. */
  public static Map<String, Set<String>> all() {
    Map<String, Set<String>> all = new TreeMap<>();
    for (GoldenCases c : List.of(new GoldenTest(), new GoldenPapersTest(), new GoldenRestTest())) {
      all.put(c.getClass().getSimpleName(), each(c.cases().keySet()));
    }
    Set<String> month = new TreeSet<>();
    for (Method m : MonthGoldenTest.class.getDeclaredMethods()) {
      Golden g = m.getAnnotation(Golden.class);
      if (g != null) {
        month.addAll(each(g.value()));
      }
    }
    all.put(MonthGoldenTest.class.getSimpleName(), month);
    return all;
  }

  /** {@code S01#0+1} is two entries. */
  public static Set<String> each(String... ids) {
    return each(List.of(ids));
  }

  private static Set<String> each(Collection<String> ids) {
    List<String> each = new ArrayList<>();
    for (String id : ids) {
      String scenario = id.substring(0, id.indexOf('#') + 1);
      for (String entry : id.substring(scenario.length()).split("\\+")) {
        each.add(scenario + entry);
      }
    }
    return new TreeSet<>(each);
  }
}
