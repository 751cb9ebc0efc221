package org.partida.posting.ro;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The entries of the worked scenarios that a test compares, such as {@code C01#0}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Golden {
  /** Scenario and entry; {@code S01#0+1} is two of them. */
  String[] value();
}
