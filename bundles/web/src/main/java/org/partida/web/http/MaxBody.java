package org.partida.web.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many bytes of body a resource method takes; without it {@link BodyLimits#JSON}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MaxBody {
  /** A document, or an XML file of its size. */
  long DOCUMENT = 10L << 20;

  /** A photo or PDF of a paper, with some room so that the service can say what is too large. */
  long SCAN = 21L << 20;

  /** A file of statements. */
  long STATEMENT = 100L << 20;

  long value();
}
